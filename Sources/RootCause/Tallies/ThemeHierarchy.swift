/// The tree of a codebook's themes by index, and the rule by which a comment on a sub-theme counts for its
/// ancestors.
public struct ThemeHierarchy: Sendable {
  /// The parent of each theme; nil at the top.
  public let parents: [Int?]

  /// A codebook without themes.
  public static let empty = ThemeHierarchy()

  private init() { parents = [] }

  /// A hierarchy; nil where a parent is out of range or a theme is its own ancestor.
  public init?(parents: [Int?]) {
    self.parents = parents
    for theme in parents.indices where !Self.reachesTop(theme, parents) { return nil }
  }

  private static func reachesTop(_ theme: Int, _ parents: [Int?]) -> Bool {
    var current = theme
    for _ in parents.indices {
      guard let parent = parents[current] else { return true }
      guard parents.indices ~= parent else { return false }
      current = parent
    }
    return false
  }

  /// Replaces `mentions` by the same themes with their ancestors, each theme once, in the order of the
  /// indices.
  ///
  /// A theme that occurs several times counts once, and so does an ancestor, whichever of its sub-themes was
  /// matched; its sentiment is the mean of what it stands for, rounded toward zero, its polarity that of all
  /// of them where they agree (neutral ones aside), else mixed. An ancestor that was itself matched is kept
  /// as a mention of its own, not implied.
  public func expand(_ mentions: inout [ThemeMention]) {
    let matched = mentions.count
    for index in 0..<matched {
      var next = parents[mentions[index].theme]
      while let parent = next {
        var implied = mentions[index]
        implied.theme = parent
        implied.isImplied = true
        mentions.append(implied)
        next = parents[parent]
      }
    }
    mentions.sort { $0.theme < $1.theme }
    fold(&mentions)
  }

  /// Joins neighbours of the same theme.
  private func fold(_ mentions: inout [ThemeMention]) {
    var kept = 0
    var start = 0
    while start < mentions.count {
      var end = start
      var joined = mentions[start]
      var sum = 0
      while end < mentions.count, mentions[end].theme == joined.theme {
        sum += Int(mentions[end].sentiment)
        joined.polarity = joined.polarity.joined(with: mentions[end].polarity)
        joined.isImplied = joined.isImplied && mentions[end].isImplied
        end += 1
      }
      joined.sentiment = Int32(sum / (end - start))
      mentions[kept] = joined
      kept += 1
      start = end
    }
    mentions.removeLast(mentions.count - kept)
  }
}

extension ThemePolarity {
  /// The polarity of two mentions taken as one.
  func joined(with other: ThemePolarity) -> ThemePolarity {
    if self == other || other == .neutral { return self }
    return self == .neutral ? other : .mixed
  }
}
