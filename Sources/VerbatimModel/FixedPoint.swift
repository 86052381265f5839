/// Exact fixed-point numbers, so that sums merge to the same value in any order.
public enum FixedPoint {
  /// Units in one: a stored integer is the value times one million.
  public static let unit = 1_000_000.0

  /// The value as millionths, rounded to nearest; values beyond ±9.2e12 are clamped.
  public static func encode(_ value: Double) -> Int64 {
    let scaled = (value * unit).rounded()
    if scaled >= 9.2e18 { return 9_200_000_000_000_000_000 }
    if scaled <= -9.2e18 { return -9_200_000_000_000_000_000 }
    return scaled.isNaN ? 0 : Int64(scaled)
  }

  /// The number that `millionths` stand for.
  public static func decode(_ millionths: Int64) -> Double { Double(millionths) / unit }
}
