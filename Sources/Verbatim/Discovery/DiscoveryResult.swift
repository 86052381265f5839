/// What a codebook misses.
public struct DiscoveryResult: Sendable {
  /// How many comments carry a theme.
  public struct Coverage: Sendable, Equatable {
    /// The comments with a theme.
    public let tagged: Int
    /// The comments with text that says something.
    public let base: Int
    /// The comments that would carry one if all terms shown were added; estimated where comments were sampled.
    public let after: Int
  }

  /// A word or phrase that comments have in common.
  public struct Term: Sendable, Equatable {
    /// Its most frequent form.
    public let term: String
    /// The language of the comments.
    public let language: String
    /// How many of the comments looked at contain it.
    public let n: Int
    /// The band it belongs to most clearly, by index.
    public let band: Int
    /// How clearly: the weighted log-odds of that band against the others, in standard errors.
    public let z: Double
    /// The ids of some comments that contain it.
    public let examples: [String]
    /// The theme whose terms it most often stands next to elsewhere, by number; nil for none.
    public let theme: Int?
    /// The term as it would stand in a codebook.
    public let entry: String
  }

  /// How many comments carry a theme, before and after.
  public let coverage: Coverage
  /// The terms, the most telling first.
  public let terms: [Term]
  /// How many comments were looked at.
  public let lookedAt: Int
  /// Whether these are a sample.
  public let isSampled: Bool
}
