internal import DriverAnalysis
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// The answer to "why" as one JSON object; the keys are those of the interface.
public struct WhyJSON {
  private let report: WhyReport
  private let hidesText: Bool

  /// `hidesText` leaves the comments out and keeps the figures.
  public init(_ report: WhyReport, hidesText: Bool = false) {
    self.report = report
    self.hidesText = hidesText
  }

  /// The bytes, with a final line break.
  public func bytes() -> [UInt8] {
    let result = report.result
    var json = JSONWriter()
    json.object { json in
      json.key("tool")
      json.tool(report.tool)
      json.key("target")
      json.object { json in
        json.pair("band", report.scale.bands[result.band].id)
        if let theme = result.theme { json.pair("theme", report.catalog.entries[theme].id) }
        json.pair("n", result.n)
        json.pair("base", result.base)
        json.pair("scale", report.scale.id)
      }
      model(result.drivers, &json)
      json.key("drivers")
      json.array { json in for driver in result.drivers?.drivers ?? [] { self.driver(driver, &json) } }
      json.key("steps")
      steps(result.steps, &json)
      json.pair("limits", result.limits)
    }
    json.endLine()
    return json.bytes
  }

  // MARK: Drivers

  private func model(_ model: WhyDrivers?, _ json: inout JSONWriter) {
    json.key("model")
    guard let model else { return json.null() }
    json.object { json in
      json.pair("n", model.n)
      json.pair("r_squared", model.rSquared)
      json.pair("adjusted_r_squared", model.adjustedRSquared)
      json.pair("condition_number", model.conditionNumber)
      json.key("excluded")
      self.excluded(model.excluded, &json)
      json.key("odds_ratios")
      json.object { json in
        json.pair("method", "Firth's penalised logistic regression")
        json.key("converged")
        if let hasOdds = model.hasOdds { json.bool(hasOdds) } else { json.null() }
        json.key("excluded")
        self.excluded(model.excludedFromOdds, &json)
      }
    }
  }

  private func excluded(_ excluded: [ExcludedPredictor], _ json: inout JSONWriter) {
    json.array { json in
      for excluded in excluded {
        json.object { json in
          predictor(excluded.predictor, &json)
          json.pair("n", Int(excluded.n))
          json.pair("reason", Self.reason(excluded.reason))
        }
      }
    }
  }

  private static func reason(_ reason: ExcludedPredictor.Reason) -> String {
    switch reason {
    case .tooFewMentions: "too_few_mentions"
    case .constant: "constant"
    case .collinear: "collinear"
    }
  }

  private func predictor(_ predictor: DriverPredictor, _ json: inout JSONWriter) {
    json.pair("theme", report.catalog.entries[predictor.theme].id)
    json.pair("polarity", predictor.isPositive ? "positive" : "negative")
  }

  private func driver(_ driver: WhyDriver, _ json: inout JSONWriter) {
    json.object { json in
      predictor(driver.predictor, &json)
      json.pair("weight", driver.weight)
      json.ends(driver.weightInterval)
      json.pair("share", driver.share)
      json.pair("share_low", driver.shareInterval?.low)
      json.pair("share_high", driver.shareInterval?.high)
      json.pair("sign", driver.coefficient < 0 ? "-" : "+")
      json.pair("n", Int(driver.n))
      json.pair("coefficient", driver.coefficient)
      json.pair("coefficient_low", driver.interval?.low)
      json.pair("coefficient_high", driver.interval?.high)
      json.pair("p", driver.p)
      json.pair("q", driver.q)
      json.pair("variance_inflation", driver.varianceInflation)
      json.key("collinear")
      json.bool(driver.isCollinear)
      json.pair("odds_ratio", driver.oddsRatio)
      json.pair("odds_ratio_low", driver.oddsRatioInterval?.low)
      json.pair("odds_ratio_high", driver.oddsRatioInterval?.high)
      json.key("separated")
      json.bool(driver.isSeparated)
      json.pair("kano", ifAny: driver.kano?.rawValue)
    }
  }

  // MARK: Steps

  private func steps(_ steps: [WhyStep], _ json: inout JSONWriter) {
    json.array { json in for step in steps { self.step(step, &json) } }
  }

  private func step(_ step: WhyStep, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("depth", step.depth)
      json.pair("kind", step.kind.rawValue)
      json.pair("id", step.id)
      if let theme = step.theme {
        json.pair("label", report.catalog.label(of: theme, in: report.labelLanguage))
      }
      json.pair("n", step.n)
      json.pair("of", step.of)
      json.pair("measure", step.measure.rawValue)
      json.pair("effect", step.effect)
      json.ends(step.interval)
      json.pair("q", step.q)
      json.pair("because", step.because)
      json.key("examples")
      json.array { json in
        for example in hidesText ? [] : step.examples {
          json.object { json in
            json.pair("id", example.id)
            json.pair("row", example.row)
            json.pair("text", example.text)
            json.pair("score", example.score)
          }
        }
      }
      json.key("steps")
      steps(step.steps, &json)
    }
  }
}
