internal import Foundation

/// Numbers as text, the same on every machine and in every locale.
public enum NumberText {
  /// The shortest text with at most twelve significant digits: `10.3030303030`, `8.19e-28`.
  public static func significant(_ value: Double) -> String {
    if value == value.rounded() && abs(value) < 1e15 { return String(Int64(value)) }
    // C's %g with no locale argument uses the C locale in Foundation.
    let text = String(format: "%.12g", value)
    return text.contains("e") ? text.replacingOccurrences(of: "e-0", with: "e-") : text
  }

  /// A fixed number of decimals: `12.3`.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    // −0.0 reads as a mistake.
    return text.hasPrefix("-") && text.allSatisfy({ "-0.".contains($0) }) ? String(text.dropFirst()) : text
  }

  /// A fixed number of decimals with the sign always shown: `+12.3`, `−5.1`.
  public static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(abs(value), decimals)
    let isZero = text.allSatisfy { "0.".contains($0) }
    return (isZero ? "" : value < 0 ? "−" : "+") + text
  }

  /// A whole number in groups of three: `4,812`.
  public static func grouped(_ value: Int) -> String {
    var text = String(abs(value))
    var index = text.count - 3
    while index > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: index))
      index -= 3
    }
    return (value < 0 ? "-" : "") + text
  }
}
