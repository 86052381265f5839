/// Revenue that stands to be lost: Σ over bands of customers × churn rate × yearly spend.
public struct RevenueAtRisk: Sendable, Hashable {
  /// The churn rate of each band, lowest first, in 0…1; 0 for bands the user gave none for.
  public let churn: [Double]
  /// The spend of one customer, in any currency.
  public let spend: Double

  /// An assumption of the user's; nil where a rate is outside 0…1 or the spend is negative.
  public init?(churn: [Double], spend: Double) {
    guard churn.allSatisfy({ 0...1 ~= $0 }), spend >= 0 else { return nil }
    self.churn = churn
    self.spend = spend
  }

  /// The customers that stand to leave and the spend that goes with them.
  public struct Loss: Sendable, Hashable {
    /// Customers by band, lowest first: n_b × churn_b.
    public let customers: [Double]
    /// Customers × spend by band, lowest first.
    public let amounts: [Double]
    /// Σ customers × spend.
    public let amount: Double
  }

  /// The loss for bands of these sizes.
  public func loss(_ sizes: [Double]) -> Loss {
    let customers = zip(sizes, churn).map { $0 * $1 }
    return Loss(
      customers: customers, amounts: customers.map { $0 * spend }, amount: customers.reduce(0, +) * spend)
  }

  /// The loss over all scored respondents of a group.
  public func loss(_ group: GroupTally) -> Loss { loss(group.scored.bands.map { Double($0.n) }) }

  /// The part of a group's loss that goes with a theme: each band's loss times the theme's share of the
  /// band's comments.
  ///
  /// Association, not cause; the parts of overlapping themes do not add up.
  public func loss(_ group: GroupTally, theme: Int) -> Loss {
    let scores = group.themes[theme].scores
    return loss(
      group.scored.bands.indices.map { band in
        let share = ExactProduct.ratio(scores.bands[band].weight, group.base.bands[band].weight) ?? 0
        return Double(group.scored.bands[band].n) * share
      })
  }
}
