internal import LanguagePacks
public import RootCause
public import TextAnalysis
public import Verbatim
internal import VerbatimModel

/// How themes are put in order.
public enum ThemeOrder: String, Sendable, CaseIterable {
  /// The most harmful first, whatever the scale's direction.
  case impact
  /// The most frequent first.
  case share
  /// The highest lift in the band in question first.
  case lift
  /// The most negative first.
  case sentiment
}

/// What of the summary is shown.
public struct SummaryView: Sendable {
  /// The band the themes are looked at for; the lowest when nil.
  public var band: String?
  /// The fewest comments a theme needs to be tested and shown.
  public var minimumN = 10
  /// The most themes shown; all when nil.
  public var top: Int?
  /// How themes are put in order.
  public var order = ThemeOrder.impact
  /// The language of labels.
  public var labelLanguage = LabelLanguage.fallback
  /// What the user assumes about customers who leave; nil for no revenue at risk.
  public var risk: RevenueAtRisk?
  /// The industry to hold the score beside.
  public var benchmark: Benchmarks.Entry?
  /// The results of the user's gates.
  public var gates: [GateResult] = []

  /// The defaults.
  public init() {}
}

/// A finished summary: counts, figures and what is needed to print them.
public struct SummaryReport: Sendable {
  /// The tool's identity, for the metadata of every result.
  public struct Tool: Sendable {
    /// The program's version.
    public let version: String
    /// The fingerprint of the lexicons.
    public let lexicons: String
    /// The names of the codebooks, each with the fingerprint of its themes; empty where it is not said.
    public let codebooks: [String]

    /// All of it as given.
    public init(version: String, lexicons: String, codebooks: [String] = []) {
      self.version = version
      self.lexicons = lexicons
      self.codebooks = codebooks
    }
  }

  /// The tool's identity.
  public let tool: Tool
  /// What was counted.
  public let data: SummaryData
  /// The figures of the whole.
  public let figures: GroupFigures
  /// The figures of each segment, in the order of its values.
  public let segments: [(key: [String], figures: GroupFigures)]
  /// The plan of the run.
  public let plan: RunPlan
  /// The score and the themes over time; nil without a series.
  public let series: SeriesFigures?
  /// The tallies of each segment column by value, summed over the other columns.
  let marginals: [[GroupTally]]
  /// What to do about each theme with enough comments, by its number.
  let priorities: [Int: Priority]
  /// The segment columns within which a theme's effect does not hold, by its number.
  let confounders: [Int: [String]]
  /// The names of the marked stretches of days.
  let markNames: [String]
  /// What is shown.
  public let view: SummaryView
  /// The themes' names.
  public let catalog: ThemeCatalog

  /// Computes the figures of `data`.
  ///
  /// `markNames` are those of merged partial results; the plan's when nil.
  public init(
    tool: Tool, data: SummaryData, plan: RunPlan, view: SummaryView, catalog: ThemeCatalog,
    markNames: [String]? = nil
  ) {
    self.tool = tool
    self.data = data
    self.plan = plan
    self.view = view
    self.catalog = catalog
    self.markNames = markNames ?? plan.series?.markNames ?? []
    let whole = GroupFigures(data.all, scale: plan.scale, minimumN: Int64(view.minimumN))
    figures = whole
    let shown = whole.themes.filter { $0.n >= Int64(view.minimumN) }
    series = SeriesFigures(
      data, scale: plan.scale, themes: shown.map(\.theme), minimumN: Int64(view.minimumN))
    let marginals = plan.segmentColumns.indices.map { column in
      let tallies = data.marginal(column: column)
      return tallies.keys.sorted().compactMap { tallies[$0] }
    }
    self.marginals = marginals
    let confounders = Self.confounders(shown, names: plan.segmentNames, marginals)
    self.confounders = confounders
    priorities = Dictionary(
      zip(
        shown.map(\.theme),
        Priority.all(shown, scale: plan.scale, confounded: Set(confounders.keys))),
      uniquingKeysWith: { first, _ in first })
    let keys = data.segments.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let groups = keys.compactMap { key in
      data.segments[key].map { GroupFigures($0, scale: plan.scale, minimumN: Int64(view.minimumN)) }
    }
    segments = Array(zip(keys, GroupFigures.asOneFamily(groups, minimumN: Int64(view.minimumN))))
  }

  /// The columns, by theme, within whose segments an effect of a theme does not hold.
  private static func confounders(
    _ themes: [ThemeFigures], names: [String], _ marginals: [[GroupTally]]
  ) -> [Int: [String]] {
    var found: [Int: [String]] = [:]
    for theme in themes where theme.isSignificant {
      let columns = zip(names, marginals).filter {
        Confounding.isConfounded(theme: theme.theme, segments: $0.1)
      }
      if !columns.isEmpty { found[theme.theme] = columns.map(\.0) }
    }
    return found
  }

