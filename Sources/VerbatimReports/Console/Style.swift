/// Colours of terminal output; plain text where colour is off.
public struct Style: Sendable {
  private let isOn: Bool

  /// All of it as given.
  public init(colour: Bool) { isOn = colour }

  /// Bold.
  public func strong(_ text: String) -> String { wrap(text, "1") }
  /// Dim.
  public func faint(_ text: String) -> String { wrap(text, "2") }
  /// For what is bad.
  public func bad(_ text: String) -> String { wrap(text, "31") }
  /// For what is good.
  public func good(_ text: String) -> String { wrap(text, "32") }

  private func wrap(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
