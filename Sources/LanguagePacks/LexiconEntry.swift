/// What a lexicon entry does to the sentiment of a comment.
public enum LexiconRole: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// It carries a valence: `sentiment.tsv`, `learned.tsv`.
  case sentiment
  /// It carries a valence when it is denied: `negated.tsv`.
  case negated
  /// It is marked sarcasm with a valence: `sarcasm.tsv`.
  case sarcasm
  /// It turns a valence round: `negators.tsv`.
  case negator
  /// It strengthens a valence: `intensifiers.tsv`.
  case intensifier
  /// It weakens a valence: `diminishers.tsv`.
  case diminisher
  /// It weighs the clauses before and after it: `contrast.tsv`.
  case contrast
  /// It marks a wish or condition: `irrealis.tsv`.
  case irrealis
  /// It makes too much of what follows: `excess.tsv`.
  case excess
  /// It moves praise to the past: `former.tsv`.
  case former
  /// It makes what the sentence says hang on a condition that is not met: `conditions.tsv`.
  case condition
  /// It opens or closes a sentence whose praise is meant the other way round: `irony.tsv`.
  case irony
  /// It joins two words under one negator: `and_words` and `or_words` in `language.json`.
  case coordinator
  /// It ends a clause and with it a negator's reach: `clause_breakers` in `language.json`.
  case clauseBreaker

  /// The role's name in output.
  public var name: String {
    switch self {
    case .sentiment: "sentiment"
    case .negated: "negated"
    case .sarcasm: "sarcasm"
    case .negator: "negator"
    case .intensifier: "intensifier"
    case .diminisher: "diminisher"
    case .contrast: "contrast"
    case .irrealis: "irrealis"
    case .excess: "excess"
    case .former: "former"
    case .condition: "condition"
    case .irony: "irony"
    case .coordinator: "coordinator"
    case .clauseBreaker: "clause breaker"
    }
  }

  /// Whether the entry itself scores.
  public var carriesValence: Bool { self == .sentiment || self == .negated || self == .sarcasm }
}

/// The words that a negator reaches.
public enum NegationScope: String, Sendable, BitwiseCopyable {
  /// What follows in the clause.
  case next
  /// What precedes in the clause.
  case prev
  /// What follows, else what precedes.
  case both
  /// Nothing, and the next contrast adds to what was said: `not only … but also`.
  case adds
}

/// One line of a lexicon file; an object, since lists of thousands of them are passed on.
public final class LexiconEntry: Sendable {
  /// What it does.
  public let role: LexiconRole
  /// The term as written in the file.
  public let term: String
  /// What the term matches.
  public let pattern: TermPattern
  /// The valence (−4…4) or factor.
  public let value: Double
  /// The second factor of a contrast word (for the clause after it); 1 elsewhere.
  public let second: Double
  /// What a negator reaches, and whether irony opens (`next`) or closes (`prev`) a sentence; `.both` elsewhere.
  public let scope: NegationScope
  /// The file the entry stands in, below the lexicon folder.
  public let file: String
  /// The line in that file, counted from 1.
  public let line: Int

  /// All of it as given.
  public init(
    role: LexiconRole, term: String, pattern: TermPattern, value: Double, second: Double = 1,
    scope: NegationScope = .both, file: String, line: Int
  ) {
    self.role = role
    self.term = term
    self.pattern = pattern
    self.value = value
    self.second = second
    self.scope = scope
    self.file = file
    self.line = line
  }
}
