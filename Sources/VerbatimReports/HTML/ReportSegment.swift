public import RootCause
public import Verbatim
internal import VerbatimModel

/// A segment column with the score of each value, the most frequent first.
public struct ReportSegment {
  /// The most values shown.
  static let mostValues = 60

  /// The place among the plan's segment columns.
  let index: Int
  /// The column's name.
  public let name: String
  /// The values with their scores.
  public let values: [(value: String, figures: ScoreFigures)]

  /// The columns that can be shown: at least two values, and not too many.
  public static func all(_ data: ReportData, _ plan: RunPlan) -> [ReportSegment] {
    plan.segmentColumns.indices.compactMap { index in
      let scores = data.segments[index]
      guard !scores.isTooMany, (2...mostValues).contains(scores.values.count) else { return nil }
      let figures = scores.values.map { value, tally in
        (value: value, figures: GroupFigures(tally, scale: plan.scale).score)
      }
      return ReportSegment(
        index: index, name: plan.header[plan.segmentColumns[index]],
        values: figures.sorted { ($1.figures.n, $0.value) < ($0.figures.n, $1.value) })
    }
  }
}
