internal import LanguagePacks

extension SentimentScorer {
  /// Wishes and conditions: praise that belongs to the cue is multiplied by the cue's factor, blame in the clause by a
  /// common one.
  mutating func applyIrrealis(_ layout: borrowing TextLayout) { applyToClause(.irrealis, .irrealis, layout) }

  /// `used to be`, `vroeger`, `förr`: praise in the clause belongs to the past.
  mutating func applyFormer(_ layout: borrowing TextLayout) { applyToClause(.former, .former, layout) }

  private mutating func applyToClause(
    _ role: LexiconRole, _ rule: AppliedRules, _ layout: borrowing TextLayout
  ) {
    for modifier in modifiers.indices where modifiers[modifier].role == role {
      let clause = layout.clauseOf[Int(modifiers[modifier].first)]
      // A face is what the writer feels now, whatever they ask for.
      for hit in hits(in: clause, layout.clauseOf)
      where !hits[hit].rules.contains(rule) && !isFace(hit, layout) {
        if hits[hit].weight > 0 {
          if role == .irrealis && isApart(hit, modifier, layout) { continue }
          change(hit, times: modifiers[modifier].value, rule, by: modifier)
        } else if role == .irrealis && rules.wishBlame != 1 {
          change(hit, times: rules.wishBlame, rule, by: modifier)
        }
      }
    }
  }

  /// Whether praise stands well before a wish that goes on behind it: `The lovely staff at the desk told me it would be ready`, but not
  /// `A clearer menu would be nice`.
  private func isApart(_ hit: Int, _ modifier: Int, _ layout: borrowing TextLayout) -> Bool {
    let cue = modifiers[modifier]
    guard Int(hits[hit].last) + rules.wishNear < Int(cue.first) else { return false }
    let clause = layout.clauseOf[Int(cue.first)]
    var token = Int(cue.last) + 1
    while token < layout.clauseOf.count, layout.clauseOf[token] == clause {
      if layout.wordIndex[token] >= 0 { return true }
      token += 1
    }
    return false
  }
}
