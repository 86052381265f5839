import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import SQLiteFiles
import SpreadsheetSources
import TranscriptSources
import Verbatim
import VerbatimModel

/// The options that say what is read, and which columns and scale are in it.
struct InputArguments: ParsableArguments {
  @Argument(help: "Files, folders or wildcards to read; - for standard input.")
  var inputs: [String]

  @Option(help: ArgumentHelp("A column with comments, by name or number; may be repeated.", valueName: "col"))
  var text: [String] = []

  @Option(help: ArgumentHelp("The column with the score.", valueName: "col"))
  var score: String?

  @Option(help: ArgumentHelp("The column that tells the rows apart.", valueName: "col"))
  var id: String?

  @Option(help: ArgumentHelp("The column with the date.", valueName: "col"))
  var time: String?

  @Option(help: ArgumentHelp("The column with each comment's language.", valueName: "col"))
  var languageColumn: String?

  @Option(
    help: ArgumentHelp(
      "What was asked: the question, or the column that holds it; the text column's name when left out.",
      valueName: "text|col"))
  var question: String?

  @Option(
    help: "What the question asks for: positive, negative or neutral; read from the question when left out.")
  var questionPolarity: QuestionDirection?

  @Option(help: ArgumentHelp("The column with each row's weight.", valueName: "col"))
  var weight: String?

  @Option(help: "The scale: nps, nps10, csat, csat4, dsat, ces or sentiment; inferred when left out.")
  var scale: String?

  @Option(
    help: ArgumentHelp(
      "A scale of your own, lowest band first: low=0..4,mid=5..7,high=8..10.", valueName: "bands"))
  var bands: String?

  @Option(help: "reversed where a high answer is bad.")
  var scoreDirection: ScoreDirection = .normal

  @Option(help: ArgumentHelp("Keep only rows with this value; may be repeated.", valueName: "col=value"))
  var `where`: [String] = []

  @Option(help: "auto, delimited, jsonl, json, xlsx, sqlite or text.")
  var inputFormat: String = "auto"

  @Option(help: ArgumentHelp("The sheet of a workbook, by name or number.", valueName: "sheet"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "The query that gives the records of an SQLite database; its only table when left out.",
      valueName: "query"))
  var sql: String?

  @Option(help: ArgumentHelp("The byte between cells: , ; | or tab.", valueName: "char"))
  var delimiter: String?

  @Option(help: ArgumentHelp("The encoding of the input, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Flag(help: "Mend text that was decoded with the wrong encoding (Ã«).")
  var repairEncoding = false

  @Flag(help: "The first row is data, not names.")
  var noHeader = false

  @Option(
    parsing: .unconditional, help: "How many threads analyse; all processors when left out.",
    transform: NumberOptions.threads)
  var threads: Int?

  @Option(
    parsing: .unconditional, help: "The seed of everything that is sampled.")
  var seed = 0

  /// Refuses numbers out of range.
  func validate() throws { try NumberOptions.require(seed, from: 0, "seed") }

  @Flag(help: "Only negative, neutral and positive: no mixed label.")
  var threeWay = false

  @Flag(help: "No messages on standard error.")
  var quiet = false

  @Option(help: "Of transcripts, whose words count: customer, agent or all.")
  var role: TranscriptSide = .customer

  @OptionGroup(title: "Scores of transcripts") var joined: JoinedScoreOptions
  @OptionGroup(title: "Personal data") var redaction: RedactionOptions

  enum TranscriptSide: String, ExpressibleByArgument, CaseIterable {
    case customer, agent, all
  }

  enum ScoreDirection: String, ExpressibleByArgument, CaseIterable {
    case normal, reversed
  }

  enum QuestionDirection: String, ExpressibleByArgument, CaseIterable {
    case positive, negative, neutral

    /// The polarity as the library takes it.
    var polarity: Int { self == .positive ? 1 : self == .negative ? -1 : 0 }
  }

  /// The request as the library takes it.
  func request(engine: EngineOptions) throws -> RunRequest {
    var request = RunRequest()
    request.inputs = inputs
    let files = try engine.files()
    request.adapters = try adapters(files)
    request.redaction = try redaction.settings(files, keepsAgents: false)
    request.input = try inputOptions()
    request.transcriptOption = joined.scores != nil ? "--scores" : role != .customer ? "--role" : nil
    request.columns.text = text
    request.columns.score = score
    request.columns.id = id
    request.columns.time = time
    request.columns.language = languageColumn
    request.columns.weight = weight
    request.columns.question = question
    request.questionPolarity = questionPolarity?.polarity
    request.scale = scale
    request.bands = bands
    request.isReversed = scoreDirection == .reversed
    request.filters = `where`
    request.language = engine.single
    request.threeWay = threeWay
    request.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    request.seed = UInt64(seed)
    return request
  }

  /// Opens the input; workbooks, databases and gzip are read by adapters.
  ///
  /// With `progress` a terminal shows how far reading has got.
  func open(_ request: RunRequest, _ files: LexiconFiles, progress: Bool = true) throws -> CommentSource {
    var source = try CommentSource(
      request.inputs, options: request.input, hints: try ColumnHints(files), adapters: request.adapters)
    if progress && !quiet { source.watcher = ProgressLine.watcher() }
    return source
  }

  /// What reads this input; transcripts are read as a comment a conversation unless the format is given.
  private func adapters(_ files: LexiconFiles) throws -> [any InputAdapter] {
    guard inputFormat == "auto" else { return Self.adapters }
    let roles: [SpeakerRole] =
      role == .all ? [.customer, .agent, .bot] : role == .agent ? [.agent] : [.customer]
    let lexicon = try SpeakerLexicon(files)
    return Self.adapters + [
      TranscriptAdapter(
        lexicon: lexicon, assigner: RoleAssigner(lexicon), roles: roles, scores: try joined.table(files))
    ]
  }

  /// What reads formats other than plain text and JSON.
  static let adapters: [any InputAdapter] = [
    GzipAdapter(), SpreadsheetAdapter(), DatabaseAdapter(),
  ]

  func inputOptions() throws -> InputOptions {
    var options = InputOptions()
    guard let format = InputOptions.Format(rawValue: inputFormat) else {
      let known = InputOptions.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no input format '\(inputFormat)'; use one of \(known)")
    }
    options.format = format
    if let delimiter {
      let byte = delimiter == "tab" || delimiter == "\\t" ? 0x09 : delimiter.utf8.first ?? 0
      guard delimiter == "tab" || delimiter == "\\t" || delimiter.utf8.count == 1 else {
        throw ValidationError("--delimiter takes one ASCII character or 'tab'")
      }
      options.delimiter = byte
    }
    if let encoding { options.encoding = TextEncoding(name: encoding) }
    options.repairEncoding = repairEncoding
    if noHeader { options.header = .absent }
    options.sheet = sheet
    options.sql = sql
    return options
  }
}
