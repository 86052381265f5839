internal import LanguagePacks
internal import UnicodeText
internal import VerbatimModel

/// Mends ICU's boundaries where customers' typing and the language's own conventions need it.
///
/// Joins hyphenated words, leading apostrophes, abbreviations, addresses, hashtags and emoticons; parts two sentences
/// that were typed without a space (`goed.Maar`). Spaces are dropped.
struct TokenRepair {
  private let text: UnsafeBufferPointer<UInt8>
  private let rules: TokenRules
  private let language: CompiledLanguage?

  init(text: UnsafeBufferPointer<UInt8>, rules: TokenRules, language: CompiledLanguage?) {
    self.text = text
    self.rules = rules
    self.language = language
  }

  /// Appends the tokens of `segments` to `tokens`.
  func run(
    _ segments: UnsafeBufferPointer<Token>, _ table: inout WordTable, into tokens: inout FlatBuffer<Token>
  ) {
    var i = 0
    while i < segments.count {
      let segment = segments[i]
      switch segment.kind {
      case .space: i += 1
      case .punctuation: i = punctuation(segments, i, &table, &tokens)
      case .word, .number: i = word(segments, i, &table, &tokens)
      case .mention: i = mention(segments, i, &table, &tokens)
      default:
        push(segment, &tokens)
        i += 1
      }
    }
  }

  @inline(__always)
  private func push(_ token: Token, _ tokens: inout FlatBuffer<Token>) {
    var token = token
    if let last = tokens.last, last.end == token.start { token.shape.insert(.attached) }
    tokens.append(token)
  }

  // MARK: Words

