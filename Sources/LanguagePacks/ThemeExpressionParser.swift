internal import UnicodeText

/// A mistake in a codebook term: where in the term, and what.
struct ThemeExpressionError: Error {
  /// The offset in characters from the start of the term.
  let offset: Int
  let problem: String
  let remedy: String

  /// The term, or of a long one what stands around the mistake: `in 'wacht* NEAR b'`, `near '… NEAR b) OR (telefoon …'`.
  func place(in term: String) -> String {
    let characters = Array(term)
    if characters.count <= Self.wholeTerm { return "in '\(term)'" }
    let at = min(offset, characters.count)
    var start = max(0, at - Self.around)
    var end = min(characters.count, at + Self.around)
    // Words are not cut in two.
    while start > 0, start < at, characters[start - 1] != " " { start += 1 }
    while end < characters.count, end > at + 1, characters[end] != " " { end -= 1 }
    let excerpt = String(characters[start..<end])
    return
      "near '\(start > 0 ? "… " : "")\(excerpt)\(end < characters.count ? " …" : "")', character \(at + 1) of the term"
  }

  private static let wholeTerm = 40
  private static let around = 24
}

/// Reads the codebook language: `wacht* NEAR/4 (telefoon OR lijn)`.
///
/// From loosest to tightest: OR; AND, NOT, NEAR/n, BEFORE/n from left to right; phrases, parentheses, NEGATED( ), #, @.
struct ThemeExpressionParser {
  private enum Piece: Equatable {
    case word, phrase
    case open, close
    case and, or, not
    case near(Int), before(Int)
    case negated
    case positive, negative, short
    case theme(String)
  }

  private let bytes: [UInt8]
  /// The pieces, each with the bytes that it stands in; those of a phrase without its quotation marks.
  private var pieces: [(piece: Piece, offset: Int, text: Range<Int>)] = []
  private var index = 0
  private var depth = 0
  /// How deep terms may nest, in parentheses and operators: far more than anybody writes, far less than the stack holds.
  private static let deepest = 200

  static func parse(_ text: String) throws(ThemeExpressionError) -> ThemeExpression {
    // Most terms are words without any operator.
    if isWords(text), let pattern = TermPattern(parsing: text) { return .term(pattern) }
    var parser = try ThemeExpressionParser(text)
    if parser.pieces.isEmpty {
      throw ThemeExpressionError(offset: 0, problem: "the term is empty", remedy: "remove it")
    }
    let expression = try parser.disjunction()
    if parser.index < parser.pieces.count {
      throw parser.error("there is something left over", "check the parentheses")
    }
    if !isPositive(expression) {
      throw ThemeExpressionError(
        offset: 0, problem: "NOT or #short stands without anything that must be there",
        remedy: "say what must be there, or use exclude:")
    }
    return expression
  }

