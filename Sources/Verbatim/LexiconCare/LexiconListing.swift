public import LanguagePacks

/// Which entries are to be listed.
public struct LexiconListing: Sendable {
  /// The role; nil for all.
  public var role: LexiconRole?
  /// What the term must contain; nil for all.
  public var term: String?

  /// A listing of everything.
  public init() {}

  /// The names of all roles.
  public static var roles: [String] { LexiconRole.allCases.map { "\($0)" } }

  /// The role with this name; nil for unknown names.
  public static func role(named name: String) -> LexiconRole? {
    LexiconRole.allCases.first { "\($0)" == name }
  }

  /// The entries of a language that are in force, in file order.
  public func entries(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> [LexiconEntry] {
    let wanted = term?.lowercased()
    return try LanguagePack(code: code, from: files).entries.filter { entry in
      (role == nil || entry.role == role) && (wanted.map { entry.term.lowercased().contains($0) } ?? true)
    }
  }
}
