/// The effective number of respondents of a weighted sample.
///
/// Source: Kish (1965), Survey Sampling, 11.2.
enum Kish {
  /// (Σw)²/Σw² from integers; exactly `n` where all weights are equal, 0 where there are none.
  static func effectiveN(n: Int64, weight: Int128, weightSquare: Int128) -> Double {
    guard weightSquare > 0 else { return 0 }
    if ExactProduct.difference(weight, weight, Int128(n), weightSquare) == 0 { return Double(n) }
    return Double(weight) * Double(weight) / Double(weightSquare)
  }
}
