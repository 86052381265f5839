import RootCause
import Testing
import VerbatimModel

/// The coverage of one kind of interval over all populations together: many trials even in a short run, so that an interval that
/// holds the truth in nine data sets of ten is caught where no single population shows it.
struct CoveragePool {
  private var rates: [Scale.Headline: SimulatedRate] = [:]

  mutating func add(_ rate: SimulatedRate, of kind: Scale.Headline) {
    rates[kind, default: SimulatedRate()].add(rate)
  }

  /// 93–97 % and two Monte-Carlo standard errors, for each kind and for all.
  func expectCoverage(_ name: String) {
    var all = SimulatedRate()
    for (kind, rate) in rates {
      all.add(rate)
      expect(rate, "\(name) \(kind)")
    }
    expect(all, name)
  }

  private func expect(_ rate: SimulatedRate, _ name: String) {
    let room = 2 * rate.error(at: 0.95)
    #expect(0.93 - room...0.97 + room ~= rate.rate, "\(name), all populations: \(rate)")
  }
}
