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
import WorkbookFiles

/// `verbatim transcript`: conversations turn by turn, and the figures of agents and teams.
struct TranscriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcript",
    abstract: "Calls and chats: contact reasons, mood, outcome, what agents do; by agent or team.",
    discussion: """
      Examples:
        verbatim transcript call.vtt                                    one conversation, turn by turn
        verbatim transcript calls/*.vtt --scores csat.csv --on conversationId --by agent -o november.html
        verbatim transcript chats.jsonl --redact --format jsonl -o chats-tagged.jsonl
        verbatim transcript utterances.csv --by team --format csv --figures teams.csv

      Reads WebVTT, SRT, lines of 'Speaker: text', WhatsApp and Teams exports, JSON with turns, and a row an utterance.
      """)

  enum Format: String, CaseIterable {
    case table, json, jsonl, csv, html, xlsx
  }

  @Argument(help: "Files, folders or wildcards to read; - for standard input.")
  var inputs: [String]

  @OptionGroup(title: "Speakers") var speakers: SpeakerOptions
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Scores") var joined: JoinedScoreOptions
  @OptionGroup(title: "Personal data") var redaction: RedactionOptions
  @OptionGroup(title: "Output") var output: OutputArguments

  @Option(
    help: ArgumentHelp(
      "A file for the places that could not be used, with line, reason and what stood there.",
      valueName: "file"))
  var rejects: String?

  @Option(help: "table, json, jsonl, csv, html or xlsx.")
  var format: String?

  @Option(
    help: ArgumentHelp(
      "A file for the figures of all, of each agent and of each group of --by, a row a figure (CSV).",
      valueName: "file"))
  var figures: String?

  @Option(help: ArgumentHelp("Figures by agent, team or another field of the data.", valueName: "field"))
  var by = "agent"

  @Option(
    help: ArgumentHelp(
      "The theme below which contact reasons stand; 'reason' of the codebook contact-centre when left out. May be repeated.",
      valueName: "id"))
  var reasons: [String] = []

  @Option(help: "The fewest conversations that figures of an agent or group rest on.")
  var minN = 5

  @Option(help: ArgumentHelp("The encoding of the input, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "The language of theme labels; each conversation's own when left out.", valueName: "lang"))
  var labelsIn: String?

  @Option(help: "How many threads analyse; all processors when left out.")
  var threads: Int?

  @Flag(
    help:
      "With --redact: agents keep their names as speakers; without, each has one number in all conversations."
  )
  var keepAgents = false

  @Flag(help: "Only negative, neutral and positive: no mixed label.")
  var threeWay = false

  @Flag(help: "No messages on standard error.")
  var quiet = false

  func validate() throws {
    if minN < 1 { throw ValidationError("--min-n must be at least 1") }
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    try RejectsArguments.requireTable(rejects)
  }

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .table)
    if let figures, figures == "-" || figures == output.output {
      throw ValidationError("--figures needs a file of its own")
    }
    if chosen == .xlsx { try output.requireFile(for: "xlsx") }
    let files = try engine.files()
    let lexicon = try SpeakerLexicon(files)
    var input = InputOptions()
    if let encoding { input.encoding = TextEncoding(name: encoding) }
    let source = try TranscriptSource(
      inputs, lexicon: lexicon, roles: speakers.assigner(lexicon), options: input,
      adapters: InputArguments.adapters, hints: try ColumnHints(files))
    let names = engine.themes.contains("contact-centre") ? engine.themes : ["contact-centre"] + engine.themes
    let textEngine = try AnalysisSetup.engine(files, codebooks: names, languages: engine.candidates)
    var options = ConversationRun.Options(speakers: lexicon)
    options.language = engine.single
    options.threeWay = threeWay
    if !reasons.isEmpty { options.reasonRoots = try reasons.map { try reasonRoot($0, textEngine.catalog) } }
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    options.redaction = try redaction.settings(files, keepsAgents: keepAgents)
    options.redaction?.groupField = by
    options.scores = try joined.table(files)
    if let scores = options.scores {
      Notices.write([Self.notice(scores)], unless: quiet)
    }
    var report = TranscriptReport(
      tool: SummaryReport.Tool(version: Version.number, lexicons: files.digest),
      groups: ConversationGroups(by: by, bandCount: options.scores?.scale.bands.count),
      scale: options.scores?.scale, catalog: textEngine.catalog, labelLanguage: labelsIn, minimumN: minN)
    let writer = try TranscriptWriter(chosen, report, path: output.output)
    let unusable = try RejectsFile(path: rejects)
    var scored = 0
    let result = try ConversationRun.run(
      source, engine: textEngine, options: options, rejects: unusable.write
    ) { found in
      report.groups.add(found)
      if found.score != nil { scored += 1 }
      try writer.add(found)
    }
    try checkField(report.groups)
    report.counts = result.counts
    report.redacted = options.redaction == nil ? nil : result.redacted
    try writer.finish(report, files: files, style: output.style, width: output.width)
    if let figures {
      var file = try OutputFile(path: figures)
      var table = TranscriptGroupsCSV(report)
      try file.write(table.bytes())
      try file.finish()
    }
    try unusable.finish()
    let joined = options.scores.map { Self.notice($0, scored: scored, of: result.counts.conversations) } ?? []
    Notices.write(joined + result.notices + writer.notices, unless: quiet)
  }
}

