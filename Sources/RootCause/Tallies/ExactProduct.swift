/// Differences of products of large integers, exact until the last step.
///
/// A variance n·Σx² − (Σx)² computed in floating point loses the digits that the two terms share; here both
/// products are held in 256 bits and only the difference is rounded, once.
public enum ExactProduct {
  /// a·b − c·d, rounded to the nearest double (within 1 ulp).
  public static func difference(_ a: Int128, _ b: Int128, _ c: Int128, _ d: Int128) -> Double {
    let first = a.multipliedFullWidth(by: b)
    let second = c.multipliedFullWidth(by: d)
    let low = first.low.subtractingReportingOverflow(second.low)
    let high = first.high - second.high - (low.overflow ? 1 : 0)
    return double(high: high, low: low.partialValue)
  }

  /// a/b as a double; nil where b is 0.
  public static func ratio(_ a: Int128, _ b: Int128) -> Double? {
    b == 0 ? nil : Double(a) / Double(b)
  }

  /// The value high·2¹²⁸ + low; the sign is taken out first, as the low half of a negative number has none.
  private static func double(high: Int128, low: UInt128) -> Double {
    guard high < 0 else { return Double(high) * 0x1p128 + Double(low) }
    let flipped = (~low).addingReportingOverflow(1)
    let magnitude = ~high + (flipped.overflow ? 1 : 0)
    return -(Double(magnitude) * 0x1p128 + Double(flipped.partialValue))
  }
}
