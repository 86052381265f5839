public import RootCause
public import VerbatimModel

/// Reads `--churn "dissatisfied=0.92,neutral=0.80"` and `--spend 500`.
public enum ChurnOption {
  /// The assumption, with 0 for bands that are not named.
  public static func parse(churn: String, spend: Double, scale: Scale) throws(GateError) -> RevenueAtRisk {
    var rates = [Double](repeating: 0, count: scale.bands.count)
    for part in churn.split(separator: ",") {
      let sides = part.split(separator: "=").map { $0.trimmingEnds() }
      guard sides.count == 2, let band = scale.bands.firstIndex(where: { $0.id == sides[0] }) else {
        throw GateError(
          option: "--churn", problem: "'\(part)' names no band of the scale \(scale.id)",
          remedy: "write \(scale.bands.map { $0.id + "=0.5" }.joined(separator: ","))")
      }
      guard let rate = Double(sides[1]), (0...1).contains(rate) else {
        throw GateError(
          option: "--churn", problem: "'\(sides[1])' is no rate",
          remedy: "write a share from 0 to 1, such as 0.8")
      }
      rates[band] = rate
    }
    guard let risk = RevenueAtRisk(churn: rates, spend: spend) else {
      throw GateError(
        option: "--spend", problem: "'\(spend)' is no amount",
        remedy: "write what a customer spends, such as 500")
    }
    return risk
  }
}
