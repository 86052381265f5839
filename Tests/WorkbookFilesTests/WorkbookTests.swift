@testable import SpreadsheetSources
@testable import WorkbookFiles
import CommentSources
import Foundation
import LanguagePacks
import RootCause
import Synchronization
import Testing
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("xlsx-" + UUID().uuidString)
  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: url) }
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// A sheet read back by the project's own reader, which is tested against openpyxl.
func readSheet(_ path: String, sheet: String? = nil) throws -> (header: [String], rows: [[String]]) {
  var options = InputOptions()
  options.sheet = sheet
  options.header = .present
  var source = try CommentSource([path], options: options, adapters: [SpreadsheetAdapter()])
  var rows: [[String]] = []
  while let block = try source.nextBlock() {
    let batch = block.parse()
    for row in batch.rows.indices { rows.append((0..<batch.columnCount).map { batch.text(row, $0) }) }
  }
  return (source.header, rows)
}

/// The text of a part of a workbook.
func part(_ name: String, of path: String) throws -> String {
  let archive = try ZipArchive([UInt8](Data(contentsOf: URL(fileURLWithPath: path))), name: path)
  let stream = try #require(try archive.stream(name))
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = try chunk.withUnsafeMutableBufferPointer { try stream.read(into: $0) }
    if count == 0 { return String(decoding: bytes, as: UTF8.self) }
    bytes += chunk[..<count]
  }
}

@Suite struct WorkbookTests {
  @Test("text stays text, whatever it looks like") func cells() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a.xlsx")
    let texts = [
      "=1+1", "+31 6 12345678", "-", "@SUM(A1)", "\tx", "'=x", " spaces ", "two\nlines", "_x0041_", "a\u{0}b",
      "\u{FFFF}",
      "😀 <b>&amp;</b>", "007", "1e5", String(repeating: "é", count: 40_000),
    ]
    let book = try Workbook(path: path, isStreamed: false)
    let sheet = try book.addSheet("cells")
    try sheet.add([.text("text"), .text("number")])
    for text in texts { try sheet.add([.text(text), .number(-2.5, .signed)]) }
    #expect(book.cutTexts == 1)
    try book.finish()
    let read = try readSheet(path)
    var expected = texts
    expected[9] = "a\u{FFFD}b"
    expected[10] = "\u{FFFD}"
    expected[14] = String(repeating: "é", count: 32_766) + "…"
    #expect(read.rows.map { $0[0] } == expected)
    #expect(read.rows.allSatisfy { $0[1] == "-2.5" })
    #expect(!(try part("xl/worksheets/sheet1.xml", of: path)).contains("<f>"))
  }

  @Test("names of sheets are made fit, and never the same") func names() throws {
    let folder = try TemporaryFolder()
    let book = try Workbook(path: folder.path("b.xlsx"), isStreamed: false)
    let long = String(repeating: "a", count: 40)
    let names = try ["Q3/2026 [nl]?", long, long, "", "'x'"].map { try book.addSheet($0).name }
    #expect(
      names == [
        "Q32026 nl", String(repeating: "a", count: 28), String(repeating: "a", count: 28) + " 2", "Sheet",
        "x",
      ])
    try book.finish()
  }

  @Test("what is not finished is not there") func unfinished() throws {
    let folder = try TemporaryFolder()
    do { _ = try Workbook(path: folder.path("c.xlsx"), isStreamed: true) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    #expect(throws: OutputError.self) { _ = try Workbook(path: folder.path("no/c.xlsx"), isStreamed: true) }
  }

  @Test("codebooks come back as they were", arguments: CodebookLibrary.names) func codebook(_ name: String)
    throws
  {
    let folder = try TemporaryFolder()
    let book = try CodebookLibrary(.embedded).codebook(name)
    let path = folder.path("\(name).xlsx")
    try CodebookWorkbook.write(FlatCodebook(book), to: path)
    #expect(try FlatCodebookReader.codebook(path, adapters: [SpreadsheetAdapter()]) == book)
  }

  @Test("workbooks that are finished at once leave standard error as it was") func together() throws {
    let folder = try TemporaryFolder()
    let paths = (0..<100).map { folder.path("\($0).xlsx") }
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: paths.count) { number in
      do {
        let book = try TableWorkbook(path: paths[number], header: ["a"])
        try book.add(["x"])
        try book.finish()
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 }.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == paths.count)
    #expect(standardErrorDescriptor() == 2)
  }

  @Test("a codebook with everything that is hard to write") func hardCodebook() throws {
    let yaml = """
      codebook: hard
      version: 2.10
      themes:
        - id: a
          label: {nl: "Prijs, 'de' \\"onze\\""}
          note: "two\\nlines"
          terms: {nl: ['=klacht', '24/7', "'t", '24', '+31*', no]}
          examples: {nl: ['=SUM(A1)', "'=x", '- streep', ' spatie ', '_x0041_']}
      """
    let folder = try TemporaryFolder()
    let book = try Codebook(yaml: yaml, file: "hard.yaml")
    let path = folder.path("hard.xlsx")
    try CodebookWorkbook.write(FlatCodebook(book), to: path)
    #expect(try FlatCodebookReader.codebook(path, adapters: [SpreadsheetAdapter()]) == book)
  }
}

