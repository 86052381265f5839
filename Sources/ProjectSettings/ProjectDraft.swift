internal import VerbatimModel

/// A file of settings as `verbatim init` writes it: what was found, and why.
public struct ProjectDraft {
  private var lines: [String]

  /// A file with these lines of explanation at its head.
  public init(head: [String]) { lines = head.map { "# " + $0 } + [""] }

  /// Adds a setting; one that is not active stands there as a comment, to be switched on.
  public mutating func add(
    _ key: String, _ values: [String], isList: Bool = false, note: String = "", isActive: Bool = true
  ) {
    let quoted = values.map(Self.quoted)
    let value = isList ? "[" + quoted.joined(separator: ", ") + "]" : quoted.first ?? ""
    let comment = note.isEmpty ? "" : "   # " + note.replacing("\n", with: " ")
    lines.append((isActive ? "" : "# ") + "\(key): \(value)" + comment)
  }

  /// The file's text.
  public var text: String { lines.joined(separator: "\n") + "\n" }

  /// A value as YAML takes it: bare where nothing in it has a meaning.
  static func quoted(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { byte in
      byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
        || byte == 0x2D
    }
    let isNumber = (1...9).contains(value.utf8.count) && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let isWord =
      isPlain && value.utf8.first.map { $0 >= 0x41 } == true
      && !YAMLText.reserved.contains(value.lowercased())
    return isNumber || isWord ? value : YAMLText.quoted(value)
  }
}
