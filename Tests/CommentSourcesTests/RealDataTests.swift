import CommentSources
import Foundation
import LanguagePacks
import Testing
import VerbatimModel

/// Reads every table below the folder that `VERBATIM_DATA` names and prints what was found, a line a file, in a form that
/// Scripts/reference/csv_counts.py prints as well: rows and the bytes of each cell, summed.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["VERBATIM_DATA"] != nil))
struct RealDataTests {
  @Test func everyTable() throws {
    let folder = ProcessInfo.processInfo.environment["VERBATIM_DATA"] ?? ""
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
      print("COUNT \(name) \(rows) \(bytes)")
      print(
        "  \(source.format); \(flagged) flagged; text \(roles.text.map(\.name)) score \(roles.score?.name ?? "–")",
        source.notices)
    }
  }
}
