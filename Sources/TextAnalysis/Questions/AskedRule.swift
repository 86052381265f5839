internal import LanguagePacks

/// What the question adds to the sentiment of an answer.
///
/// After "What can we improve?" the answer "prijs" is blame and "niets" is praise; after "What do you like?" the
/// reverse; "no idea" is neither. An answer with hits of its own is moved less than one without.
struct AskedRule {
  let rules: SentimentRules
  /// What was asked for: 1 what is good, −1 what is bad, 0 neither.
  let polarity: Int

  /// The weight to add, in valence points; 0 for none.
  func weight(words: Int, hasHits: Bool, empty: EmptyAnswers.Entry?, opensWithNothing: Bool = false) -> Double
  {
    if polarity == 0 || words == 0 && empty == nil { return 0 }
    let direction = Double(polarity)
    if opensWithNothing { return -direction * rules.askedNothing }
    if let empty { return empty.isOpen ? 0 : -direction * rules.askedNothing }
    return direction * (hasHits ? rules.askedBeside : rules.askedAlone)
  }
}