  private func word(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int {
    let segment = segments[i]
    if mayStartEmoticon(segment), let end = emoticon(segment, &table, &tokens) {
      return skip(segments, from: i, to: end)
    }
    let next = i + 1 < segments.count ? segments[i + 1] : nil
    let touches = next.map { $0.start == segment.end && $0.kind == .punctuation } ?? false
    if segment.shape.contains(.innerStop) || touches && text[Int(segment.end)] == 0x2E {
      if let end = address(segments, i, &table, &tokens) { return end }
      if let end = abbreviation(segments, i, &table, &tokens) { return end }
      if segment.shape.contains(.innerStop) && segment.kind == .word {
        splitAtStops(segment, &table, &tokens)
        return i + 1
      }
    }
    if touches {
      if let end = address(segments, i, &table, &tokens) { return end }
      if let end = joined(segments, i, &table, &tokens) { return end }
    }
    push(segment, &tokens)
    return i + 1
  }

  /// `e-mail`, `24-uurs`, `don´t`: words that touch a hyphen or a stray accent on both sides.
  private func joined(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int? {
    var last = i
    while last + 2 < segments.count, let mark = joiner(segments[last + 1]),
      segments[last + 1].start == segments[last].end
    {
      let right = segments[last + 2]
      guard right.start == segments[last + 1].end, right.kind == .word || right.kind == .number else { break }
      if right.kind == .number && segments[last].kind == .number { break }
      if mark == 0x27 && right.end - right.start > 3 { break }
      last += 2
    }
    if last == i { return nil }
    let token = merged(segments[i], through: segments[last], kind: .word, &table)
    push(token, &tokens)
    return last + 1
  }

  /// The character that a joining mark stands for: a hyphen or an apostrophe.
  private func joiner(_ segment: Token) -> UInt8? {
    let length = segment.end - segment.start
    let first = text[Int(segment.start)]
    if length == 1 { return first == 0x2D ? 0x2D : first == 0x60 ? 0x27 : nil }
    if length == 2 && first == 0xC2 && text[Int(segment.start) + 1] == 0xB4 { return 0x27 }
    let isHyphen = length == 3 && first == 0xE2 && text[Int(segment.start) + 1] == 0x80
    return isHyphen && (text[Int(segment.start) + 2] == 0x90 || text[Int(segment.start) + 2] == 0x91)
      ? 0x2D : nil
  }

  private func abbreviation(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int? {
    guard let language, segments[i].kind == .word,
      language.abbreviations.mayPass(table.bytes(segments[i].word))
    else { return nil }
    let pack = language.pack
    let word = table.text(segments[i].word)
    let isFollowedByStop = Int(segments[i].end) < text.count && text[Int(segments[i].end)] == 0x2E
    if isFollowedByStop && pack.abbreviations.contains(word + ".") && i + 1 < segments.count {
      // A sentence may end with the abbreviation: then the stop serves both, and the capital tells.
      push(merged(segments[i], through: segments[i + 1], kind: .word, &table), &tokens)
      return i + 2
    }
    if segments[i].shape.contains(.innerStop),
      pack.abbreviations.contains(word + ".") || pack.abbreviations.contains(word)
    {
      push(segments[i], &tokens)
      return i + 1
    }
    return nil
  }

  /// Parts `goed.Maar` at its full stops, unless every part is a single letter (an unknown abbreviation).
  private func splitAtStops(_ segment: Token, _ table: inout WordTable, _ tokens: inout FlatBuffer<Token>) {
    let bytes = text[Int(segment.start)..<Int(segment.end)]
    let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: true)
    if !parts.contains(where: { $0.count > 2 }) { return push(segment, &tokens) }
    for part in parts {
      if part.startIndex > Int(segment.start) {
        let stop = Int32(part.startIndex - 1)
        push(Token(start: stop, end: stop + 1, word: -1, kind: .punctuation, shape: []), &tokens)
      }
      push(
        interned(Int32(part.startIndex), Int32(part.endIndex), kind: .word, segment.shape, &table), &tokens)
    }
  }

  // MARK: Addresses, mentions, hashtags

  private func mention(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int {
    var segment = segments[i]
    segment.kind = segment.end - segment.start > 1 ? .mention : .punctuation
    segment.word = -1
    push(segment, &tokens)
    return i + 1
  }

  /// A URL or e-mail address that begins with this word.
  private func address(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int? {
    let start = Int(segments[i].start)
    let end = Int(segments[i].end)
    let word = text[start..<end]
    let isScheme = end + 2 < text.count && text[end] == 0x3A && text[end + 1] == 0x2F && text[end + 2] == 0x2F
    var kind: TokenKind?
    if isScheme {
      kind = .url
    } else if let at = word.firstIndex(of: 0x40), at > start, word[at...].contains(0x2E) {
      kind = .email
    } else if word.contains(0x2E) {
      let last =
        word.split(separator: 0x2E).last.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
      if word.starts(with: [0x77, 0x77, 0x77, 0x2E]) || rules.domains.contains(last) { kind = .url }
    }
    guard let kind else { return nil }
    let follows = kind == .url && (isScheme || end < text.count && text[end] == 0x2F)
    let stop = follows ? endOfPath(end) : end
    push(Token(start: Int32(start), end: Int32(stop), word: -1, kind: kind, shape: []), &tokens)
    return skip(segments, from: i, to: stop)
  }

  /// Where a URL ends: at white space, without the punctuation of the sentence around it.
  private func endOfPath(_ from: Int) -> Int {
    var end = from
    while end < text.count && text[end] > 0x20 && text[end] != 0x22 && text[end] != 0x3C { end += 1 }
    while end > from, [0x2E, 0x2C, 0x21, 0x3F, 0x29, 0x3B, 0x3A].contains(text[end - 1]) { end -= 1 }
    return end
  }

  // MARK: Punctuation

  private func punctuation(
    _ segments: UnsafeBufferPointer<Token>, _ i: Int, _ table: inout WordTable,
    _ tokens: inout FlatBuffer<Token>
  ) -> Int {
    let segment = segments[i]
    if let end = emoticon(segment, &table, &tokens) { return skip(segments, from: i, to: end) }
    let first = text[Int(segment.start)]
    if first == 0x5B, let end = endOfMarker(Int(segment.start)) {
      push(Token(start: segment.start, end: Int32(end), word: -1, kind: .mention, shape: []), &tokens)
      return skip(segments, from: i, to: end)
    }
    let next = i + 1 < segments.count && segments[i + 1].start == segment.end ? segments[i + 1] : nil
    if let next, next.kind == .word {
      if first == 0x23 {
        push(
          Token(start: segment.start, end: next.end, word: next.word, kind: .hashtag, shape: next.shape),
          &tokens)
        return i + 2
      }
      let isApostrophe = first == 0x27 || segment.end - segment.start == 3 && first == 0xE2
      if isApostrophe, let language, language.pack.settings.leadingApostrophe.contains(table.text(next.word))
      {
        push(merged(segment, through: next, kind: .word, &table), &tokens)
        return i + 2
      }
    }
    push(segment, &tokens)
    return i + 1
  }

  /// Where one of our markers ends, such as `[NAME-1]` or `[PHONE:0a1b2c3d4e]`: a known label, perhaps with a number or a
  /// hash; nil where it is none.
  private func endOfMarker(_ start: Int) -> Int? {
    guard let close = text[start...].prefix(80).firstIndex(of: 0x5D) else { return nil }
    let inside = String(decoding: text[(start + 1)..<close], as: UTF8.self)
    let parts = inside.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count < 3, parts.count == 1 || parts[1].allSatisfy(\.isHexDigit) else { return nil }
    var label = parts[0]
    if let hyphen = label.lastIndex(of: "-"), label[hyphen...].dropFirst().allSatisfy(\.isWholeNumber) {
      label = label[..<hyphen]
    }
    return rules.markers.contains(String(label)) ? close + 1 : nil
  }

  // MARK: Emoticons

  private func mayStartEmoticon(_ segment: Token) -> Bool {
    segment.end - segment.start <= 2
  }

  private func emoticon(_ segment: Token, _ table: inout WordTable, _ tokens: inout FlatBuffer<Token>) -> Int?
  {
    guard let match = rules.emoticons.match(text, at: Int(segment.start)) else { return nil }
    let id = table.intern(match.emoticon)
    push(Token(start: segment.start, end: Int32(match.end), word: id, kind: .emoticon, shape: []), &tokens)
    return match.end
  }

  // MARK: Pieces

  /// The index of the first segment that does not end before `end`.
  private func skip(_ segments: UnsafeBufferPointer<Token>, from i: Int, to end: Int) -> Int {
    var next = i
    while next < segments.count && Int(segments[next].end) <= end { next += 1 }
    return max(next, i + 1)
  }

  private func merged(_ first: Token, through last: Token, kind: TokenKind, _ table: inout WordTable) -> Token
  {
    interned(first.start, last.end, kind: kind, first.shape.union(last.shape), &table)
  }

  private func interned(
    _ start: Int32, _ end: Int32, kind: TokenKind, _ shape: TokenShape, _ table: inout WordTable
  ) -> Token {
    let bytes = UnsafeBufferPointer(rebasing: text[Int(start)..<Int(end)])
    let id = table.intern(Folding.foldWord(bytes))
    return Token(
      start: start, end: end, word: id, kind: kind, shape: shape.subtracting([.innerStop, .attached]))
  }
}
