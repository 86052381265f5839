extension LogOdds {
  /// δ ± z·√var.
  public var interval: Interval {
    Interval(center: delta, reach: NormalDistribution.z95 * standardError)
  }

  /// The two-sided p value of `z` under the normal distribution.
  public var p: Double { NormalDistribution.twoSidedP(z) }
}
