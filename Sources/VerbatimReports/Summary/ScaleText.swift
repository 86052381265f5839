internal import VerbatimModel

/// How a scale's headline is called and written.
enum ScaleText {
  /// A value of the headline with its sign: `+12.3`.
  static func points(_ value: Double, _ scale: Scale) -> String {
    NumberText.signed(value, scale.headline == .mean ? 2 : 1)
  }

  /// A headline with a sign only where it may be negative.
  static func level(_ value: Double, _ scale: Scale) -> String {
    switch scale.headline {
    case .net: points(value, scale)
    case .mean: NumberText.fixed(value, 2)
    case .shareHighest, .shareLowest: NumberText.fixed(value, 1)
    }
  }

  /// A share as a whole percentage.
  static func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 0) + " %" }

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
