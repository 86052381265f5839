internal import VerbatimModel

/// An array of questions with their answers: `[{"question": "nps", "value": 9}, {"question": "why", "value": "…"}]`.
struct JSONPairs {
  /// A question and what was answered.
  struct Pair {
    let key: (stretch: CellRange, isEscaped: Bool)
    let value: CellRange
    let isEscaped: Bool
  }

  /// In the order of the array.
  private(set) var pairs: [Pair] = []

  private static let names = [
    "question", "question_text", "questionText", "field", "key", "name", "label",
  ]
  private static let values = ["value", "answer", "answer_text", "answerText", "response", "text"]

  /// Reads the array at the scanner's position and moves past it; nil, and the scanner stays, where it is anything else.
  ///
  /// No question stands twice: an array of turns, each with a name, is none of questions.
  init?(_ scanner: inout JSONScanner) {
    var ahead = scanner
    guard ahead.take(0x5B) else { return nil }
    var seen = Set<[UInt8]>()
    repeat {
      guard let pair = Self.pair(&ahead), seen.insert(Array(ahead.bytes[pair.key.stretch.indices])).inserted
      else { return nil }
      pairs.append(pair)
    } while ahead.take(0x2C)
    guard ahead.take(0x5D) else { return nil }
    scanner = ahead
  }

  private static func pair(_ scanner: inout JSONScanner) -> Pair? {
    guard scanner.take(0x7B) else { return nil }
    var name: (rank: Int, stretch: CellRange, isEscaped: Bool)?
    var value: (rank: Int, stretch: CellRange, isEscaped: Bool)?
    repeat {
      scanner.skipSpace()
      guard let key = scanner.string(), scanner.take(0x3A) else { return nil }
      scanner.skipSpace()
      let raw = scanner.bytes[key.stretch.indices]
      let isText = scanner.current == 0x22
      let isNested = scanner.current == 0x7B || scanner.current == 0x5B
      guard let found = scalar(&scanner) else { return nil }
      if isText, !found.stretch.isEmpty, let rank = names.firstIndex(where: { raw.elementsEqual($0.utf8) }) {
        if name.map({ rank < $0.rank }) ?? true { name = (rank, found.stretch, found.isEscaped) }
      } else if !isNested, let rank = values.firstIndex(where: { raw.elementsEqual($0.utf8) }) {
        if value.map({ rank < $0.rank }) ?? true { value = (rank, found.stretch, found.isEscaped) }
      }
    } while scanner.take(0x2C)
    guard scanner.take(0x7D), let name, let value else { return nil }
    // "name" and "text" alone make a turn of a conversation, not an answer.
    if value.rank == values.count - 1, name.rank > 2 { return nil }
    return Pair(key: (name.stretch, name.isEscaped), value: value.stretch, isEscaped: value.isEscaped)
  }

  private static func scalar(_ scanner: inout JSONScanner) -> (stretch: CellRange, isEscaped: Bool)? {
    switch scanner.current {
    case 0x22: return scanner.string()
    case 0x7B, 0x5B:
      let start = scanner.at
      return scanner.skipNested() ? (CellRange(start, scanner.at), false) : nil
    default:
      guard let literal = scanner.literal() else { return nil }
      let isNothing = [0x6E, 0x4E].contains(scanner.bytes[Int(literal.start)])
      return (isNothing ? CellRange(start: literal.start, end: literal.start) : literal, false)
    }
  }
}
