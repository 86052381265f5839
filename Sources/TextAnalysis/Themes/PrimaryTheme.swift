internal import LanguagePacks
public import VerbatimModel

/// Chooses the theme that a comment is most about.
///
/// Each theme is rated by how often it is mentioned, its share of all the sentiment that falls to themes, how specific
/// it is (depth in the codebook, length of what matched); of equals the one mentioned first leads. A codebook may ask for
/// its own order instead: then the theme that it lists first leads.
public struct PrimaryTheme: Sendable {
  private let catalog: ThemeCatalog

  /// What a further mention is worth; mentions beyond ``mostMentions`` count no more.
  private static let mention = 1.0
  private static let mostMentions = 4
  /// What all of the sentiment is worth.
  private static let sentiment = 3.0
  /// What a level of the hierarchy is worth.
  private static let level = 0.5
  /// What a matched character is worth, up to ``mostCharacters``.
  private static let character = 0.02
  private static let mostCharacters = 40

  /// A chooser for the themes of `catalog`.
  public init(_ catalog: ThemeCatalog) { self.catalog = catalog }

  /// The themes of a comment, the most central first.
  public func ranked(_ themes: [TaggedTheme]) -> [TaggedTheme] {
    if catalog.primary == .order { return themes.sorted { $0.theme < $1.theme } }
    let weight = themes.reduce(0) { $0 + Self.weight($1) }
    let rated = themes.map { (theme: $0, rating: rating($0, allWeight: weight)) }
    return rated.sorted { a, b in
      if a.rating != b.rating { return a.rating > b.rating }
      let first = (a.theme.evidence.first?.range.lowerBound ?? .max, a.theme.theme)
      return first < (b.theme.evidence.first?.range.lowerBound ?? .max, b.theme.theme)
    }.map(\.theme)
  }

  /// The most central theme; nil for none.
  public func choose(_ themes: [TaggedTheme]) -> TaggedTheme? { ranked(themes).first }

  private func rating(_ theme: TaggedTheme, allWeight: Double) -> Double {
    let mentions = Double(min(theme.evidence.count, Self.mostMentions))
    let longest = theme.evidence.map { min($0.range.count, Self.mostCharacters) }.max() ?? 0
    let share = allWeight > 0 ? Self.weight(theme) / allWeight : 0
    return mentions * Self.mention + share * Self.sentiment + Double(depth(theme.theme)) * Self.level
      + Double(longest) * Self.character
  }

  private static func weight(_ theme: TaggedTheme) -> Double {
    theme.sentiment.positive + theme.sentiment.negative
  }

  private func depth(_ theme: Int) -> Int {
    var depth = 0
    var current = catalog.entries[theme].parent
    while let parent = current {
      depth += 1
      current = catalog.entries[parent].parent
    }
    return depth
  }
}
