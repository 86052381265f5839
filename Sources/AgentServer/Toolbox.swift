public import CommentSources
internal import Foundation
public import LanguagePacks
internal import Redaction
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel
internal import VerbatimReports

/// What the tools do: the library's jobs, with JSON as their result.
public struct Toolbox {
  let files: LexiconFiles
  let adapters: [any InputAdapter]
  let tool: SummaryReport.Tool
  let threads: Int
  /// Engines by codebook, so that a call does not compile the words anew.
  private var engines: [String: TextEngine] = [:]

  /// `adapters` read workbooks and the like; `version` is the program's.
  public init(files: LexiconFiles, adapters: [any InputAdapter], version: String, threads: Int) {
    self.files = files
    self.adapters = adapters
    self.threads = threads
    tool = SummaryReport.Tool(version: version, lexicons: files.digest)
  }

  /// Runs a tool.
  ///
  /// - Throws: what went wrong, with what to do.
  mutating func call(_ name: String, _ values: [String: Any]) throws -> String {
    guard let tool = ToolSchema.tools.first(where: { $0.name == name }) else {
      let names = ToolSchema.tools.map(\.name).joined(separator: ", ")
      throw ServerError.arguments("there is no tool '\(name)'; use one of \(names)")
    }
    let arguments = try ToolArguments(tool, values)
    switch name {
    case "tag": return try tag(arguments)
    case "explain": return try explain(arguments)
    case "summary": return try summary(arguments)
    case "why": return try why(arguments)
    case "discover": return try discover(arguments)
    case "transcript": return try transcript(arguments)
    default:
      let codebook = try arguments.text("codebook") ?? CodebookLibrary.defaultName
      return CodebookTree.json(try CodebookLibrary(files).codebook(codebook))
    }
  }

  private mutating func engine(_ arguments: ToolArguments) throws -> TextEngine {
    try engine([try arguments.text("codebook") ?? CodebookLibrary.defaultName], arguments)
  }

  /// The engine with these codebooks.
  mutating func engine(_ codebooks: [String], _ arguments: ToolArguments) throws -> TextEngine {
    let name = codebooks.joined(separator: "\n")
    if let language = try arguments.text("language"), !files.languages.contains(language) {
      throw ServerError.arguments(
        "there is no language '\(language)'; use one of \(files.languages.joined(separator: ", "))")
    }
    if let known = engines[name] { return known }
    let engine = try AnalysisSetup.engine(files, codebooks: codebooks)
    if engines.count >= 8 { engines.removeAll() }
    engines[name] = engine
    return engine
  }

  /// What masks personal data; nil where that is not asked for.
  func masking(_ arguments: ToolArguments) throws -> RedactionSettings? {
    try arguments.flag("redact") ? RedactionSettings(rules: try RedactionRules(files)) : nil
  }

  // MARK: Texts

  private mutating func tag(_ arguments: ToolArguments) throws -> String {
    let engine = try engine(arguments)
    var lines = [UInt8]()
    for text in try arguments.texts("texts") {
      lines += try JSONSerialization.data(withJSONObject: ["text": text])
      lines.append(0x0A)
    }
    var request = try request(arguments, path: "-")
    request.columns.text = ["text"]
    request.scale = "sentiment"
    request.wantsHits = true
    request.threads = 1
    var options = InputOptions()
    options.format = .jsonl
    var source = try CommentSource(stream: MemoryStream(lines), name: "texts", options: options)
    let plan = try PlanResolver(request, files: files).plan(for: &source).plan
    let output = Collected()
    let format = TagJSONLines(engine.catalog, plan, labelLanguage: nil)
    _ = try Run.tag(source, engine: engine, plan: plan, format: format, write: output.add)
    let records = output.bytes.split(separator: 0x0A).joined(separator: Array(",".utf8))
    return "[" + String(decoding: Array(records), as: UTF8.self) + "]"
  }

  private mutating func explain(_ arguments: ToolArguments) throws -> String {
    let engine = try engine(arguments)
    var analyzer = try CommentAnalyzer(engine)
    var text = try arguments.text("text") ?? ""
    if let masking = try masking(arguments) {
      let language = try arguments.text("language") ?? analyzer.language(of: text)
      var memory = RedactionMemory()
      text = try Redactor(masking.rules).redact(text, language: language, memory: &memory)
    }
    let explanation = analyzer.explain(text, AnalysisRequest(language: try arguments.text("language")))
    return String(decoding: ExplainJSON(text, explanation, catalog: engine.catalog).bytes(), as: UTF8.self)
  }

  // MARK: Files

  private func request(_ arguments: ToolArguments, path: String) throws -> RunRequest {
    var request = RunRequest()
    request.inputs = [path]
    request.language = try arguments.text("language")
    request.redaction = try masking(arguments)
    request.threads = threads
    return request
  }

