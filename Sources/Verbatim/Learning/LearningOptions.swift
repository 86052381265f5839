/// How valences are learned from rated comments.
public struct LearningOptions: Sendable {
  /// In how many comments a term must stand.
  public var leastComments = 30
  /// In how many files it must stand, where there are several.
  public var leastSources = 2
  /// In how many comments of a file it must stand for that file to count.
  public var leastPerSource = 3
  /// The longest phrase, in words.
  public var longestPhrase = 4
  /// How strongly valences are drawn to those of the lexicon.
  public var ridge = 1.4
  /// How strongly new terms are drawn to 0.
  public var newRidge = 1.2
  /// How strongly new terms are kept at 0.
  public var newLasso = 0.84
  /// How much neutral comments count beside the others.
  public var neutralShare = 0.5
  /// The most that a comment counts: keeps a rare class from ruling.
  public var mostWeight = 4.0
  /// The least valence with which a new term is proposed.
  public var leastNew = 0.25
  /// The least change with which a known term is proposed.
  public var leastChange = 0.2
  /// The greatest change of a known term.
  public var mostChange = 2.0
  /// How sure a new term's leaning must be, in standard errors.
  public var leastZ = 2.0
  /// How many new terms are tried, the surest first.
  public var mostCandidates = 4000
  /// How many row ids stand beside each proposal.
  public var examples = 3

  /// The defaults.
  public init() {}
}
