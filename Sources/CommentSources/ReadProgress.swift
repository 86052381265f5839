/// How far an input has been read.
public struct ReadProgress: Sendable, Equatable {
  /// The records handed out so far.
  public let records: Int
  /// The share of the input in 0…1; nil where its size is not known, 0 where it tells nothing (workbooks).
  public let share: Double?
  /// Whether there is no more.
  public let isAtEnd: Bool

  /// All of it as given.
  public init(records: Int, share: Double?, isAtEnd: Bool) {
    self.records = records
    self.share = share
    self.isAtEnd = isAtEnd
  }
}
