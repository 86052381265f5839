internal import Foundation

/// The constants of the sentiment rules, from `shared/rules.json`; the same for every language.
public struct SentimentRules: Sendable, Decodable {
  /// Added to the sum of weights below the fraction: score = (P − N) / (P + N + shrinkage).
  ///
  /// In valence points.
  public let shrinkage: Double
  /// A comment is negative where N > ``blameLead`` · P + ``leastBlame``; at least 1.
  public let blameLead: Double
  /// In valence points.
  public let leastBlame: Double
  /// A comment is positive where P > ``praiseLead`` · N + ``leastPraise``; at least 1.
  public let praiseLead: Double
  /// In valence points.
  public let leastPraise: Double
  /// Both parts must reach this for the label `mixed`.
  public let mixedPart: Double
  /// The label is `mixed` only where the score lies within ± this.
  public let mixedScore: Double
  /// How much of a negator's factor a bad word gets (`niet slecht`), unless the negator takes nouns (`geen klachten`).
  public let negatedBad: Double
  /// How many words back an intensifier or diminisher reaches.
  public let intensityReach: Int
  /// The most that intensifiers multiply to.
  public let intensityCap: Double
  /// The factor on praise in a question.
  public let questionPraise: Double
  /// Added to the factor for each exclamation mark.
  public let exclamation: Double
  /// How many exclamation marks count.
  public let exclamationMost: Int
  /// The factor for a word in capitals in a text that is not all capitals.
  public let shouting: Double
  /// The factor for a word with drawn-out letters.
  public let elongation: Double
  /// The factor where only a part of a compound is in the lexicon.
  public let compoundPart: Double
  /// The least valence, up or down, with which a part of a compound counts.
  public let compoundValence: Double
  /// The factor on blame in a wish or condition.
  public let wishBlame: Double
  /// How many words before a wish that goes on praise may stand and still belong to it.
  public let wishNear: Int
  /// The blame that lies in a negator with nothing to deny, in valence points.
  public let denial: Double
  /// How many such negators count in a comment.
  public let denialMost: Int
  /// The weight that an answer without hits takes from a question for what is good or bad, in valence points.
  public let askedAlone: Double
  /// The weight that an answer with hits takes from such a question.
  public let askedBeside: Double
  /// The weight of "nothing" as the answer to such a question, against what was asked for.
  public let askedNothing: Double
  /// The factor of praise that an answer to a question for what is bad wishes more of; nil where it stays praise.
  public let askedMore: Double?

  /// Reads the file in force.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    guard let file = files.file("shared/rules.json") else {
      throw LexiconError(
        file: "shared/rules.json", problem: "the file is missing", remedy: "restore it from the package")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(SentimentRules.self, from: Data(file.bytes))
    } catch {
      throw LexiconError(
        file: file.name, problem: "not valid rules (\(error))", remedy: "compare with the built-in file")
    }
  }
}
