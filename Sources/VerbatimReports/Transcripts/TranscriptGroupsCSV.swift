internal import RootCause
internal import Verbatim

/// The figures of all conversations and of each agent, team or group as comma-separated text: a row a figure.
public struct TranscriptGroupsCSV {
  private let report: TranscriptReport
  private var writer = CellWriter(separator: 0x2C, isRaw: false)

  /// The columns, in order: whose figure, what it counts, how many of how many, and the share, mean or score with the ends of
  /// its 95 % interval.
  public static let columns = ["by", "group", "figure", "id", "n", "of", "value", "low", "high"]

  /// All of it as given.
  public init(_ report: TranscriptReport) { self.report = report }

  /// The table; of groups below the minimum the number of conversations alone.
  public mutating func bytes() -> [UInt8] {
    writer.removeAll()
    for name in Self.columns { writer.cell(name) }
    writer.endRow()
    add(("", ""), report.groups.all)
    for (name, tally) in TranscriptReport.ordered(report.groups.agents) { add(("agent", name), tally) }
    if let field = report.groups.field {
      for (name, tally) in TranscriptReport.ordered(report.groups.groups) { add((field, name), tally) }
    }
    return writer.bytes
  }

  private typealias Group = (by: String, name: String)

  private mutating func add(_ group: Group, _ tally: ConversationTally) {
    let isAll = group.by.isEmpty
    share(group, "volume", "", tally.n, isAll ? tally.n : report.groups.all.n)
    guard isAll || tally.n >= report.minimumN else { return }
    for outcome in ConversationOutcome.allCases {
      share(group, "outcome", outcome.rawValue, tally.outcomes[outcome] ?? 0, tally.n)
    }
    share(group, "outcome", "unknown", tally.unknown, tally.n)
    themes(group, "reason", tally.reasons, tally.n)
    themes(group, "behaviour", tally.behaviours, tally.answered)
    themes(group, "marker", tally.markers, tally.n)
    share(group, "mood turned", "", tally.turnedCount, tally.n)
    if let mood = tally.mood, let change = tally.moodChange {
      row(group, "mood", "start", tally.moods, tally.n, mood.start, nil)
      row(group, "mood", "end", tally.moods, tally.n, mood.end, nil)
      row(group, "mood", "change", tally.moods, tally.n, change.mean, change.interval)
    }
    if let scale = report.scale, let scores = tally.scores, scores.n > 0 {
      let figures = ScoreFigures(scores, scale: scale)
      row(group, "score", scale.id, Int(figures.n), tally.n, figures.value, figures.interval)
    }
  }

  private mutating func themes(_ group: Group, _ figure: String, _ counts: [Int: Int], _ all: Int) {
    for (theme, n) in counts.sorted(by: { (-$0.value, $0.key) < (-$1.value, $1.key) }) {
      share(group, figure, report.catalog.entries[theme].id, n, all)
    }
  }

  private mutating func share(_ group: Group, _ figure: String, _ id: String, _ part: Int, _ all: Int) {
    let share = ConversationTally.share(part, of: all)
    row(group, figure, id, part, all, share?.share, share?.interval)
  }

  private mutating func row(
    _ group: Group, _ figure: String, _ id: String, _ n: Int, _ all: Int, _ value: Double?,
    _ interval: Interval?
  ) {
    for text in [group.by, group.name, figure, id, String(n), String(all)] { writer.cell(text) }
    for value in [value, interval?.low, interval?.high] {
      writer.cell(value.map { NumberText.significant(($0 * 1e6).rounded() / 1e6) } ?? "")
    }
    writer.endRow()
  }
}
