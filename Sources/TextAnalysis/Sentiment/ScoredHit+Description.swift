internal import LanguagePacks
internal import VerbatimModel

extension AppliedRules {
  /// The rules in the order in which they are applied, with the names that output shows.
  static let named: [(rule: AppliedRules, name: String, role: LexiconRole?)] = [
    (.compound, "compound", nil), (.prefix, "prefix", nil), (.shouted, "shouted", nil),
    (.elongated, "elongated", nil),
    (.intensified, "intensified", .intensifier), (.diminished, "diminished", .diminisher),
    (.excess, "excess", .excess), (.negated, "negated", .negator), (.irrealis, "irrealis", .irrealis),
    (.former, "former", .former), (.irony, "irony", .irony), (.exclaimed, "exclaimed", nil),
    (.question, "question", nil),
    (.contrast, "contrast", .contrast), (.asked, "asked", nil),
    (.denial, "denial", nil),
  ]
}

extension CommentAnalyzer {
  /// A hit for output: where, which entry, and every rule with the word that set it off.
  func describe(_ hit: ScoredHit, _ text: UnsafeBufferPointer<UInt8>, _ language: CompiledLanguage)
    -> SentimentHit
  {
    let entry = language.entries[Int(hit.entry)]
    var rules: [String] = []
    for (rule, name, role) in AppliedRules.named where hit.rules.contains(rule) {
      // A hit remembers the first 64 modifiers of its comment, a bit each.
      let causes = scorer.modifiers.all.prefix(64).enumerated().filter { index, modifier in
        (modifier.role == role || rule == .irrealis && modifier.role == .condition)
          && hit.modifiers & (1 << UInt64(index)) != 0
      }
      if causes.isEmpty { rules.append(name) }
      for (_, modifier) in causes {
        let range = bytes(modifier.first, modifier.last)
        rules.append(name + ":" + String(decoding: text[range], as: UTF8.self))
      }
    }
    return SentimentHit(
      range: bytes(hit.first, hit.last), entry: entry.term, valence: hit.valence,
      weight: hit.weight, rules: rules)
  }

  /// What the question added, as a hit on the whole answer; none where it added nothing.
  func describe(asked weight: Double, _ text: UnsafeBufferPointer<UInt8>) -> [SentimentHit] {
    weight == 0
      ? [] : [SentimentHit(range: 0..<text.count, entry: "", valence: 0, weight: weight, rules: ["asked"])]
  }
}
