import ArgumentParser
import CommentSources
import LanguagePacks
import Redaction
import TextAnalysis
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim tag`: a record for each comment, in input order.
struct TagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Language, sentiment and themes of each comment, a record a comment, in input order.",
    discussion: """
      Examples:
        verbatim tag comments.csv > tags.jsonl
        verbatim tag nps.csv -o tagged.csv
        verbatim tag nps.csv -o tagged.csv --excel      for a Dutch or Swedish Excel
        verbatim tag nps.csv -o tags.xlsx               then mend the column 'themes', and add --overrides tags.xlsx
        verbatim tag nps.csv -o tags.sqlite             then: sqlite3 tags.sqlite 'SELECT * FROM theme_summary'
        zcat dump.csv.gz | verbatim tag - --text comment --score nps --evidence
        verbatim tag years.csv -o years.jsonl --resume  killed? the same command again goes on where it stopped
        assistant | verbatim tag - --input-format jsonl --text text --unbuffered | screen
      """)

  enum Format: String, CaseIterable {
    case jsonl, csv, tsv, xlsx, sqlite
  }

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions
  @OptionGroup(title: "Words and themes") var corrections: CorrectionOptions
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Output") var unusable: RejectsArguments

  @Option(help: "jsonl, csv, tsv, xlsx or sqlite.")
  var format: String?

  @Flag(help: "Show every word that carried sentiment, with the rules that changed it (JSON Lines).")
  var evidence = false

  @Flag(help: "Keep one theme a comment, the one it is most about.")
  var primary = false

  @Flag(help: "Answer each line of JSON Lines at once, for a program that holds the pipe open.")
  var unbuffered = false

  @Flag(
    help:
      "Take down in FILE.partial.journal how far FILE.partial got; the same command again goes on from there (jsonl, csv, tsv)."
  )
  var resume = false

  @Flag(help: "Leave cells as they are that a spreadsheet would run as a formula (CSV, TSV).")
  var raw = false

  @Flag(
    help: "CSV as Excel opens it in the Netherlands and Sweden: semicolons, decimal comma, byte order mark.")
  var excel = false

  @Option(
    help: ArgumentHelp("The language of theme labels; each comment's own when left out.", valueName: "lang"))
  var labelsIn: String?

  func run() throws {
    let chosen: Format = try output.format(format, fallback: .jsonl)
    if [.xlsx, .sqlite].contains(chosen) { try output.requireFile(for: chosen.rawValue) }
    if raw, ![.csv, .tsv].contains(chosen) {
      throw ValidationError(
        "--raw is for CSV and TSV: \(chosen.rawValue) runs no formula, its cells are as they were already")
    }
    if excel, chosen != .csv {
      throw ValidationError("--excel is for CSV: name a .csv file with -o, or add --format csv")
    }
    if resume {
      try TagResume.check(
        output, format: chosen, unbuffered: unbuffered,
        redacts: input.redaction.isOn)
    }
    var request = try input.request(engine: engine)
    request.wantsHits = evidence || chosen == .sqlite
    request.wantsPrimary = primary
    request.countsWeights = false
    request.wantsRejects = unusable.isWanted
    if unbuffered { Unbuffered.prepare(&request) }
    let files = try engine.files()
    var source = try input.open(request, files, progress: output.showsProgress)
    let resolved = try PlanResolver(request, files: files).plan(for: &source)
    let notice = resolved.notice
    var plan = resolved.plan
    let engine = try engine.engine()
    try plan.correct(with: corrections.overrides(engine.catalog))
    let shown = try PlaceRedactor(plan.redaction, language: plan.language)
    Notices.write(shown.redact(source.notices + Notices.lines(notice)), unless: input.quiet)
    let seen = source.notices.count
    let continued =
      resume
      ? try TagResume.open(
        output.output ?? "", rejects: unusable.rejects, plan: plan, engine: engine, lexicons: files.digest,
        inputs: source.files) : nil
    if continued?.wasComplete == true {
      return Notices.write(["\(output.output ?? "") was complete already"], unless: input.quiet)
    }
    if let start = continued?.start {
      Notices.write(
        ["going on behind row \(NumberText.grouped(start.input.records))"], unless: input.quiet)
    }
    let rejects = try RejectsFile(path: continued == nil ? unusable.rejects : nil)
    let job = TagJob(plan: plan, engine: engine, files: files, rejects: rejects, continued: continued)
    let notices =
      switch chosen {
      case .jsonl:
        try job.write(source, TagJSONLines(engine.catalog, plan, labelLanguage: labelsIn), to: output.output)
      case .csv, .tsv:
        try job.writeDelimited(
          source,
          TagCSV(
            engine.catalog, plan, dialect: chosen == .tsv ? .tabs : excel ? .excel : .commas, isRaw: raw),
          to: output.output)
      case .xlsx: try job.writeWorkbook(source, to: output.output ?? "")
      case .sqlite:
        try job.writeDatabase(
          source, to: output.output ?? "", labelLanguage: labelsIn ?? LabelLanguage.fallback)
      }
    // A run that goes on has not met the records before.
    let corrections = continued == nil ? plan.correctionNotices : []
    Notices.write(
      Array(notices.dropFirst(seen)) + corrections + shown.redact(plan.damageNotices), unless: input.quiet)
  }
}

/// `--unbuffered`: a line in, a line out.
enum Unbuffered {
  /// The first line alone decides on columns; one thread keeps the order without waiting for others.
  static func prepare(_ request: inout RunRequest) {
    request.input.isUnbuffered = true
    request.input.sampleRows = 1
    request.threads = 1
    request.adapters = []
    if request.input.format == .auto { request.input.format = .jsonl }
    if request.columns.score == nil && request.scale == nil { request.scale = "sentiment" }
  }
}