  /// Whether nothing in a term can be more than words next to each other: no capital, mark or parenthesis of the language.
  private static func isWords(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || byte >= 0x80 || byte == 0x20
        || (byte > 0x29 && byte < 0x41 && byte != 0x40)
    }
  }

  /// Whether each part says what must be there: NOT is only allowed beside such a part.
  private static func isPositive(_ expression: ThemeExpression) -> Bool {
    switch expression {
    case .not, .short: false
    case .all(let parts):
      parts.contains(where: isPositive)
        && parts.allSatisfy { part in
          if case .not(let inner) = part { return inner == .short || isPositive(inner) }
          return part == .short || isPositive(part)
        }
    case .any(let parts): parts.allSatisfy(isPositive)
    case .near(let a, let b, _), .before(let a, let b, _): isPositive(a) && isPositive(b)
    case .negated(let inner): isPositive(inner)
    case .term, .positive, .negative, .theme: true
    }
  }

  // MARK: Pieces

  /// Every mark of the language is ASCII, so that bytes tell the pieces apart; offsets are bytes until an error needs
  /// characters.
  private init(_ text: String) throws(ThemeExpressionError) {
    bytes = Array(text.utf8)
    pieces.reserveCapacity(8)
    var i = 0
    while i < bytes.count {
      let start = i
      switch bytes[i] {
      case 0x20, 0x09, 0x0A: i += 1
      case 0x28, 0x29:
        i += 1
        pieces.append((bytes[start] == 0x28 ? .open : .close, start, start..<i))
      case 0x22:
        i += 1
        while i < bytes.count && bytes[i] != 0x22 { i += 1 }
        if i == bytes.count {
          throw error(start, "a quotation mark is not closed", "add a \" after the phrase")
        }
        pieces.append((.phrase, start, (start + 1)..<i))
        i += 1
      default:
        while i < bytes.count, !Self.endsWord(bytes[i]) { i += 1 }
        pieces.append((try piece(start..<i), start, start..<i))
      }
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x29
      && (byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x28 || byte == 0x29 || byte == 0x22)
  }

  private func piece(_ range: Range<Int>) throws(ThemeExpressionError) -> Piece {
    // What is special begins with a capital or a mark.
    let first = bytes[range.lowerBound]
    guard (0x41...0x5A).contains(first) || first == 0x23 || first == 0x40 else { return .word }
    let word = String(decoding: bytes[range], as: UTF8.self)
    switch word {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    case "NEGATED": return .negated
    case "#positive": return .positive
    case "#negative": return .negative
    case "#short": return .short
    default: break
    }
    for (name, make) in [("NEAR", Piece.near), ("BEFORE", Piece.before)]
    where word == name || word.hasPrefix(name + "/") {
      guard let distance = Int(word.dropFirst(name.count + 1)), (1...99).contains(distance) else {
        throw error(range.lowerBound, "\(name) needs a distance in words", "write \(name)/4, with 1 to 99")
      }
      return make(distance)
    }
    if word.hasPrefix("@") && word.count > 1 { return .theme(String(word.dropFirst())) }
    return .word
  }

  // MARK: Grammar

  private var current: Piece? { index < pieces.count ? pieces[index].piece : nil }

  private func error(_ problem: String, _ remedy: String) -> ThemeExpressionError {
    error(index < pieces.count ? pieces[index].offset : bytes.count, problem, remedy)
  }

  /// An error at a byte of the term.
  private func error(_ byte: Int, _ problem: String, _ remedy: String) -> ThemeExpressionError {
    let offset = String(decoding: bytes.prefix(byte), as: UTF8.self).count
    return ThemeExpressionError(offset: offset, problem: problem, remedy: remedy)
  }

  private mutating func disjunction() throws(ThemeExpressionError) -> ThemeExpression {
    var alternatives = [try conjunction()]
    while current == .or {
      index += 1
      alternatives.append(try conjunction())
    }
    return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
  }

  private mutating func conjunction() throws(ThemeExpressionError) -> ThemeExpression {
    var left = try operand()
    while let piece = current {
      switch piece {
      case .and:
        index += 1
        left = Self.both(left, try operand())
      case .not:
        left = Self.both(left, try operand())
      case .near(let distance):
        index += 1
        left = .near(left, try operand(), distance: distance)
      case .before(let distance):
        index += 1
        left = .before(left, try operand(), distance: distance)
      default: return left
      }
    }
    return left
  }

  private static func both(_ left: ThemeExpression, _ right: ThemeExpression) -> ThemeExpression {
    if case .all(let parts) = left { return .all(parts + [right]) }
    return .all([left, right])
  }

  private mutating func operand() throws(ThemeExpressionError) -> ThemeExpression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw error("the term nests too deeply", "split it into several terms") }
    guard let piece = current else {
      throw error("something is missing at the end", "add a term after the operator")
    }
    switch piece {
    case .not:
      index += 1
      return .not(try operand())
    case .open:
      let opening = pieces[index].offset
      index += 1
      let inner = try disjunction()
      guard current == .close else {
        throw ThemeExpressionError(offset: opening, problem: "a parenthesis is not closed", remedy: "add a )")
      }
      index += 1
      return inner
    case .negated:
      index += 1
      guard current == .open else { throw error("NEGATED needs parentheses", "write NEGATED(term)") }
      return .negated(try operand())
    case .positive, .negative, .short:
      index += 1
      return piece == .positive ? .positive : piece == .negative ? .negative : .short
    case .theme(let id):
      index += 1
      return .theme(id)
    case .phrase:
      let expression = try term(bytes[pieces[index].text])
      index += 1
      return expression
    case .word: return try words()
    default: throw error("an operator stands where a term should", "put a term on both sides of the operator")
    }
  }

  /// Bare words next to each other are a phrase.
  private mutating func words() throws(ThemeExpressionError) -> ThemeExpression {
    let start = index
    while current == .word { index += 1 }
    let end = index
    index = end - 1
    let expression =
      end - start == 1
      ? try term(bytes[pieces[start].text])
      : try term(ArraySlice(pieces[start..<end].map { bytes[$0.text] }.joined(separator: [0x20])))
    index = end
    return expression
  }

  private func term(_ text: ArraySlice<UInt8>) throws(ThemeExpressionError) -> ThemeExpression {
    guard let pattern = text.withUnsafeBufferPointer({ TermPattern(parsing: $0) }) else {
      let text = String(decoding: text, as: UTF8.self)
      throw error("there is no word in '\(text)'", "write a word, a phrase or a pattern")
    }
    return .term(pattern)
  }
}
