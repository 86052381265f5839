import AgentServer
import CommentSources
import Foundation
import LanguagePacks
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports
import WorkbookFiles

/// Tags a table and reads what was written again: as many records come out as went in.
struct TagTarget: FuzzTarget {
  private let engine: TextEngine
  private let header = Array("id,score,comment\n".utf8)

  init() throws { engine = try AnalysisSetup.engine(.embedded, languages: ["en"]) }

  func run(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let bytes = header + input.dropFirst()
    var request = RunRequest()
    request.columns.text = ["comment"]
    request.columns.score = "score"
    request.scale = "nps"
    request.threads = 1
    request.input.format = .delimited
    request.input.delimiter = 0x2C
    request.input.quoting = .character(0x22)
    request.input.header = .present
    func source() -> CommentSource? {
      try? CommentSource(stream: MemoryStream(bytes), name: "a.csv", options: request.input)
    }
    guard var opened = source(),
      let plan = try? PlanResolver(request, files: .embedded).plan(for: &opened).plan
    else { return }
    if first % 8 == 0 { return workbook(opened, plan) }
    first & 1 == 0 ? lines(opened, plan) : table(opened, plan)
  }

  private func lines(_ source: consuming CommentSource, _ plan: RunPlan) {
    let output = Collected()
    let format = TagJSONLines(engine.catalog, plan, labelLanguage: nil)
    guard
      let result = try? Run.tag(
        source, engine: engine, plan: plan, format: format, write: { output.bytes += $0 })
    else { return }
    let lines = output.bytes.split(separator: 0x0A)
    require(lines.count == result.counts.read, "a line a record")
    for line in lines {
      require((try? JSONSerialization.jsonObject(with: Data(line))) != nil, "every line is JSON")
    }
  }

  private func table(_ source: consuming CommentSource, _ plan: RunPlan) {
    let output = Collected()
    let format = TagCSV(engine.catalog, plan)
    guard
      let result = try? Run.tag(
        source, engine: engine, plan: plan, format: format, write: { output.bytes += $0 })
    else { return }
    var options = InputOptions()
    options.format = .delimited
    options.delimiter = 0x2C
    options.quoting = .character(0x22)
    options.header = .present
    options.encoding = .utf8
    guard var again = try? CommentSource(stream: MemoryStream(output.bytes), name: "b.csv", options: options)
    else {
      return require(result.counts.read == 0, "what was written is read")
    }
    var count = 0
    while let block = try? again.nextBlock() {
      let batch = block.parse()
      count += batch.rows.count
      for row in batch.rows { require(row.problem == nil, "no record is damaged") }
      for row in batch.rows.indices {
        for column in 0..<batch.columnCount {
          require(!Self.mayRun(batch.text(row, column)), "no cell is a formula")
        }
      }
    }
    require(count == result.counts.read, "a record a record: \(count) of \(result.counts.read)")
  }

  /// Whether a spreadsheet may run a cell; a sign alone or before a number is none.
  private static func mayRun(_ text: String) -> Bool {
    guard let first = text.first, "=@+-\t\r".contains(first) else { return false }
    return !"+-".contains(first) || !text.dropFirst().allSatisfy { "0123456789.,eE+-%".contains($0) }
  }

  private func workbook(_ source: consuming CommentSource, _ plan: RunPlan) {
    let path = "/dev/shm/verbatim-fuzz-\(getpid()).xlsx"
    guard let book = try? TagWorkbook(path: path, plan: plan, catalog: engine.catalog) else { return }
    _ = try? Run.rows(source, engine: engine, plan: plan, write: book.write)
    try? book.finish()
    unlink(path)
  }
}

/// Bytes that were written.
private final class Collected {
  var bytes: [UInt8] = []
}

/// The self-contained page: nothing of a comment ends a script or begins a tag.
struct ReportTarget: FuzzTarget {
  private let engine: TextEngine
  private let files = LexiconFiles.embedded

  init() throws { engine = try AnalysisSetup.engine(.embedded, languages: ["en"]) }

  func run(_ input: [UInt8]) {
    let bytes = Array("id,score,comment,region\n".utf8) + input
    var request = RunRequest()
    request.columns.text = ["comment"]
    request.columns.score = "score"
    request.columns.segments = ["region"]
    request.scale = "nps"
    request.wantsHits = true
    request.wantsOverview = true
    request.wantsSample = true
    request.input.format = .delimited
    request.input.delimiter = 0x2C
    guard var source = try? CommentSource(stream: MemoryStream(bytes), name: "a.csv", options: request.input),
      let plan = try? PlanResolver(request, files: files).plan(for: &source).plan,
      let data = try? Run.report(source, engine: engine, plan: plan).data,
      let texts = try? ReportTexts(language: "en", files: files)
    else { return }
    let tool = SummaryReport.Tool(version: "0", lexicons: "0")
    let page = HTMLReport(
      tool: tool, data: data, plan: plan, view: SummaryView(), catalog: engine.catalog, texts: texts,
      title: String(decoding: input.prefix(40), as: UTF8.self), files: files)
    var html: [UInt8] = []
    guard (try? page.write { html += $0 }) != nil else { return require(false, "a page is made") }
    let text = String(decoding: html, as: UTF8.self)
    let scripts = text.components(separatedBy: "<script").count
    require(scripts == text.components(separatedBy: "</script").count, "as many scripts end as begin")
    require(scripts <= 4, "no script comes from the input")
    for report in [
      SummaryReport(
        tool: tool, data: data.summary, plan: Self.whole(plan), view: SummaryView(), catalog: engine.catalog)
    ] {
      require(
        (try? JSONSerialization.jsonObject(with: Data(SummaryJSON(report).bytes()))) != nil,
        "a summary is JSON")
      let table = SummaryTable(report, style: Style(colour: false), width: 100).text()
      for scalar in table.unicodeScalars where scalar != "\n" {
        require(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "nothing steers a terminal")
      }
      _ = SummaryPage(report).markdown()
      _ = SummaryPage(report).html(title: "x")
    }
  }

  private static func whole(_ plan: RunPlan) -> RunPlan {
    var plan = plan
    plan.segmentColumns = []
    return plan
  }
}

/// Messages of the Model Context Protocol, a line each.
struct ProtocolTarget: FuzzTarget {
  /// Kept from one input to the next, as opening the lexicons takes long.
  private final class Box {
    var server = ProtocolServer(
      Toolbox(files: .embedded, adapters: [], version: "0", threads: 1), version: "0")
  }

  private let box = Box()

  func run(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    // Files are for other targets: here nothing of the machine is opened.
    if text.contains("path") || text.contains("input") || text.contains("\\u") { return }
    for line in text.split(separator: "\n") {
      guard let answer = box.server.answer(String(line)) else { continue }
      require((try? JSONSerialization.jsonObject(with: Data(answer.utf8))) != nil, "an answer is JSON")
    }
  }
}
