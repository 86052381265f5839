internal import LanguagePacks
internal import VerbatimModel

extension SentimentScorer {
  /// What an answer to "What could be better?" wishes for is missing.
  ///
  /// `Snellere levering`, `Bättre öppettider`, `Be more helpful`; not so where it is compared: `faster than the others`.
  mutating func applyAskedMore(
    _ layout: borrowing TextLayout, _ language: CompiledLanguage, _ table: borrowing WordTable
  ) {
    let wishes = language.pack.settings.wishes
    for hit in hits.indices where hits[hit].weight > 0 && !hits[hit].rules.contains(.irrealis) {
      let isWish =
        wishes.imperatives.contains(firstWord(hit, layout, table))
        || compares(hit, wishes, layout, table) && !isCompared(hit, wishes, layout, table)
      if isWish { change(hit, times: rules.askedMore, .asked) }
    }
  }

  /// The first word of a hit's clause.
  private func firstWord(_ hit: Int, _ layout: borrowing TextLayout, _ table: borrowing WordTable) -> String {
    let clause = layout.clauseOf[Int(hits[hit].first)]
    return word(layout.words.partitioningIndex { layout.clauseOf[Int($0)] >= clause }, layout, table)
  }

  /// Whether a hit, or the word before it, compares: `vriendelijker`, `mer hjälpsam`.
  private func compares(
    _ hit: Int, _ wishes: WishWords, _ layout: borrowing TextLayout, _ table: borrowing WordTable
  ) -> Bool {
    let (first, last) = places(hit, layout)
    let clause = layout.clauseOf[Int(hits[hit].first)]
    return (max(0, first - 1)...last).contains {
      layout.clauseOf[Int(layout.words[$0])] == clause && wishes.compares(word($0, layout, table))
    }
  }

  /// Whether a word of comparing stands behind a hit's beginning in its sentence.
  private func isCompared(
    _ hit: Int, _ wishes: WishWords, _ layout: borrowing TextLayout, _ table: borrowing WordTable
  ) -> Bool {
    let sentence = layout.sentenceOf[Int(hits[hit].first)]
    var place = places(hit, layout).first + 1
    while place < layout.words.count, layout.sentenceOf[Int(layout.words[place])] == sentence {
      if wishes.than.contains(word(place, layout, table)) { return true }
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
