internal import VerbatimModel

/// How a scale's headline is called.
enum ScaleText {
  static func headline(_ scale: Scale) -> String {
    switch scale.id {
    case "nps", "nps10": "NPS"
    case "csat", "csat4": "CSAT %"
    case "dsat": "DSAT %"
    case "ces": "CES"
    case "sentiment": "Net sentiment"
    default: scale.headline == .mean ? "Mean" : "% " + (scale.bands.last?.id ?? "")
    }
  }
}
