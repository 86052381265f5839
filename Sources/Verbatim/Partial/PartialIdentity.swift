internal import LanguagePacks
public import RootCause
public import TextAnalysis
internal import VerbatimModel

/// What two partial results must have in common to be merged, and what is needed to print the result.
public struct PartialIdentity: Sendable, Equatable, Codable {
  /// The layout of partial files that this version writes.
  public static let version = 4

  struct Band: Sendable, Equatable, Codable {
    let id: String
    let low: Double
    let high: Double
    let group: String
  }

  struct ThemeName: Sendable, Equatable, Codable {
    let id: String
    let parent: Int?
    let labels: [String: String]
  }

  struct Mark: Sendable, Equatable, Codable {
    let name: String
    let first: String
    let last: String
  }

  /// A choice that decides which rows are counted, or how.
  struct Setting: Sendable, Equatable, Codable {
    let name: String
    let value: String
  }

  let scaleID: String
  /// Whether the scale was inferred from the part's own answers.
  let isScaleInferred: Bool
  let headline: String
  let bands: [Band]
  let codebooks: [String]
  let themes: [ThemeName]
  let lexicons: String
  /// The version of the program that counted.
  let release: String
  let segments: [String]
  let period: String?
  let marks: [Mark]
  let seed: UInt64
  let hasScore: Bool
  let hasID: Bool
  let hasWeight: Bool
  let settings: [Setting]
  /// Whether days or months come first, where the part's dates depend on it.
  private(set) var dateOrder: String?

  /// The identity of a run.
  public init(plan: RunPlan, engine: TextEngine, lexicons: String, release: String) {
    scaleID = plan.scale.id
    isScaleInferred = plan.isScaleInferred
    headline = plan.scale.headline.rawValue
    bands = plan.scale.bands.map { Band(id: $0.id, low: $0.low, high: $0.high, group: $0.group) }
    codebooks = engine.codebooks.map { "\($0.name) \($0.fingerprint)" }
    themes = engine.catalog.entries.map { ThemeName(id: $0.id, parent: $0.parent, labels: $0.labels) }
    self.lexicons = lexicons
    self.release = release
    segments = plan.segmentNames
    period = plan.series?.period.rawValue
    let weekends =
      plan.series?.marksWeekends == true ? [Mark(name: SeriesPlan.weekends, first: "", last: "")] : []
    marks =
      weekends
      + (plan.series?.marks ?? []).map {
        Mark(name: $0.name, first: "\($0.first)", last: "\($0.last)")
      }
    seed = plan.seed
    hasScore = plan.scoreColumn != nil
    hasID = plan.idColumn != nil
    hasWeight = plan.weightColumn != nil
    settings = Self.settings(plan)
    dateOrder = plan.series?.dateOrder
  }

  /// Takes over what only the part that follows knows.
  mutating func adopt(_ next: PartialIdentity) {
    dateOrder = dateOrder ?? next.dateOrder
  }

  private static func settings(_ plan: RunPlan) -> [Setting] {
    func name(_ column: Int?) -> String { column.map { plan.header[$0] } ?? "none" }
    let filters = plan.filters.map { "\(plan.header[$0.column])=\($0.value)" }.sorted()
    return [
      Setting(name: "text columns (--text)", value: plan.textColumns.map(name).joined(separator: ", ")),
      Setting(name: "score column (--score)", value: name(plan.scoreColumn)),
      Setting(name: "weight column (--weight)", value: name(plan.weightColumn)),
      Setting(name: "language column (--language-column)", value: name(plan.languageColumn)),
      Setting(name: "language (--lang)", value: plan.language ?? "auto"),
      Setting(name: "filter (--where)", value: filters.isEmpty ? "none" : filters.joined(separator: ", ")),
      Setting(name: "score direction (--score-direction)", value: plan.isReversed ? "reversed" : "normal"),
      Setting(name: "labelling (--three-way)", value: plan.threeWay ? "three-way" : "four-way"),
      Setting(name: "overrides (--overrides)", value: plan.overrides?.fingerprint ?? "none"),
      Setting(name: "question (--question)", value: plan.question ?? name(plan.questionColumn)),
      Setting(
        name: "question polarity (--question-polarity)",
        value: plan.questionPolarity.map(String.init) ?? "auto"),
    ]
  }