  /// What was asked for and a format does not have; for the user, a line at most.
  public func leftOut(of format: String) -> [String] {
    var parts: [String] = []
    if series != nil { parts.append("the series over time") }
    if !markNames.isEmpty { parts.append("marked days") }
    if view.risk != nil { parts.append("revenue at risk") }
    if view.benchmark != nil { parts.append("the industry's index") }
    if parts.isEmpty { return [] }
    return ["not in \(format): \(parts.joined(separator: ", ")); the table and --format json have all of it"]
  }

  /// Whether the answers look reversed: those who write gladly score low.
  public var looksReversed: Bool { data.agreement.looksReversed }

  /// The index of the band in question.
  public var bandIndex: Int {
    view.band.flatMap { id in plan.scale.bands.firstIndex { $0.id == id } } ?? 0
  }

  /// The themes of a group that have enough comments, in the order asked for; all of them unless `top` cuts.
  public func themes(_ figures: GroupFigures, top: Int? = nil) -> [ThemeFigures] {
    let shown = figures.themes.filter { $0.n >= Int64(view.minimumN) }
    let band = bandIndex
    let keyed = shown.map { theme -> (key: Double, theme: ThemeFigures) in
      switch view.order {
      case .impact:
        let harm = theme.impact.value ?? 0
        return (plan.scale.isHigherWorse ? -harm : harm, theme)
      case .share: return (-(view.band == nil ? theme.share : theme.bands[band].share ?? 0), theme)
      case .lift: return (-(theme.bands[band].lift ?? 0), theme)
      case .sentiment: return (theme.sentiment?.mean ?? 0, theme)
      }
    }
    let sorted = keyed.sorted { ($0.key, $0.theme.theme) < ($1.key, $1.theme.theme) }.map(\.theme)
    return Array(sorted.prefix(top ?? sorted.count))
  }

  /// The themes that views for people show: those of `themes(_:top:)` without the ones above others that are shown, so that
  /// nothing is said twice; JSON and CSV have them all.
  public func mostSpecific(_ figures: GroupFigures, top: Int? = nil) -> [ThemeFigures] {
    let themes = themes(figures)
    var above = Set<Int>()
    for theme in themes {
      var parent = catalog.entries[theme.theme].parent
      while let number = parent {
        above.insert(number)
        parent = catalog.entries[number].parent
      }
    }
    let shown = themes.filter { !above.contains($0.theme) }
    return Array(shown.prefix(top ?? shown.count))
  }

  /// The only band that was answered; nil where there are several, or none.
  public var onlyBand: ScoreFigures.Band? {
    let answered = figures.score.bands.filter { $0.n > 0 }
    return answered.count == 1 ? answered[0] : nil
  }

  /// Up to `count` comments that say of a theme what the heading of `band` says; none that says the opposite.
  public func quotes(of theme: ThemeFigures, band: Int, count: Int) -> [ExampleComment] {
    Array(data.examples.examples(theme: theme.theme, band: band).filter { !$0.contradictsBand }.prefix(count))
  }

  /// Up to `count` telling comments on a theme, from the band in which it is most over-represented or the one asked for.
  public func examples(of theme: ThemeFigures, count: Int) -> [ExampleComment] {
    let lifts = theme.bands.indices.max { (theme.bands[$0].lift ?? 0) < (theme.bands[$1].lift ?? 0) } ?? 0
    let band = view.band == nil ? lifts : bandIndex
    return Array(data.examples.examples(theme: theme.theme, band: band).prefix(count))
  }

  /// What remains of a theme's association with the band in question within the segments of each column.
  public func confounding(of theme: Int) -> [Confounding] {
    zip(plan.segmentNames, marginals).map { name, segments in
      Confounding(
        column: name, segments: segments, theme: theme, band: bandIndex, headline: Headline(plan.scale))
    }
  }

  /// The score and the themes on marked days against all other dated days; nil where a side is empty.
  public func marks() -> [(name: String, comparison: WaveComparison?)] {
    zip(markNames, data.marks).map { name, mark in
      (
        name,
        WaveComparison(
          base: mark.outside, current: mark.inside, scale: plan.scale, minimumN: Int64(view.minimumN))
      )
    }
  }

  /// The part of the revenue at risk that goes with a theme; nil where none was asked for, and for a theme that does not
  /// go with the unhappy, or not within segments: losses of those who praise it say nothing against it.
  func atRisk(_ theme: ThemeFigures) -> Double? {
    guard theme.worsens(isHigherWorse: plan.scale.isHigherWorse), confounders[theme.theme] == nil else {
      return nil
    }
    return view.risk.map { $0.loss(data.all, theme: theme.theme).amount }
  }

  /// The terms of comments without a theme, the most frequent first.
  public func untaggedTerms(count: Int) -> [UntaggedTerm] {
    Array(data.untagged.terms(minimum: max(2, min(view.minimumN, 5))).prefix(count))
  }
}
