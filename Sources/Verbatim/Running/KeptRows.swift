/// What a run keeps of single rows to show them; what nobody shows takes memory and time for nothing.
public struct KeptRows: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Those with these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Telling comments by theme and band.
  public static let examples = KeptRows(rawValue: 1)
  /// The words of comments without a theme.
  public static let terms = KeptRows(rawValue: 2)
  /// Rows that somebody should look at.
  public static let noted = KeptRows(rawValue: 4)
  /// All of that.
  public static let all: KeptRows = [.examples, .terms, .noted]
}
