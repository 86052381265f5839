/// Text that a spreadsheet must not run as a formula.
public enum SpreadsheetText {
  /// The text with a `'` before it where it begins like a formula, or like such a text that was escaped.
  public static func escaped(_ text: String) -> String { beginsLikeFormula(text) ? "'" + text : text }

  /// What ``escaped(_:)`` was given.
  public static func unescaped(_ text: String) -> String {
    text.hasPrefix("'") && beginsLikeFormula(text) ? String(text.dropFirst()) : text
  }

  private static func beginsLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return ["=", "@", "+", "-", "\t", "\r"].contains(first)
  }
}
