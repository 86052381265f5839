public import CommentSources
public import LanguagePacks
internal import Redaction
public import VerbatimModel

/// Turns a request into a plan: finds the columns and the scale, and says what was guessed.
public struct PlanResolver {
  private let request: RunRequest
  private let catalog: ScaleCatalog
  private let chooser: ColumnChooser
  private let months: MonthNames
  private let names: PersonNames?
  private let hints: ColumnHints
  private let states: UnfinishedAnswers
  private let files: LexiconFiles

  /// All of it as given.
  public init(_ request: RunRequest, files: LexiconFiles) throws(LexiconError) {
    self.request = request
    self.files = files
    catalog = try ScaleCatalog(files)
    months = try MonthNames(files)
    names =
      request.wantsPraise && request.redaction == nil ? PersonNames(try RedactionRules(files)) : nil
    hints = try ColumnHints(files)
    states = try UnfinishedAnswers(files)
    chooser = ColumnChooser(hints: hints, catalog: catalog, months: months)
  }

  /// The plan for `source`, and a line for the user about what was chosen.
  ///
  /// - Throws: `InputError` where a column or scale is missing or unknown.
  public func plan(for source: inout CommentSource) throws(InputError) -> (plan: RunPlan, notice: String) {
    let sample = try source.sample()
    let file = source.files[0]
    if let option = request.transcriptOption, !source.format.contains("transcript") {
      throw InputError(
        file: file, problem: "it was read as \(source.format), and \(option) is for transcripts",
        remedy:
          "leave the option out, or give turns with their sides: 'verbatim transcript --help' says in which forms"
      )
    }
    var columns = request.columns
    let wantsScore = request.scale != "sentiment"
    if !wantsScore { columns.score = nil }
    let question = columns.question.map { asked in
      (
        text: asked,
        column: try? ColumnRoles.resolve(asked, in: source.header, option: "--question", file: file)
      )
    }
    // A question that names no column is the question itself.
    if question?.column == nil { columns.question = nil }
    var roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: columns, file: file)
    if roles.text.isEmpty { throw ColumnRoles.noText(in: source.header, file: file) }
    let given = try givenScale(file)
    if let given, roles.score == nil {
      roles.score = try GivenScale(scale: given, answers: catalog.answers(of: given)).column(
        among: wantsScore ? roles.unknownScores : [], sample, file)
    }
    let score = wantsScore ? roles.score : nil
    let scale = try scale(given, score, roles.unknownScores.first, sample, file)
    var plan = RunPlan(
      header: source.header, textColumns: roles.text.map(\.index),
      scoreColumn: scale.isFromText ? nil : score?.index,
      scores: scale.reader, scale: scale.scale)
    plan.idColumn = roles.id?.index
    plan.namesID = request.columns.id != nil
    plan.repeatedID = roles.repeatedID?.index
    plan.timeColumn = roles.time?.index
    plan.languageColumn = columns.language == nil ? nil : roles.language?.index
    plan.weightColumn = columns.weight == nil ? nil : roles.weight?.index
    plan.segmentColumns =
      columns.segments.isEmpty && !request.wantsOverview ? [] : roles.segments.map(\.index)
    plan.namesSegments = !columns.segments.isEmpty
    if request.wantsOverview {
      plan.dates = roles.time.map { DateReader(column: $0.index, in: sample, months: months) }
    }
    plan.hasDecimalComma = DecimalComma.isUsed(in: sample)
    plan.totals = hints
    plan.unfinished = states.columns(in: source.header, sample: sample)
    plan.filters = try filters(source.header, file)
    // One part of many may well have no such row.
    if !request.wantsDigest { plan.noMatch = FilterValues(plan, sample).error(file) }
    plan.isScaleInferred = request.scale == nil && request.bands == nil
    plan.isReversed = request.isReversed
    plan.wantsDigest = request.wantsDigest
    plan.language = request.language
    plan.threeWay = request.threeWay
    plan.labels = source.labels.count == source.header.count ? source.labels : source.header
    plan.questionColumn = question?.column?.index
    plan.question = question?.column == nil ? question?.text : nil
    plan.questionPolarity = request.questionPolarity
    plan.wantsPrimary = request.wantsPrimary
    plan.wantsRejects = request.wantsRejects
    plan.wantsHits = request.wantsHits
    plan.redaction = request.redaction
    plan.names = names
    plan.threads = max(1, request.threads)
    plan.seed = request.seed
    plan.wantsSample = request.wantsSample
    plan.sampleCapacity = request.sampleCapacity
    plan.kept = request.kept
    plan.groupsByBand = request.groupsByBand
    plan.series = try series(roles.time, sample, file)
    if request.input.format == .jsonl {
      plan.sides = (try? SideColumns(source.header, except: Set(plan.textColumns), files)) ?? nil
    }
    let dates = plan.series?.dates.notice.map { [$0] } ?? []
    let cautions = ColumnCautions(request: request, roles: roles, labels: plan.labels, file: file)
    let lines = cautions.lines(scale.isFromText ? nil : score, catalog: catalog)
    let gaps = plan.scale.gaps.map { low, high in
      func plain(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
      return
        "\(file): answers above \(plain(low)) and below \(plain(high)) are in no band (--bands): they count as rejected, score out of range"
    }
    // A name with a line break in it is none of a line of its own.
    let said = ([notice(source.format, file, roles, scale)] + sides(plan) + lines + gaps + dates).map {
      $0.replacing("\n", with: " ")
    }
    return (plan, said.joined(separator: "\n"))
  }

