/// A two-sided 95 % interval.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// An interval from `low` to `high`.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// `center` ± `reach`.
  public init(center: Double, reach: Double) {
    self.init(low: center - reach, high: center + reach)
  }

  /// Whether `value` lies inside or on an end.
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
