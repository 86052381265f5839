/// "The comment mentions this theme positively" or "negatively"; the reference is not mentioning it.
public struct DriverPredictor: Sendable, Hashable, Comparable {
  /// The index of the theme in the codebook.
  public let theme: Int
  /// Whether it is the positive mention.
  public let isPositive: Bool

  /// A predictor.
  public init(theme: Int, isPositive: Bool) {
    self.theme = theme
    self.isPositive = isPositive
  }

  /// The predictor of a `DriverTally`'s index.
  public init(index: Int) { self.init(theme: index / 2, isPositive: index % 2 == 0) }

  /// The index in a `DriverTally`: 2·theme for positive, 2·theme + 1 for negative.
  public var index: Int { 2 * theme + (isPositive ? 0 : 1) }

  /// In the order of the indices.
  public static func < (first: DriverPredictor, second: DriverPredictor) -> Bool {
    first.index < second.index
  }
}

/// A predictor that a model leaves out, and why.
public struct ExcludedPredictor: Sendable, Hashable {
  /// Why a predictor is left out.
  public enum Reason: String, Sendable, Hashable {
    /// Fewer mentions than the minimum.
    case tooFewMentions
    /// Every comment carries it.
    case constant
    /// The predictors before it determine it.
    case collinear
  }

  /// The predictor.
  public let predictor: DriverPredictor
  /// How many comments carry it.
  public let n: Int64
  /// Why it is left out.
  public let reason: Reason
}
