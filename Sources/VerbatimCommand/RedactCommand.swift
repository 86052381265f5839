import ArgumentParser
import CommentSources
import LanguagePacks
import Redaction
import TextAnalysis
import TranscriptSources
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim redact`: personal data masked, in the input's format.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Mask personal data: addresses, numbers, names of people; in the input's own format.",
    discussion: """
      Examples:
        verbatim redact comments.csv -o comments-masked.csv
        verbatim redact call.vtt > call-masked.vtt
        verbatim redact chats.jsonl --hash-key "$KEY" -o chats-masked.jsonl

      Tables keep their columns and delimiter; columns of ids, scores and dates stay as they are. What was masked is counted
      on standard error. What is masked and how is data: redaction.tsv and first-names.txt in the lexicons.
      """)

  @Argument(help: "The file to read; - for standard input.")
  var input: String

  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Option(
    help: ArgumentHelp(
      "Mask with a keyed hash, the same for the same person everywhere; at least 8 bytes.", valueName: "key"))
  var hashKey: String?

  @Option(help: "auto, delimited, jsonl, json or text.")
  var inputFormat = "auto"

  @Option(help: ArgumentHelp("The encoding of the input, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("A column to leave as it is; may be repeated.", valueName: "col"))
  var keep: [String] = []

  @Flag(help: "No messages on standard error.")
  var quiet = false

  func validate() throws { try RedactionOptions.check(hashKey) }

  func run() throws {
    let files = try engine.files()
    let speakers = try SpeakerLexicon(files)
    let settings = RedactionSettings(rules: try RedactionRules(files), hashKey: hashKey)
    let text = try AnalysisSetup.engine(files, codebooks: [], languages: engine.candidates)
    var redactor = try InputRedactor(settings, speakers: speakers, engine: text, language: engine.single)
    var options = InputOptions()
    guard let format = InputOptions.Format(rawValue: inputFormat) else {
      throw ValidationError(
        "there is no input format '\(inputFormat)'; use auto, delimited, jsonl, json or text")
    }
    options.format = format
    if let encoding { options.encoding = TextEncoding(name: encoding) }
    let file = OutputBox(try OutputFile(path: output.output))
    let notices: [String]
    switch try RedactionForm(input, options: options, adapters: InputArguments.adapters) {
    case .json(let whole):
      try file.write(redactor.json(whole.bytes))
      notices = whole.notices
    case .lines(let whole):
      try file.write(redactor.lines(whole.bytes))
      notices = whole.notices
    case .table(let path):
      notices = try table(path, options, files, &redactor, file)
    }
    try file.finish()
    Notices.write(notices + [TranscriptTable.redaction(redactor.counts)], unless: quiet)
  }

  private func table(
    _ path: String, _ options: InputOptions, _ files: LexiconFiles, _ redactor: inout InputRedactor,
    _ file: OutputBox
  ) throws -> [String] {
    var source = try CommentSource(
      [path], options: options, hints: try ColumnHints(files), adapters: InputArguments.adapters)
    let delimiter: UInt8 =
      source.format.contains("semicolon")
      ? 0x3B
      : source.format.contains("tab-")
        ? 0x09
        : source.format.contains("pipe-") ? 0x7C : 0x2C
    var kept = try RedactionForm.keptColumns(&source, files: files)
    for name in keep {
      kept.insert(try ColumnRoles.resolve(name, in: source.header, option: "--keep", file: path).index)
    }
    let header = source.header.map { InputRedactor.quoted($0, delimiter) }
    try file.write(Array(header.joined(separator: [delimiter])) + [0x0D, 0x0A])
    while let block = try source.nextBlock() {
      try file.write(redactor.rows(block.parse(), kept: kept, delimiter: delimiter))
    }
    let long = redactor.longRows
    return source.notices
      + (long == 0 ? [] : ["rows with more cells than the header, masked and kept: \(long)"])
  }
}
