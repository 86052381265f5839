/// Colours of terminal output; plain text where colour is off.
public struct Style: Sendable {
  private let isOn: Bool
  /// Whether prose is broken into lines at words, as on a terminal; a pipe gets a paragraph a line.
  let wrapsProse: Bool

  /// Whether figures are drawn as bars, too: for eyes, not for programs that read the table.
  var drawsBars: Bool { wrapsProse }

  /// All of it as given.
  public init(colour: Bool, wrapsProse: Bool = false) {
    isOn = colour
    self.wrapsProse = wrapsProse
  }

  /// A paragraph in lines of at most `width` columns, the second and later ones after `indent`.
  func prose(_ text: String, _ width: Int, indent: String = "") -> [String] {
    wrapsProse ? TerminalText.wrap(text, width, indent: indent) : [text]
  }

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
