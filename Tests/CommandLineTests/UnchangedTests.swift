import Foundation
import Testing

/// What must not change a figure: the order of the rows, and the way of a codebook through a workbook.
struct UnchangedTests {
  /// The figures of a result without what tells rows apart.
  private static func figures(_ output: String) throws -> NSDictionary {
    func stripped(_ value: Any) -> Any {
      if let list = value as? [Any] { return list.map(stripped) }
      guard let object = value as? [String: Any] else { return value }
      return object.filter { !["row", "examples", "alerts", "mismatches", "tool"].contains($0.key) }
        .mapValues(stripped)
    }
    let whole = try JSONSerialization.jsonObject(with: Data(output.utf8))
    return try #require(stripped(whole) as? NSDictionary)
  }

  @Test("rows in another order give the same summary, and the same reasons") func order() throws {
    let rows = Survey.planted.split(separator: "\n", omittingEmptySubsequences: true)
    var mixed = Array(rows.dropFirst())
    // Every seventh row first, then the rest backwards.
    mixed =
      mixed.indices.filter { $0 % 7 == 0 }.map { mixed[$0] }
      + mixed.indices.reversed().filter { $0 % 7 != 0 }.map { mixed[$0] }
    let program = try Program([
      "a.csv": Survey.planted, "b.csv": ([rows[0]] + mixed).joined(separator: "\n") + "\n",
    ])
    for command in ["summary", "why"] {
      let results = try ["a.csv", "b.csv"].map { file in
        try program.run([command, file, "--format", "json", "--by", "region"] + Survey.plantedColumns)
      }
      #expect(results.allSatisfy { $0.status == 0 })
      #expect(try Self.figures(results[0].output) == Self.figures(results[1].output), "\(command)")
    }
  }

  @Test("a codebook comes back from a workbook as from a CSV file", arguments: ["telecom", "webshop"])
  func workbook(book: String) throws {
    let program = try Program([:])
    for form in ["xlsx", "csv"] {
      #expect(try program.run("themes", "export", book, "-o", "\(book).\(form)").status == 0)
      #expect(try program.run("themes", "import", "\(book).\(form)", "-o", "\(form).yaml").status == 0)
    }
    #expect(try program.folder.text("xlsx.yaml") == program.folder.text("csv.yaml"))
    #expect(try program.run("themes", "export", "xlsx.yaml", "-o", "again.csv").status == 0)
    #expect(try program.folder.text("again.csv") == program.folder.text("\(book).csv"))
  }
}