extension TranscriptCommand {
  /// What was read of the scores, and which rows are none.
  private static func notice(_ scores: ScoreTable) -> String {
    var parts = ["scores: '\(scores.column)' as \(scores.scale.id), of \(scores.count) conversations"]
    parts += scores.rejected.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if scores.repeated > 0 {
      parts.append("conversation in a row before, the last one counts: \(scores.repeated)")
    }
    return parts.joined(separator: "; ")
  }

  /// What of the scores and the conversations does not meet.
  private static func notice(_ scores: ScoreTable, scored: Int, of all: Int) -> [String] {
    let alone = max(0, scores.count - scored)
    let parts =
      (scored < all ? ["\(all - scored) conversations without a score"] : [])
      + (alone > 0 ? ["\(alone) scores of no conversation read"] : [])
    return parts.isEmpty ? [] : ["joined: \(scored); " + parts.joined(separator: "; ")]
  }

  /// Refuses a field of `--by` that no conversation has.
  private func checkField(_ groups: ConversationGroups) throws {
    guard let field = groups.field, !groups.hasField else { return }
    let known = (["agent"] + groups.fields.subtracting(["agent"]).sorted()).joined(separator: ", ")
    throw ValidationError("--by: no conversation has a field '\(field)'; there are \(known)")
  }

  /// The theme that `--reasons` names; it must have themes below it.
  private func reasonRoot(_ id: String, _ catalog: ThemeCatalog) throws -> String {
    let number = try ThemeArgument.number(id, catalog)
    if catalog.entries[number].hasChildren { return id }
    throw ValidationError("--reasons: there are no themes below '\(id)'; name the theme above it")
  }
}

/// The options that say who is who.
struct SpeakerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A speaker who is an agent, by name or a part of it; may be repeated.", valueName: "name"))
  var agent: [String] = []

  @Option(help: ArgumentHelp("A speaker who is a customer; may be repeated.", valueName: "name"))
  var customer: [String] = []

  func assigner(_ lexicon: SpeakerLexicon) -> RoleAssigner {
    RoleAssigner(lexicon, agents: agent, customers: customer)
  }
}

/// The options that join scores from another file.
struct JoinedScoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A file with scores of the conversations.", valueName: "file"))
  var scores: String?

  @Option(help: ArgumentHelp("The column of that file with the conversation's id.", valueName: "col"))
  var on: String?

  @Option(help: ArgumentHelp("The column of that file with the score.", valueName: "col"))
  var scoreColumn: String?

  @Option(help: ArgumentHelp("The scale of those scores; inferred when left out.", valueName: "scale"))
  var scoreScale: String?

  func validate() throws {
    if scores != nil && on == nil {
      throw ValidationError("--scores needs --on, the column with the conversation's id")
    }
    if scores == nil && (on != nil || scoreColumn != nil || scoreScale != nil) {
      throw ValidationError("--on, --score-column and --score-scale need --scores, the file with the scores")
    }
  }

  /// The scores; nil where none are joined.
  func table(_ files: LexiconFiles) throws -> ScoreTable? {
    guard let scores, let on else { return nil }
    var request = RunRequest()
    request.columns.score = scoreColumn
    request.scale = scoreScale
    return try ScoreTable(
      path: scores, on: on, request: request, files: files, adapters: InputArguments.adapters)
  }
}

/// The options that mask personal data.
struct RedactionOptions: ParsableArguments {
  @Flag(help: "Mask personal data before anything is analysed or written.")
  var redact = false

  @OptionGroup var key: HashKeyOptions

  /// Whether anything is to be masked.
  var isOn: Bool { redact || key.isGiven }

  /// What masks; nil where nothing is to be masked.
  func settings(_ files: LexiconFiles, keepsAgents: Bool) throws -> RedactionSettings? {
    guard isOn else { return nil }
    var settings = RedactionSettings(rules: try RedactionRules(files), hashKey: try key.key())
    settings.keepsAgents = keepsAgents
    return settings
  }
}
