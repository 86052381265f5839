@testable import SQLiteFiles
import CommentSources
import Foundation
import SpreadsheetSources
import Testing
import VerbatimModel

/// Rows of a database as records.
@Suite struct DatabaseInputTests {
  func make(_ path: String, _ sql: String) throws {
    try SQLiteDatabase(path: path, name: path, .making).run(sql)
  }

  func read(_ path: String, sql: String? = nil) throws -> (header: [String], rows: [[String]], format: String)
  {
    var options = InputOptions()
    options.sql = sql
    var source = try CommentSource([path], options: options, adapters: [GzipAdapter(), DatabaseAdapter()])
    var rows: [[String]] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices { rows.append((0..<batch.columnCount).map { batch.text(row, $0) }) }
    }
    return (source.header, rows, source.format)
  }

  @Test("the only table, a query, and values of every type") func reads() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("shop.db")
    try make(
      path,
      """
      CREATE TABLE "the reviews" (id INTEGER, stars REAL, text TEXT);
      INSERT INTO "the reviews" VALUES (1, 4.5, 'fine, "really"'), (2, NULL, 'two
      lines'), (3, 2, ''), (4, 1, 'unit\u{1F}separator');
      """)
    let all = try read(path)
    #expect(all.header == ["id", "stars", "text"])
    #expect(
      all.rows == [
        ["1", "4.5", "fine, \"really\""], ["2", "", "two\nlines"], ["3", "2.0", ""],
        ["4", "1.0", "unit\u{1F}separator"],
      ])
    #expect(all.format == "SQLite database, table 'the reviews'")
    let some = try read(path, sql: "SELECT text AS answer FROM \"the reviews\" WHERE id < 4 ORDER BY id DESC")
    #expect(some.header == ["answer"] && some.rows == [[""], ["two\nlines"], ["fine, \"really\""]])
  }

  @Test("bytes that are no UTF-8 are read as the notice says") func bytes() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("old.sqlite")
    try make(path, "CREATE TABLE t (id, text); INSERT INTO t VALUES (1, CAST(x'747261616720E9E96E' AS TEXT))")
    var source = try CommentSource([path], options: InputOptions(), adapters: [DatabaseAdapter()])
    var texts: [String] = []
    while let block = try source.nextBlock() { texts.append(block.parse().text(0, 1)) }
    #expect(texts == ["traag één"])
    #expect(
      source.notices.contains { $0.hasSuffix("2 bytes that are not valid UTF-8 were read as Windows-1252") })
  }

  @Test("many rows come in pieces") func streams() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("big.sqlite")
    try make(
      path,
      """
      CREATE TABLE t (n INTEGER, text TEXT);
      WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 30000)
      INSERT INTO t SELECT n, 'comment number ' || n FROM c;
      """)
    let rows = try read(path).rows
    #expect(rows.count == 30_000 && rows.last == ["30000", "comment number 30000"])
  }

  @Test("mistakes are told in one line with a remedy") func mistakes() throws {
    let folder = try TemporaryFolder()
    let (two, empty, text) = (folder.path("two.sqlite"), folder.path("empty.sqlite"), folder.path("a.csv"))
    try make(two, "CREATE TABLE a (text); CREATE TABLE b (text, n); INSERT INTO a VALUES ('x')")
    try make(empty, "CREATE TABLE a (text); DROP TABLE a")
    try Data("text\nhello there\n".utf8).write(to: URL(fileURLWithPath: text))
    func message(_ path: String, _ sql: String?) -> String {
      do {
        _ = try read(path, sql: sql)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      message(two, nil).hasSuffix(
        "the database has 2 tables: 'a', 'b'; say what to read, as in --sql 'SELECT * FROM b'"))
    #expect(message(two, "SELECT nowhere FROM a").contains("no such column: nowhere"))
    #expect(message(two, "DELETE FROM a").contains("gives no rows"))
    #expect(message(two, "  ").contains("the query is empty"))
    #expect(message(empty, nil).contains("no tables"))
    #expect(message(text, "SELECT 1").hasSuffix("it is no SQLite database; leave out --sql"))
    #expect(try read(two, sql: "SELECT * FROM a").rows == [["x"]])
  }
}

/// Files as survey tools and spreadsheets write them load with no flag, and give the rows that Python put in.
@Suite struct NastyFileTests {
  struct Item: Decodable {
    let name: String
    let flags: [String]
    let header: [String]
    let rows: [[String]]
  }

  struct Manifest: Decodable {
    let files: [Item]
    let left_out: [String]
  }

  @Test func sameRowsAsPython() throws {
    let folder = try TemporaryFolder()
    let script = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Scripts/nasty_files.py")
      .standardized
    #expect(system("PATH=/usr/bin:/bin python3 '\(script.path)' '\(folder.url.path)'") == 0)
    let manifest = try Data(contentsOf: folder.url.appendingPathComponent("manifest.json"))
    let list = try JSONDecoder().decode(Manifest.self, from: manifest)
    let items = list.files
    // Scripts/test.sh installs openpyxl; LibreOffice is larger than that.
    #expect(
      list.left_out.allSatisfy { $0.contains("libreoffice") }, "\(list.left_out): Scripts/setup.sh --tests")
    if !list.left_out.isEmpty {
      print("NOT TESTED: \(list.left_out.joined(separator: ", ")), as LibreOffice is not installed here")
    }
    #expect(items.count + list.left_out.count == 33)
    for item in items {
      var options = InputOptions()
      options.repairEncoding = item.flags.contains("--repair-encoding")
      var source = try CommentSource(
        [folder.path(item.name)], options: options,
        adapters: [GzipAdapter(), SpreadsheetAdapter(), DatabaseAdapter()])
      var rows: [[String]] = []
      while let block = try source.nextBlock() {
        let batch = block.parse()
        for row in batch.rows.indices { rows.append((0..<batch.columnCount).map { batch.text(row, $0) }) }
      }
      #expect(source.header == item.header, "\(item.name)")
      #expect(rows == item.rows, "\(item.name)")
    }
  }
}
