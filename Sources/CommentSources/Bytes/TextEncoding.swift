/// How characters are written as bytes.
public enum TextEncoding: Sendable, Hashable {
  /// UTF-8.
  case utf8
  /// UTF-16, little-endian: what Excel calls "Unicode text".
  case utf16LittleEndian
  /// UTF-16, big-endian.
  case utf16BigEndian
  /// Windows-1252, what Excel writes as CSV in Western Europe; ISO-8859-1 is read as this, as browsers do.
  case windows1252
  /// ISO-8859-15, Latin-9.
  case iso8859_15
  /// Any other, by a name that ICU knows.
  case named(String)

  /// The encoding that a user calls `name`; any spelling of the usual names.
  public init(name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8sig", "utf8bom": self = .utf8
    case "utf16le", "utf16", "unicode", "ucs2": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "windows1252", "cp1252", "ansi", "latin1", "iso88591", "ascii", "usascii", "1252":
      self = .windows1252
    case "iso885915", "latin9", "885915": self = .iso8859_15
    default: self = .named(name)
    }
  }

  /// The name that ICU and the user know it by.
  public var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .windows1252: "windows-1252"
    case .iso8859_15: "ISO-8859-15"
    case .named(let name): name
    }
  }
}