  // MARK: Scale

  private struct ChosenScale {
    let scale: Scale
    let reader: ScoreReader?
    let reason: String
    let isFromText: Bool
  }

  /// The scale that the user named or described; nil where it is to be inferred, or is the text's sentiment.
  private func givenScale(_ file: String) throws(InputError) -> Scale? {
    if let bands = request.bands { return try BandsOption.parse(bands) }
    guard let id = request.scale, id != "sentiment" else { return nil }
    if let definition = catalog.definition(id) { return definition.scale }
    let known = catalog.definitions.map(\.scale.id).joined(separator: ", ")
    throw InputError(
      file: file, problem: "there is no scale '\(id)'", remedy: "use one of \(known), or --bands")
  }

  private func scale(
    _ given: Scale?, _ column: ColumnChoice?, _ unknown: ColumnChoice?, _ sample: [RecordBatch],
    _ file: String
  ) throws(InputError) -> ChosenScale {
    if let given { return chosen(given, "given") }
    guard let column else {
      return fromText(unknown.map { "'\($0.shown)' fits no scale" } ?? "there is no score column")
    }
    guard let inferred = ScaleInference(catalog).infer(column: column.index, named: column.name, in: sample)
    else {
      if !column.isGiven { return fromText("'\(column.name)' fits no scale") }
      throw InputError(
        file: file, problem: "the answers in '\(column.name)' fit no known scale",
        remedy: "say which with --scale or --bands")
    }
    return chosen(inferred.scale, inferred.reason)
  }

  private func chosen(_ scale: Scale, _ reason: String) -> ChosenScale {
    let reader = ScoreReader(
      scale: scale, answers: catalog.answers(of: scale), isReversed: request.isReversed)
    return ChosenScale(scale: scale, reader: reader, reason: reason, isFromText: false)
  }

  private func fromText(_ reason: String) -> ChosenScale {
    ChosenScale(scale: .sentiment, reader: nil, reason: reason, isFromText: true)
  }

  // MARK: Series, filters and notice

  private func series(_ column: ColumnChoice?, _ sample: [RecordBatch], _ file: String) throws(InputError)
    -> SeriesPlan?
  {
    guard let series = request.series else { return nil }
    guard let column else {
      throw InputError(file: file, problem: "no column looks like a date", remedy: "name it with --time")
    }
    return try series.plan(dates: DateReader(column: column.index, in: sample, months: months))
  }

  private func filters(_ header: [String], _ file: String) throws(InputError) -> [(
    column: Int, value: String
  )] {
    var filters: [(column: Int, value: String)] = []
    for filter in request.filters {
      guard let equals = filter.firstIndex(of: "=") else {
        throw InputError(
          file: file, problem: "'\(filter)' is no condition", remedy: "write --where 'COLUMN=VALUE'")
      }
      let column = try ColumnRoles.resolve(
        String(filter[..<equals]), in: header, option: "--where", file: file)
      filters.append((column.index, String(filter[filter.index(after: equals)...])))
    }
    return filters
  }

  private func notice(_ format: String, _ file: String, _ roles: ColumnRoles, _ scale: ChosenScale) -> String
  {
    var parts = ["\(file) (\(format))"]
    parts.append(
      "text: " + roles.text.map { "\"\($0.shown)\"" }.joined(separator: ", ") + reason(roles.text.first))
    let others = roles.otherText.prefix(5).map { "\"\($0.shown)\"" }.joined(separator: ", ")
    if !others.isEmpty, roles.text.first?.isGiven == false {
      parts.append("not read, with --text: \(others)")
    }
    if let score = roles.score, !scale.isFromText {
      parts.append(
        "score: \"\(score.shown)\" as \(scale.scale.id)"
          + (scale.reason == "given" ? "" : " (\(scale.reason))"))
    } else {
      parts.append("no score: sentiment of the text (\(scale.reason))")
    }
    return parts.joined(separator: " · ")
  }

  /// A line on whose words carry no sentiment.
  private func sides(_ plan: RunPlan) -> [String] {
    guard let sides = plan.sides else { return [] }
    let names = sides.names.map { "\"\($0)\"" }.joined(separator: ", ")
    return ["\(names): where it names an agent or a bot, what is said carries no sentiment of the customer"]
  }

  private func reason(_ choice: ColumnChoice?) -> String {
    guard let choice, !choice.isGiven else { return "" }
    return " (\(choice.reason))"
  }
}

extension Scale {
  /// No score column: −1, 0 and 1 from the comment's own label.
  public static let sentiment = Scale(
    id: "sentiment", headline: .net,
    bands: [
      ScoreBand(id: "negative", low: -1, high: -1), ScoreBand(id: "neutral", low: 0, high: 0),
      ScoreBand(id: "positive", low: 1, high: 1),
    ])
}
