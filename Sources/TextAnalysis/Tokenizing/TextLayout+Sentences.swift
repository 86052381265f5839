internal import VerbatimModel

extension TextLayout {
  /// The words after which a text without full stops is read as a new sentence, so that its cost stays even.
  private static var longestSentence: Int { 400 }

  /// Finds the sentences among ``tokens``, and lists the words.
  ///
  /// A sentence ends at a line break, at `?`, `!` and `…`, and at a full stop that does not stand in an abbreviation,
  /// between digits or behind a single letter. Unlike ICU, a small letter behind the stop does not join the sentences:
  /// many customers write no capitals.
  mutating func findSentences(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var firstWord = 0
    var marks = Marks()
    var barred = false
    var capitals = 0
    var smallLetters = 0
    sentenceOf.append(0, times: tokens.count)
    clauseOf.append(0, times: tokens.count)
    wordIndex.append(-1, times: tokens.count)
    for i in tokens.indices {
      let token = tokens[i]
      let isLong = words.count - firstWord >= Self.longestSentence
      if isLong || marks.ended && !continues(token, text) {
        close(start..<i, &marks)
        start = i
        firstWord = words.count
        barred = true
      }
      if token.word >= 0 {
        wordIndex[i] = Int32(words.count)
        words.append(Int32(i))
        isBarred.append(barred)
        barred = false
        if token.shape.contains(.capitals) { capitals += 1 }
        if token.shape.contains(.hasLower) { smallLetters += 1 }
      } else if token.kind == .newline {
        marks.ended = true
        barred = true
      } else if token.kind == .punctuation {
        barred = note(token, at: i, text, &marks) || barred
      }
    }
    if start < tokens.count { close(start..<tokens.count, &marks) }
    isAllCapitals = capitals > 1 && smallLetters <= capitals / 8
  }

  private struct Marks {
    var ended = false
    var question = false
    var exclamations: Int32 = 0
  }

  private mutating func close(_ range: Range<Int>, _ marks: inout Marks) {
    for i in range { sentenceOf[i] = Int32(sentences.count) }
    sentences.append(Span(first: Int32(range.lowerBound), end: Int32(range.upperBound)))
    isQuestion.append(marks.question)
    exclamations.append(marks.exclamations)
    marks = Marks()
  }

  /// Closing punctuation, and emoji that touch it, still belong to the sentence before.
  private func continues(_ token: Token, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch token.kind {
    case .newline: return true
    case .emoji, .emoticon: return true
    case .punctuation:
      switch text[Int(token.start)] {
      case 0x21, 0x3F, 0x2E, 0x29, 0x5D, 0x22, 0x27: return true
      default: return token.end - token.start == 3
      }
    default: return false
    }
  }

  /// Takes in a punctuation mark; true where it bars phrases.
  private func note(
    _ token: Token, at i: Int, _ text: UnsafeBufferPointer<UInt8>, _ marks: inout Marks
  ) -> Bool {
    switch text[Int(token.start)] {
    case 0x3F:
      marks.question = true
      marks.ended = true
    case 0x21:
      marks.exclamations += 1
      marks.ended = true
    case 0x2E: if endsSentence(i) { marks.ended = true }
    case 0x2F, 0x3A: if joins(i, text) { return false }
    case 0x2C, 0x3B, 0x28, 0x29: break
    case 0xE2:
      // … ends a sentence; – and — bar phrases; quotation marks do nothing.
      let third = text[Int(token.start) + 2]
      if text[Int(token.start) + 1] != 0x80 || !(third == 0xA6 || third == 0x93 || third == 0x94) {
        return false
      }
      if third == 0xA6 { marks.ended = true }
    case 0x2D, 0x2B, 0x2A: break
    default: return false
    }
    return true
  }

  /// Whether a slash or colon stands inside one thing: `24/7`, `en/of`, `tv:n`, `22:00`.
  func joins(_ i: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard i > 0, i + 1 < tokens.count, tokens[i].shape.contains(.attached),
      tokens[i + 1].shape.contains(.attached)
    else { return false }
    return text[Int(tokens[i].start)] == 0x2F || tokens[i + 1].end - tokens[i + 1].start <= 2
  }

  private func endsSentence(_ i: Int) -> Bool {
    guard i > 0 else { return false }
    let before = tokens[i - 1]
    if before.kind == .word && before.end - before.start == 1 && !before.shape.contains(.hasLower) {
      return false
    }
    return true
  }
}
