internal import LanguagePacks
internal import VerbatimModel

extension TextLayout {
  /// The words after which a run-on text is read as a new clause.
  ///
  /// What is read per clause compares its hits and themes with each other; the limit keeps a comment of a million words as
  /// cheap, word for word, as one of ten.
  private static var longestClause: Int { 80 }

  /// Numbers the clauses: a new one at each sentence, behind `, ; : ( ) – …`, at contrast words and clause breakers, and
  /// after eighty words.
  mutating func findClauses(_ modifiers: borrowing FlatBuffer<Modifier>, _ text: UnsafeBufferPointer<UInt8>) {
    var clause: Int32 = -1
    var next = 0
    for sentence in sentences.indices {
      clause += 1
      var isFresh = true
      var words = 0
      for i in sentences[sentence].range {
        while next < modifiers.count && Int(modifiers[next].first) < i { next += 1 }
        let isLong = words == Self.longestClause
        if !isFresh && (isLong || isBreak(i, text) || startsClause(modifiers, from: next, at: i)) {
          clause += 1
          isFresh = true
          words = 0
        }
        clauseOf[i] = clause
        if tokens[i].word >= 0 {
          isFresh = false
          words += 1
        }
      }
    }
    clauseCount = Int(clause) + 1
  }

  private func startsClause(_ modifiers: borrowing FlatBuffer<Modifier>, from next: Int, at token: Int)
    -> Bool
  {
    var i = next
    while i < modifiers.count && Int(modifiers[i].first) == token {
      if modifiers[i].role == .contrast || modifiers[i].role == .clauseBreaker { return true }
      i += 1
    }
    return false
  }

  private func isBreak(_ i: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let token = tokens[i]
    guard token.kind == .punctuation else { return token.kind == .newline }
    switch text[Int(token.start)] {
    case 0x3A: return !joins(i, text)
    case 0x2C, 0x3B, 0x28, 0x29, 0x2E, 0x21, 0x3F: return true
    case 0x2D, 0x2B: return !token.shape.contains(.attached)
    case 0xE2: return text[Int(token.start) + 1] == 0x80 && text[Int(token.start) + 2] >= 0x93
    default: return false
    }
  }
}
