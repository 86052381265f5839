@testable import SQLiteFiles
import CommentSources
import Foundation
import LanguagePacks
import RootCause
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports
import Testing

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-" + UUID().uuidString)
  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// Tags as a database: the same records and figures as in all other forms.
@Suite struct TagDatabaseTests {
  static let engine = Result { try AnalysisSetup.engine(.embedded) }
  static let corpus = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../corpora/nps-nl.csv")
    .standardized.path

  /// Tags `input` into a database at `path`, and gives the plan.
  func tag(_ input: String, to path: String, threads: Int = 2) throws -> RunPlan {
    let engine = try Self.engine.get()
    var request = RunRequest()
    request.wantsHits = true
    request.threads = threads
    var options = InputOptions()
    options.blockSize = 5_000
    request.input = options
    var source = try CommentSource([input], options: options)
    let plan = try PlanResolver(request, files: .embedded).plan(for: &source).plan
    let database = try TagDatabase(
      path: path, plan: plan, catalog: engine.catalog, labelLanguage: "nl", about: [("scale", plan.scale.id)])
    _ = try Run.rows(source, engine: engine, plan: plan, write: database.write)
    #expect(!FileManager.default.fileExists(atPath: path))
    try database.finish()
    return plan
  }

  /// All rows of a query, as text.
  func rows(_ path: String, _ sql: String) throws -> [[String]] {
    let statement = try SQLiteDatabase(path: path, name: path, .reading).prepare(sql)
    var rows: [[String]] = []
    while try statement.next() {
      rows.append(
        statement.columns.indices.map { statement.withText($0) { String(decoding: $0, as: UTF8.self) } })
    }
    return rows
  }

  @Test("the views agree with the summary, to the last comment") func sameFigures() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("tags.sqlite")
    let plan = try tag(Self.corpus, to: path)
    let engine = try Self.engine.get()
    let data = try Run.summary(try CommentSource([Self.corpus]), engine: engine, plan: plan).data
    let figures = GroupFigures(data.all, scale: plan.scale, minimumN: 1)

    let themes = Dictionary(
      uniqueKeysWithValues: try rows(path, "SELECT theme, n, share FROM theme_summary").map {
        ($0[0], ($0[1], $0[2]))
      })
    #expect(themes.count == figures.themes.count && figures.themes.count > 50)
    for theme in figures.themes {
      let found = try #require(themes[engine.catalog.entries[theme.theme].id])
      #expect(found.0 == String(theme.n))
      #expect(abs((Double(found.1) ?? -1) - theme.share) < 1e-9)
    }
    let cells = try rows(path, "SELECT theme, band, n, share FROM theme_bands")
    let expected = figures.themes.flatMap { theme in
      theme.bands.filter { $0.n > 0 }.map { "\(engine.catalog.entries[theme.theme].id) \($0.id) \($0.n)" }
    }
    #expect(Set(cells.map { "\($0[0]) \($0[1]) \($0[2])" }) == Set(expected))
    let bands = try rows(path, "SELECT band, n FROM band_summary")
    #expect(bands == figures.score.bands.map { [$0.id, String($0.n)] })
  }

  @Test("every record and every column of the input is there, and offsets count scalars") func records()
    throws
  {
    let folder = try TemporaryFolder()
    let input = folder.path("in.csv")
    let text =
      "id,nps,comment,Comment,row\n007,9,\"😀 heel vriendelijk, top\",a,x\n8,,,b,\n9,3,Te lang gewacht,=1+1,12.5\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: input))
    let path = folder.path("out.db")
    _ = try tag(input, to: path, threads: 1)
    #expect(
      try rows(
        path, "SELECT \"row\", id, typeof(id), nps, typeof(nps), Comment_2, row_2, typeof(row_2) FROM input")
        == [
          ["1", "007", "text", "9", "integer", "a", "x", "text"],
          ["2", "8", "integer", "", "null", "b", "", "null"],
          ["3", "9", "integer", "3", "integer", "=1+1", "12.5", "real"],
        ])
    #expect(
      try rows(path, "SELECT \"row\", id, score, band, rejected, no_text FROM comments ORDER BY comment") == [
        ["1", "007", "9.0", "promoter", "", "0"], ["2", "8", "", "", "missing score", "1"],
        ["3", "9", "3.0", "detractor", "", "0"],
      ])
    for table in ["hits", "evidence"] {
      let spans = try rows(
        path, "SELECT c.text, x.start, x.\"end\", x.text FROM \(table) x JOIN comments c USING (comment)")
      #expect(!spans.isEmpty)
      for span in spans {
        let scalars = Array(span[0].unicodeScalars)
        let (start, end) = (try #require(Int(span[1])), try #require(Int(span[2])))
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == span[3])
      }
    }
    #expect(try rows(path, "SELECT value FROM about WHERE key = 'scale'") == [["nps"]])
  }

  @Test("the same bytes for any number of threads") func threads() throws {
    let folder = try TemporaryFolder()
    _ = try tag(Self.corpus, to: folder.path("1.sqlite"), threads: 1)
    _ = try tag(Self.corpus, to: folder.path("4.sqlite"), threads: 4)
    let files = try ["1.sqlite", "4.sqlite"].map {
      try Data(contentsOf: URL(fileURLWithPath: folder.path($0)))
    }
    #expect(files[0] == files[1] && files[0].count > 100_000)
  }

  @Test("what is not finished is not there") func unfinished() throws {
    let folder = try TemporaryFolder()
    let engine = try Self.engine.get()
    var source = try CommentSource([Self.corpus])
    let plan = try PlanResolver(RunRequest(), files: .embedded).plan(for: &source).plan
    do {
      let database = try TagDatabase(
        path: folder.path("x.sqlite"), plan: plan, catalog: engine.catalog, labelLanguage: "en", about: [])
      #expect(database.columnsLeftOut == 0)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    #expect(throws: OutputError.self) {
      _ = try TagDatabase(
        path: folder.path("no/x.sqlite"), plan: plan, catalog: engine.catalog, labelLanguage: "en", about: [])
    }
  }
}