/// Tags and reports as workbooks.
@Suite struct TagWorkbookTests {
  static let engine = Result { try AnalysisSetup.engine(.embedded) }
  static let corpus = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../corpora/nps-nl.csv")
    .standardized.path

  func plan(_ input: String, _ change: (inout RunRequest) -> Void = { _ in }) throws -> RunPlan {
    var request = RunRequest()
    change(&request)
    var source = try CommentSource([input])
    return try PlanResolver(request, files: .embedded).plan(for: &source).plan
  }

  func tag(_ input: String, _ plan: RunPlan, to path: String) throws {
    let engine = try Self.engine.get()
    let book = try TagWorkbook(path: path, plan: plan, catalog: engine.catalog)
    _ = try Run.rows(try CommentSource([input]), engine: engine, plan: plan, write: book.write)
    try book.finish()
  }

  @Test("the same records as CSV, behind the input's own columns") func sameAsCSV() throws {
    let folder = try TemporaryFolder()
    let engine = try Self.engine.get()
    let plan = try plan(Self.corpus)
    let path = folder.path("tags.xlsx")
    try tag(Self.corpus, plan, to: path)
    let csv = folder.path("tags.csv")
    var bytes: [UInt8] = []
    _ = try Run.tag(
      try CommentSource([Self.corpus]), engine: engine, plan: plan,
      format: TagCSV(engine.catalog, plan, isRaw: true),
      write: { bytes += $0 })
    try Data(bytes).write(to: URL(fileURLWithPath: csv))
    let (book, text) = (try readSheet(path), try readSheet(csv))
    #expect(book.header == text.header + ["record", "themes_found"])
    #expect(book.rows.count == text.rows.count && text.rows.count > 300)
    let sentiment = try #require(text.header.lastIndex(of: "sentiment"))
    for (a, b) in zip(book.rows, text.rows) {
      let (left, right) = (Double(a[sentiment]), Double(b[sentiment]))
      #expect(left == nil && right == nil || abs((left ?? 9) - (right ?? -9)) < 1e-6)
      for column in text.header.indices where column != sentiment { #expect(a[column] == b[column]) }
    }
  }

  @Test("themes mended in the workbook are applied by id, and nothing else changes") func mended() throws {
    let folder = try TemporaryFolder()
    let engine = try Self.engine.get()
    // As a workbook comes back: one theme taken away, one put in its place, one row left as it was.
    let rows = [
      (1, ["record", "themes", "themes_found"]), (2, ["40114", "Wachttijd; price.level", "process.ease"]),
      (3, ["40117", "returns.process", "returns.process"]), (4, ["40118", "", "delivery"]),
      (5, ["", "", ""]),
    ].map { (line: $0.0, cells: $0.1) }
    let overrides = try ThemeOverrides(rows: rows, file: "tags.xlsx", catalog: engine.catalog)
    let ids = { (record: String) in
      overrides.corrections(of: record).map { ($0.isAdded ? "+" : "-") + engine.catalog.entries[$0.theme].id }
    }
    #expect(ids("40114") == ["-process.ease", "+contact.waiting", "+price.level"])
    #expect(ids("40117").isEmpty && ids("40118") == ["-delivery"] && overrides.count == 2)
    #expect(throws: LexiconError.self) {
      try ThemeOverrides(
        rows: [rows[0], (2, ["1", "nonsense", ""])], file: "tags.xlsx", catalog: engine.catalog)
    }

    var plan = try plan(Self.corpus)
    let first = folder.path("first.xlsx")
    try tag(Self.corpus, plan, to: first)
    let unchanged = try OverrideFile.read(first, catalog: engine.catalog, adapters: [SpreadsheetAdapter()])
    #expect(unchanged.count == 0)
    plan.overrides = overrides
    let second = folder.path("second.xlsx")
    try tag(Self.corpus, plan, to: second)
    let (before, after) = (try readSheet(first), try readSheet(second))
    let column = try #require(before.header.lastIndex(of: "themes"))
    let changed = zip(before.rows, after.rows).filter { $0 != $1 }
    #expect(Set(changed.map { $0.0[0] }).isSubset(of: ["40114", "40118"]))
    #expect(after.rows.first { $0[0] == "40114" }?[column] == "price.level;contact.waiting")
    // The corrected workbook still knows what was found, so that it can be handed back in place of the corrections.
    let handedBack = try OverrideFile.read(second, catalog: engine.catalog, adapters: [SpreadsheetAdapter()])
    #expect(
      Set(handedBack.corrections(of: "40114").map(\.theme))
        == Set(overrides.corrections(of: "40114").map(\.theme)))
    #expect(handedBack.corrections(of: "40117").isEmpty)
  }

  @Test("a report has its sheets, in the reader's language, with numbers as numbers") func reports() throws {
    let folder = try TemporaryFolder()
    let engine = try Self.engine.get()
    let plan = try plan(Self.corpus) {
      $0.wantsOverview = true
      $0.wantsSample = true
    }
    let data = try Run.report(try CommentSource([Self.corpus]), engine: engine, plan: plan).data
    var request = WhyRequest()
    request.replicates = 0
    let drivers = WhyDrivers(data.summary, request: request, seed: 0)
    for language in ["nl", "sv", "en"] { try check(language, plan, data, drivers, in: folder) }
  }

  func check(
    _ language: String, _ plan: RunPlan, _ data: ReportData, _ drivers: WhyDrivers?,
    in folder: TemporaryFolder
  ) throws {
    let engine = try Self.engine.get()
    var whole = plan
    whole.segmentColumns = []
    var view = SummaryView()
    view.labelLanguage = language
    let tool = SummaryReport.Tool(version: "1", lexicons: "x")
    let report = SummaryReport(
      tool: tool, data: data.summary, plan: whole, view: view, catalog: engine.catalog)
    let texts = try ReportTexts(language: language, files: .embedded)
    let path = folder.path("\(language).xlsx")
    let cut = try ReportWorkbook(report, plan: plan, data: data, drivers: drivers, texts: texts, title: "Q3")
      .write(to: path)
    #expect(cut == 0)
    let themes = try readSheet(path, sheet: texts["themes"])
    let shown = report.themes(report.figures)
    #expect(themes.rows.count == shown.count && shown.count > 20)
    for (row, theme) in zip(themes.rows, shown) {
      #expect(row[1] == engine.catalog.entries[theme.theme].id && row[2] == String(theme.n))
      #expect(abs((Double(row[4]) ?? 99) - (theme.impact.value ?? 0)) < 1e-9)
    }
    #expect(!themes.header.contains { $0.hasPrefix("xlsx.") || $0.hasPrefix("column.") })
    #expect(try readSheet(path, sheet: texts["segments"]).rows.contains { $0[1] == "Vlaanderen" })
    #expect(try readSheet(path, sheet: texts["xlsx.drivers"]).rows.count == drivers?.drivers.count)
    let comments = try readSheet(path, sheet: texts["comments"])
    #expect(comments.rows.count == data.sample.rows().count { $0.hasText })
    #expect(try part("xl/charts/chart1.xml", of: path).contains("barChart"))
    let styles = try part("xl/styles.xml", of: path)
    #expect(styles.contains("0.0%"))
    let sheet = try part("xl/worksheets/sheet2.xml", of: path)
    for needed in ["<autoFilter", "<conditionalFormatting", "state=\"frozen\""] {
      #expect(sheet.contains(needed))
    }
  }
}
