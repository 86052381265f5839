extension LogOdds {
  /// δ ± z·√var.
  public var interval: Interval {
    Interval(center: delta, reach: z == 0 ? 0 : NormalDistribution.z95 * abs(delta / z))
  }

  /// The two-sided p value of `z` under the normal distribution.
  public var p: Double { NormalDistribution.twoSidedP(z) }
}
