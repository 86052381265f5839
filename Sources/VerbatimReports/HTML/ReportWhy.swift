internal import RootCause
internal import Verbatim

/// The steps from the lowest band down to phrases and places, for the page's script; figures and names only, the page has
/// the words and the comments.
public struct ReportWhy {
  /// The most comments that the search of a report looks at: more take longer than a reader waits.
  public static let mostComments = 20_000

  private let result: WhyResult

  init(_ result: WhyResult) { self.result = result }

  /// Adds `"why": {"band", "n", "base", "steps": […]}`; nothing where there is no step.
  func write(_ json: inout JSONWriter) {
    if result.steps.isEmpty { return }
    json.key("why")
    json.object { json in
      json.pair("band", result.band)
      json.pair("n", result.n)
      json.pair("base", result.base)
      json.key("steps")
      steps(result.steps, &json)
    }
  }

  private func steps(_ steps: [WhyStep], _ json: inout JSONWriter) {
    json.array { json in for step in steps { self.step(step, &json) } }
  }

  private func step(_ step: WhyStep, _ json: inout JSONWriter) {
    json.object { json in
      json.pair("kind", step.kind.rawValue)
      if let theme = step.theme { json.pair("theme", theme) } else { json.pair("name", step.id) }
      json.pair("n", step.n)
      json.pair("of", step.of)
      json.pair("measure", step.measure.rawValue)
      json.pair("effect", step.effect)
      json.ends(step.interval)
      json.pair("q", step.q)
      if !step.steps.isEmpty {
        json.key("steps")
        steps(step.steps, &json)
      }
    }
  }
}
