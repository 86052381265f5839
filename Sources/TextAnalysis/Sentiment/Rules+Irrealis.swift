internal import LanguagePacks

extension SentimentScorer {
  /// Wishes and conditions: praise in the clause is multiplied by the cue's factor, blame by a common one.
  mutating func applyIrrealis(_ layout: borrowing TextLayout) { applyToClause(.irrealis, .irrealis, layout) }

  /// `used to be`, `vroeger`, `förr`: praise in the clause belongs to the past.
  mutating func applyFormer(_ layout: borrowing TextLayout) { applyToClause(.former, .former, layout) }

  private mutating func applyToClause(
    _ role: LexiconRole, _ rule: AppliedRules, _ layout: borrowing TextLayout
  ) {
    for modifier in modifiers.indices where modifiers[modifier].role == role {
      let clause = layout.clauseOf[Int(modifiers[modifier].first)]
      for hit in hits(in: clause, layout.clauseOf) where !hits[hit].rules.contains(rule) {
        if hits[hit].weight > 0 {
          change(hit, times: modifiers[modifier].value, rule, by: modifier)
        } else if role == .irrealis && rules.wishBlame != 1 {
          change(hit, times: rules.wishBlame, rule, by: modifier)
        }
      }
    }
  }
}
