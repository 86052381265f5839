/// What a comment offers to a fit of valences: the hits with what the rules made of them, and its words.
public struct CommentFeatures: Sendable {
  /// A lexicon entry that scored.
  public struct Hit: Sendable {
    /// The entry's index in ``TextEngine/entries(of:)``.
    public let entry: Int
    /// The valence in the lexicon.
    public let valence: Double
    /// The valence after all rules.
    public let weight: Double
    /// Whether the weight comes from the entry's listed denial and so says nothing of its valence.
    public let isDenial: Bool
  }

  /// A word as it may become part of a new entry.
  public struct Word: Sendable {
    /// The folded word.
    public let text: String
    /// Whether it is written with a capital where a sentence does not begin.
    public let isName: Bool
    /// Whether punctuation that ends a clause, or a new sentence, stands before it.
    public let isBarred: Bool
    /// Whether it is a word at all: letters, perhaps with hyphens and apostrophes; no number, emoji or address.
    public let isPlain: Bool
  }

  /// The language the comment was read in; `und` where none fits.
  public let language: String
  /// The hits, in order.
  public let hits: [Hit]
  /// The words, in order.
  public let words: [Word]
}
