/// Everything counted about one group of respondents: all rows, or one segment, period or wave.
///
/// A value with an exact, associative and order-free `merge`, whose identity is the empty tally; memory
/// depends on the number of bands and themes only. Threads, files and cluster partitions each fill one and
/// merge.
public struct GroupTally: Sendable, Hashable {
  /// All scored respondents: the base of the headline score.
  public internal(set) var scored: ScoreTally
  /// Scored respondents with text: the base of every theme figure.
  public internal(set) var base: ScoreTally
  /// Those of the base without any theme.
  public internal(set) var untagged: ScoreTally
  /// One tally a theme of the codebook, ancestors included.
  public internal(set) var themes: [ThemeTally]
  /// Cross-products of theme × polarity, where drivers are wanted.
  public internal(set) var drivers: DriverTally?

  /// An empty tally; `withDrivers` adds the cross-products, whose memory grows with the square of the themes.
  public init(bandCount: Int, themeCount: Int, withDrivers: Bool = false) {
    scored = ScoreTally(bandCount: bandCount)
    base = scored
    untagged = scored
    themes = Array(repeating: ThemeTally(bandCount: bandCount), count: themeCount)
    drivers = withDrivers ? DriverTally(themeCount: themeCount) : nil
  }

  /// The number of bands of the scale.
  public var bandCount: Int { scored.bands.count }

  /// Adds one respondent; its band and themes lie within the counts given to `init`.
  public mutating func add(_ respondent: Respondent) {
    let row = ScoredRow(respondent)
    scored.add(row)
    guard respondent.hasText else { return }
    base.add(row)
    if respondent.mentions.isEmpty { untagged.add(row) }
    let portion = Self.portion(of: row, mentions: respondent.mentions)
    for mention in respondent.mentions {
      themes[mention.theme].add(row, mention, portion: mention.isImplied ? 0 : portion)
    }
    drivers?.add(row, respondent.mentions)
  }

  /// The equal part of a respondent that falls to each theme it mentions itself, rounded down beyond 16
  /// themes.
  private static func portion(of row: ScoredRow, mentions: [ThemeMention]) -> Int128 {
    let count = mentions.reduce(0) { $1.isImplied ? $0 : $0 + 1 }
    return count == 0 ? 0 : row.weight * ThemeTally.portionUnit / Int128(count)
  }

  /// Adds everything in `other`.
  ///
  /// - Throws: `TallyMismatch` where bands, themes or drivers differ; this tally is then unchanged.
  public mutating func merge(_ other: GroupTally) throws(TallyMismatch) {
    if bandCount != other.bandCount { throw .bands(bandCount, other.bandCount) }
    if themes.count != other.themes.count { throw .themes(themes.count, other.themes.count) }
    if (drivers == nil) != (other.drivers == nil) { throw .drivers }
    scored.merge(other.scored)
    base.merge(other.base)
    untagged.merge(other.untagged)
    for index in other.themes.indices { themes[index].merge(other.themes[index]) }
    if let theirs = other.drivers { drivers?.merge(theirs) }
  }
}

/// Why two tallies cannot be merged.
public enum TallyMismatch: Error, Sendable, Hashable {
  /// Different numbers of bands: different scales.
  case bands(Int, Int)
  /// Different numbers of themes: different codebooks.
  case themes(Int, Int)
  /// Only one of them holds cross-products.
  case drivers
}