  /// The first thing that differs, in words: what it is here, what it is there; nil where they can be merged.
  func difference(from other: PartialIdentity) -> (what: String, here: String, there: String)? {
    func bandText(_ bands: [Band]) -> String {
      bands.map { "\($0.id)=\($0.low)..\($0.high)" }.joined(separator: ",")
    }
    func markText(_ marks: [Mark]) -> String {
      marks.isEmpty ? "none" : marks.map { "\($0.name) \($0.first)..\($0.last)" }.joined(separator: ", ")
    }
    if scaleID != other.scaleID { return ("scale", scaleText, other.scaleText) }
    let pairs: [(what: String, here: String, there: String)] = [
      ("scale", headline + " " + bandText(bands), other.headline + " " + bandText(other.bands)),
      ("codebook", codebooks.joined(separator: ", "), other.codebooks.joined(separator: ", ")),
      ("lexicons", lexicons, other.lexicons),
      ("version of verbatim", release, other.release),
      ("segments (--by)", segments.joined(separator: ", "), other.segments.joined(separator: ", ")),
      ("period", period ?? "none", other.period ?? "none"),
      ("marks", markText(marks), markText(other.marks)),
      ("order of dates", dateOrder ?? other.dateOrder ?? "", other.dateOrder ?? dateOrder ?? ""),
      ("seed", "\(seed)", "\(other.seed)"),
      ("score column", hasScore ? "given" : "none", other.hasScore ? "given" : "none"),
    ]
    let settings = zip(settings, other.settings).map { (what: $0.name, here: $0.value, there: $1.value) }
    return (pairs + settings).first { $0.here != $0.there }
  }

  private var scaleText: String { scaleID + (isScaleInferred ? " (inferred from its answers)" : "") }

  /// Whether it can belong to a run: bands in order, themes that form a tree.
  var isSound: Bool {
    !bands.isEmpty && bands.allSatisfy { $0.low <= $0.high }
      && zip(bands, bands.dropFirst()).allSatisfy { $0.high < $1.low }
      && ThemeHierarchy(parents: themes.map(\.parent)) != nil
      && Scale.Headline(rawValue: headline) != nil
  }

  // MARK: What is needed to print

  /// The themes.
  public var catalog: ThemeCatalog {
    ThemeCatalog(entries: themes.map { ThemeCatalog.Entry(id: $0.id, parent: $0.parent, labels: $0.labels) })
  }

  /// The names of the codebooks, each with the fingerprint of its themes.
  public var codebookNames: [String] { codebooks }

  /// The fingerprint of the lexicons.
  public var lexiconDigest: String { lexicons }

  /// The names of the marks, weekends first.
  public var markNames: [String] { marks.map(\.name) }

  /// The length of a period; nil without a series.
  public var seriesPeriod: CalendarPeriod? { period.flatMap { CalendarPeriod(rawValue: $0) } }

  /// A plan that has the scale and the names of the columns, for reports.
  public var plan: RunPlan {
    let scale = Scale(
      id: scaleID, headline: Scale.Headline(rawValue: headline) ?? .net,
      bands: bands.map { ScoreBand(id: $0.id, low: $0.low, high: $0.high, group: $0.group) })
    var plan = RunPlan(
      header: segments, textColumns: [], scoreColumn: hasScore ? 0 : nil, scores: nil, scale: scale)
    plan.segmentColumns = Array(segments.indices)
    plan.idColumn = hasID ? 0 : nil
    plan.weightColumn = hasWeight ? 0 : nil
    plan.seed = seed
    return plan
  }
}
