public import LanguagePacks

/// The themes of all codebooks in force, numbered; the same for every language.
///
/// A theme that two codebooks define under the same id is one theme with the terms of both.
public struct ThemeCatalog: Sendable {
  /// One theme.
  public struct Entry: Sendable {
    /// The dotted id.
    public let id: String
    /// The index of the parent theme; nil at the top.
    public let parent: Int?
    /// The name by language code.
    public let labels: [String: String]
    /// How far apart the parts of a term may stand.
    public let scope: ThemeScope
    /// Whether the theme gives way where another theme below its parent is found in the comment.
    public let isFallback: Bool
    /// Whether other themes hang below it.
    public internal(set) var hasChildren: Bool

    /// A theme that was numbered before; nothing is known yet of what hangs below it.
    public init(
      id: String, parent: Int?, labels: [String: String], scope: ThemeScope = .sentence,
      isFallback: Bool = false
    ) {
      (self.id, self.parent, self.labels, self.scope) = (id, parent, labels, scope)
      self.isFallback = isFallback
      hasChildren = false
    }
  }

  /// The themes, parents before their children.
  public private(set) var entries: [Entry] = []
  /// How the theme that a comment is most about is chosen: in the order of the themes where all codebooks say so.
  public private(set) var primary = PrimaryRule.weight
  private var index: [String: Int] = [:]

  /// Numbers the themes of `codebooks`, in order.
  public init(_ codebooks: [Codebook]) {
    if !codebooks.isEmpty, codebooks.allSatisfy({ $0.primary == .order }) { primary = .order }
    for codebook in codebooks {
      for theme in codebook.themes where index[theme.id] == nil {
        let parent = theme.parent.flatMap { index[codebook.themes[$0].id] }
        if let parent { entries[parent].hasChildren = true }
        index[theme.id] = entries.count
        entries.append(
          Entry(
            id: theme.id, parent: parent, labels: theme.labels, scope: theme.scope,
            isFallback: theme.isFallback))
      }
    }
  }

  /// The themes of an earlier catalog, parents before their children.
  public init(entries numbered: [Entry]) {
    for entry in numbered {
      if let parent = entry.parent, entries.indices.contains(parent) { entries[parent].hasChildren = true }
      index[entry.id] = entries.count
      entries.append(entry)
    }
  }

  /// The number of the theme with this id; nil if there is none.
  public func number(of id: String) -> Int? { index[id] }

  /// The label of a theme in a language, else in English, else its id; with its parents' labels before it.
  public func path(of theme: Int, in language: String) -> String {
    let entry = entries[theme]
    let own = label(of: theme, in: language)
    guard let parent = entry.parent else { return own }
    return path(of: parent, in: language) + " › " + own
  }

  /// The label of a theme in a language, else in English, else its id.
  public func label(of theme: Int, in language: String) -> String {
    let entry = entries[theme]
    return LabelLanguage.choose(entry.labels, language) ?? entry.id
  }

  /// Whether `ancestor` is above `theme` in the hierarchy.
  public func isAncestor(_ ancestor: Int, of theme: Int) -> Bool {
    var current = entries[theme].parent
    while let parent = current {
      if parent == ancestor { return true }
      current = entries[parent].parent
    }
    return false
  }
}
