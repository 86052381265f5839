internal import VerbatimModel

/// A comment as tokens, sentences and clauses.
///
/// Reused from comment to comment.
struct TextLayout: ~Copyable {
  /// The tokens, in order.
  var tokens = FlatBuffer<Token>()
  /// Per token: its sentence.
  var sentenceOf = FlatBuffer<Int32>()
  /// Per token: its clause; clauses are numbered through the comment.
  var clauseOf = FlatBuffer<Int32>()
  /// Per sentence: the range of its tokens.
  var sentences = FlatBuffer<Span>()
  /// Per sentence: whether it ends with a question mark.
  var isQuestion = FlatBuffer<Bool>()
  /// Per sentence: how many exclamation marks end it.
  var exclamations = FlatBuffer<Int32>()
  /// The tokens that are looked up (words, numbers, emoji …), in order.
  var words = FlatBuffer<Int32>()
  /// Per entry of ``words``: whether punctuation that ends a clause stands between it and the entry before.
  var isBarred = FlatBuffer<Bool>()
  /// Per token: its place in ``words``; −1 for punctuation.
  var wordIndex = FlatBuffer<Int32>()
  /// How many clauses there are.
  var clauseCount = 0
  /// Whether all letters are capitals, so that capitals are no emphasis.
  var isAllCapitals = false

  mutating func removeAll() {
    tokens.removeAll()
    sentenceOf.removeAll()
    clauseOf.removeAll()
    sentences.removeAll()
    isQuestion.removeAll()
    exclamations.removeAll()
    words.removeAll()
    isBarred.removeAll()
    wordIndex.removeAll()
    clauseCount = 0
  }
}

/// Some neighbouring places of a list: `first` is the first of them, `end` lies behind the last.
struct Span: BitwiseCopyable {
  var first: Int32
  var end: Int32
  /// The places.
  var range: Range<Int> { @inline(__always) get { Int(first)..<Int(end) } }
}
