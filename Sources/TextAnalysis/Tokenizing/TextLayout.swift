internal import VerbatimModel

/// A comment as tokens, sentences and clauses.
///
/// Reused from comment to comment.
struct TextLayout {
  /// The tokens, in order.
  var tokens: [Token] = []
  /// Per token: its sentence.
  var sentenceOf: [Int32] = []
  /// Per token: its clause; clauses are numbered through the comment.
  var clauseOf: [Int32] = []
  /// Per sentence: the range of its tokens.
  var sentences: [Range<Int>] = []
  /// Per sentence: whether it ends with a question mark.
  var isQuestion: [Bool] = []
  /// Per sentence: how many exclamation marks end it.
  var exclamations: [Int32] = []
  /// The tokens that are looked up (words, numbers, emoji …), in order.
  var words: [Int32] = []
  /// Per entry of ``words``: whether punctuation that ends a clause stands between it and the entry before.
  var isBarred: [Bool] = []
  /// Per token: its place in ``words``; −1 for punctuation.
  var wordIndex: [Int32] = []
  /// How many clauses there are.
  var clauseCount = 0
  /// Whether all letters are capitals, so that capitals are no emphasis.
  var isAllCapitals = false

  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    sentenceOf.removeAll(keepingCapacity: true)
    clauseOf.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    isQuestion.removeAll(keepingCapacity: true)
    exclamations.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    isBarred.removeAll(keepingCapacity: true)
    wordIndex.removeAll(keepingCapacity: true)
    clauseCount = 0
  }
}
