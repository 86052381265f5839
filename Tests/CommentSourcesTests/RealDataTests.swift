import CommentSources
import Foundation
import LanguagePacks
import Testing
import VerbatimModel

/// Reads every table below the folder that `VERBATIM_DATA` names: rows and the bytes of all cells, summed, must be those that
/// Scripts/reference/csv_counts.py found with Python's reader (Reference/csv_counts.txt).
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["VERBATIM_DATA"] != nil,
    "the labelled comments are not on this machine (set VERBATIM_DATA)"))
struct RealDataTests {
  @Test func everyTable() throws {
    let folder = ProcessInfo.processInfo.environment["VERBATIM_DATA"] ?? ""
    let reference = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Reference/csv_counts.txt")
    let expected = Set(
      try String(contentsOf: reference, encoding: .utf8).split(separator: "\n").map(String.init))
    var compared = 0
    let chooser = ColumnChooser(
      hints: try ColumnHints(), catalog: try ScaleCatalog(), months: try MonthNames())
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
    for name in names.sorted() {
      var source = try CommentSource([folder + "/" + name])
      let roles = try chooser.choose(
        header: source.header, labels: source.labels, sample: try source.sample(rows: 2000),
        request: ColumnRequest(),
        file: name)
      var (rows, bytes, flagged) = (0, 0, 0)
      while let block = try source.nextBlock() {
        let batch = block.parse()
        rows += batch.rows.count
        bytes += batch.cells.reduce(0) { $0 + $1.count }
        flagged += batch.rows.count { $0.problem != nil }
      }
      if expected.contains(where: { $0.hasPrefix("COUNT \(name) ") }) {
        compared += 1
        #expect(
          expected.contains("COUNT \(name) \(rows) \(bytes)"), "\(rows) rows, \(bytes) bytes of \(name)")
      }
      #expect(rows > 0 && !roles.text.isEmpty || name.hasPrefix("compound/"), "\(name)")
      #expect(flagged == 0, "\(name)")
    }
    #expect(compared > 0, "none of the tables is in the reference")
  }
}