  /// The file or folder to read.
  func file(_ arguments: ToolArguments) throws(ServerError) -> String {
    let path = try arguments.text("path") ?? ""
    // Standard input carries the protocol.
    if path == "-" { throw ServerError.arguments("'path' is a file or folder; '-' cannot be read here") }
    var status = stat()
    if stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
      throw ServerError.arguments("'path' is a file or folder; a pipe or device cannot be read here")
    }
    return path
  }

  /// One counted file.
  private struct Counted {
    let data: SummaryData
    let plan: RunPlan
    let engine: TextEngine
  }

  private mutating func count(_ arguments: ToolArguments, wantsSample: Bool) throws -> Counted {
    let engine = try engine(arguments)
    let path = try file(arguments)
    var request = try request(arguments, path: path)
    request.columns.text = try arguments.text("text_column").map { [$0] } ?? []
    request.columns.score = try arguments.text("score_column")
    request.scale = try arguments.text("scale")
    request.wantsSample = wantsSample
    if wantsSample { request.kept = [] }
    var source = try CommentSource(
      request.inputs, hints: try ColumnHints(files), adapters: adapters + [try transcripts(arguments)])
    let plan = try PlanResolver(request, files: files).plan(for: &source).plan
    let data = try Run.summary(source, engine: engine, plan: plan).data
    return Counted(data: data, plan: plan, engine: engine)
  }

  private mutating func summary(_ arguments: ToolArguments) throws -> String {
    let run = try count(arguments, wantsSample: false)
    var view = SummaryView()
    view.top = try arguments.number("top")
    view.minimumN = try arguments.number("min_n") ?? view.minimumN
    let report = SummaryReport(
      tool: tool, data: run.data, plan: run.plan, view: view, catalog: run.engine.catalog)
    return String(decoding: SummaryJSON(report).bytes(), as: UTF8.self)
  }

  private mutating func why(_ arguments: ToolArguments) throws -> String {
    let run = try count(arguments, wantsSample: true)
    let scale = run.plan.scale
    var question = WhyRequest()
    if let band = try arguments.text("band") {
      guard let index = scale.bands.firstIndex(where: { $0.id == band }) else {
        let known = scale.bands.map(\.id).joined(separator: ", ")
        throw ServerError.arguments("the scale \(scale.id) has no band '\(band)'; it has \(known)")
      }
      question.band = index
    }
    if let theme = try arguments.text("theme") {
      guard let number = run.engine.catalog.number(of: theme) else {
        throw ServerError.arguments("there is no theme '\(theme)'; list_themes shows them")
      }
      question.theme = number
    }
    question.minimumN = try arguments.number("min_n") ?? 10
    question.threads = run.plan.threads
    let result = try WhySearch.run(run.data, plan: run.plan, engine: run.engine, request: question)
    let report = WhyReport(
      tool: tool, result: result, scale: scale, catalog: run.engine.catalog,
      labelLanguage: LabelLanguage.fallback)
    return String(decoding: WhyJSON(report).bytes(), as: UTF8.self)
  }

  private mutating func discover(_ arguments: ToolArguments) throws -> String {
    let run = try count(arguments, wantsSample: true)
    var wanted = DiscoveryRequest()
    wanted.minimumN = try arguments.number("min_n") ?? wanted.minimumN
    wanted.top = try arguments.number("top") ?? wanted.top
    let result = try DiscoverySearch.run(run.data, engine: run.engine, request: wanted)
    return DiscoveryReport(result, catalog: run.engine.catalog, scale: run.plan.scale).json()
  }

  // MARK: Resources

  /// The codebooks as resources.
  var resources: [[String: Any]] {
    CodebookLibrary.names.map {
      [
        "uri": "codebook://\($0)", "name": $0, "mimeType": "application/yaml",
        "description": "The codebook \($0): themes with their patterns, in all languages.",
      ]
    }
  }

  /// The text of a codebook.
  func resource(_ uri: String) throws(ServerError) -> String {
    let name = uri.replacing("codebook://", with: "")
    guard uri.hasPrefix("codebook://"), let file = files.file("themes/\(name).yaml") else {
      throw ServerError(
        code: -32002,
        message:
          "there is no resource '\(uri)'; resources/list shows them, such as codebook://\(CodebookLibrary.defaultName)"
      )
    }
    return String(decoding: file.bytes, as: UTF8.self)
  }
}

/// Gathers what a run writes; a run of one thread writes from that thread alone.
private final class Collected {
  private(set) var bytes: [UInt8] = []
  func add(_ more: [UInt8]) { bytes += more }
}
