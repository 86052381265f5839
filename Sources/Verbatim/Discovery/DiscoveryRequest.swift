public import LanguagePacks

/// What is wanted of a search for missing terms.
public struct DiscoveryRequest: Sendable {
  /// Whether comments that carry a theme are looked at, too.
  public var includesTagged = false
  /// The fewest comments that a term must occur in; nil for five, or down to two where few comments are looked at.
  public var minimumN: Int?
  /// The most terms shown.
  public var top = 30
  /// Words that are proposed only within phrases.
  public var loose = LooseWords()
  /// The most example ids a term.
  public var examples = 3

  /// The defaults.
  public init() {}
}
