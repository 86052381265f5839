internal import LanguagePacks
internal import VerbatimModel

extension SentimentScorer {
  /// What an answer to "What could be better?" wishes for is missing.
  ///
  /// `Snellere levering`, `Bättre öppettider`, `Be more helpful`; not so in a statement: `faster than the others`, `it got
  /// better`, `could not be happier`.
  mutating func applyAskedMore(
    _ layout: borrowing TextLayout, _ language: CompiledLanguage, _ table: borrowing WordTable
  ) {
    guard let factor = rules.askedMore else { return }
    let wishes = language.pack.settings.wishes
    for hit in hits.indices
    where hits[hit].weight > 0 && hits[hit].rules.isDisjoint(with: [.irrealis, .negated]) {
      let isWish =
        wishes.imperatives.contains(firstWord(hit, layout, table))
        || compares(hit, wishes, layout, table) && !isStatement(hit, wishes, layout, table)
      if isWish { change(hit, times: factor, .asked) }
    }
  }

  /// The first word of a hit's clause.
  private func firstWord(_ hit: Int, _ layout: borrowing TextLayout, _ table: borrowing WordTable) -> String {
    let clause = layout.clauseOf[Int(hits[hit].first)]
    return word(layout.words.partitioningIndex { layout.clauseOf[Int($0)] >= clause }, layout, table)
  }

  /// Whether a hit compares (`vriendelijker`), or a word before it that does nothing else (`mer hjälpsam`).
  private func compares(
    _ hit: Int, _ wishes: WishWords, _ layout: borrowing TextLayout, _ table: borrowing WordTable
  ) -> Bool {
    let (first, last) = places(hit, layout)
    if (first...last).contains(where: { wishes.compares(word($0, layout, table)) }) { return true }
    return first > 0
      && layout.clauseOf[Int(layout.words[first - 1])] == layout.clauseOf[Int(layout.words[first])]
      && wishes.comparatives.contains(word(first - 1, layout, table))
  }

  /// Whether a hit's sentence says that something is so.
  private func isStatement(
    _ hit: Int, _ wishes: WishWords, _ layout: borrowing TextLayout, _ table: borrowing WordTable
  ) -> Bool {
    let sentence = layout.sentenceOf[Int(hits[hit].first)]
    var place = layout.words.partitioningIndex { layout.sentenceOf[Int($0)] >= sentence }
    while place < layout.words.count, layout.sentenceOf[Int(layout.words[place])] == sentence {
      if wishes.statements.contains(word(place, layout, table)) { return true }
      place += 1
    }
    return false
  }

  /// The first and last word of a hit, as places in the layout's words.
  private func places(_ hit: Int, _ layout: borrowing TextLayout) -> (first: Int, last: Int) {
    let (first, last) = (hits[hit].first, hits[hit].last)
    return (
      layout.words.partitioningIndex { $0 >= first },
      layout.words.partitioningIndex { $0 > last } - 1
    )
  }

  private func word(_ place: Int, _ layout: borrowing TextLayout, _ table: borrowing WordTable) -> String {
    guard place < layout.words.count else { return "" }
    let id = layout.tokens[Int(layout.words[place])].word
    return id < 0 ? "" : table.text(id)
  }
}
