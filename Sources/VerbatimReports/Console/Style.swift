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

  /// The codes of the sequences that are written.
  private static let codes = ["0", "1", "2", "31", "32"]

  /// How long a sequence of ours is that `text` begins with; 0 for none.
  static func length(ofColourIn text: ArraySlice<Unicode.Scalar>) -> Int {
    guard text.first == "\u{1B}" else { return 0 }
    for code in codes where text.dropFirst().starts(with: "[\(code)m".unicodeScalars) {
      return code.count + 3
    }
    return 0
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
