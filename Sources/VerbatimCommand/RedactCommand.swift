import ArgumentParser
import CommentSources
import Foundation
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
        verbatim redact survey.xlsx -o survey-masked.xlsx
        verbatim redact calls/*.vtt -o calls-masked
        verbatim redact chats.jsonl --hash-key-file key.txt -o chats-masked.jsonl

      Tables keep their columns and delimiter; columns of scores and dates stay as they are, and so do ids that are no address,
      phone number or name. Columns whose name says what they hold (Name, Customer number, Date of birth) are masked whole.
      Several files go to the folder that -o names, each under its own name. What was masked is counted on standard error. What
      is masked and how is data: redaction.tsv and first-names.txt in the lexicons.
      """)

  @Argument(help: "Files, folders or wildcards to read; - for standard input.")
  var inputs: [String]

  @OptionGroup(title: "Words and themes") var engine: EngineOptions

  @OptionGroup(title: "Output") var output: OutputArguments

  @OptionGroup(title: "Personal data") var key: HashKeyOptions

  @Option(help: "auto, delimited, jsonl, json or text.")
  var inputFormat = "auto"

  @Option(help: ArgumentHelp("The sheet of a workbook, by name or number.", valueName: "sheet"))
  var sheet: String?

  @Option(help: ArgumentHelp("The encoding of the input, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("A column to leave as it is; may be repeated.", valueName: "col"))
  var keep: [String] = []

  @Flag(help: "Tables of text: leave cells that a spreadsheet would run as a formula as they are.")
  var raw = false

  @Flag(help: "No messages on standard error.")
  var quiet = false

  func run() throws {
    let files = try engine.files()
    let speakers = try SpeakerLexicon(files)
    let settings = RedactionSettings(rules: try RedactionRules(files), hashKey: try key.key())
    let text = try AnalysisSetup.engine(files, codebooks: [], languages: engine.candidates)
    var options = InputOptions()
    guard let format = InputOptions.Format(rawValue: inputFormat) else {
      throw ValidationError(
        "there is no input format '\(inputFormat)'; use auto, delimited, jsonl, json or text")
    }
    options.format = format
    options.sheet = sheet
    if let encoding { options.encoding = TextEncoding(name: encoding) }
    let paths = try InputPaths.expand(inputs)
    if paths.count > 1, output.output == nil || output.output == "-" {
      throw ValidationError("several files need a folder to go to: name it with -o")
    }
    var job = RedactionJob(
      redactor: try InputRedactor(settings, speakers: speakers, engine: text, language: engine.single),
      rules: settings.rules, options: options, files: files, keep: keep,
      isRaw: raw, isQuiet: quiet)
    if paths.count == 1, !isFolder(output.output) {
      try job.redact(paths[0], to: output.output)
    } else {
      try job.redact(paths, intoFolder: output.output ?? ".")
    }
    Notices.write(job.notices + [TranscriptTable.redaction(job.counts)], unless: quiet)
  }

  private func isFolder(_ path: String?) -> Bool {
    guard let path else { return false }
    var isFolder: ObjCBool = false
    return path.hasSuffix("/")
      || FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
