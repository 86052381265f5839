public import RootCause

/// The answers inside a marked stretch of days, and all other dated answers.
public struct MarkTally: Sendable {
  /// Answers on marked days.
  public var inside: GroupTally
  /// Answers on other days.
  public var outside: GroupTally

  init(bandCount: Int, themeCount: Int) {
    inside = GroupTally(bandCount: bandCount, themeCount: themeCount)
    outside = inside
  }

  mutating func add(_ respondent: Respondent, isInside: Bool) {
    if isInside { inside.add(respondent) } else { outside.add(respondent) }
  }

  mutating func merge(_ other: MarkTally) throws(TallyMismatch) {
    try inside.merge(other.inside)
    try outside.merge(other.outside)
  }
}
