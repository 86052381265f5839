/// Cuts a long comment into pieces that end where lines and sentences do, so that the memory that its analysis takes does
/// not grow with it.
struct CommentPieces {
  /// The longest piece, and the longest comment that is read in one, in bytes.
  static let longest = 1 << 16

  private let text: UnsafeBufferPointer<UInt8>
  private var start = 0

  /// The pieces of `text`, valid UTF-8.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The bytes of the next piece; nil behind the last.
  mutating func next() -> Range<Int>? {
    guard start < text.count else { return nil }
    let first = start
    start = text.count - first <= Self.longest ? text.count : end(from: first)
    return first..<start
  }

  /// The last end of a line or sentence within reach, else the last space; a text without any is cut between characters.
  private func end(from first: Int) -> Int {
    let reach = (first + Self.longest / 2 + 1)...(first + Self.longest)
    if let sentence = reach.last(where: endsSentence) { return sentence }
    if let word = reach.last(where: { text[$0] == 0x20 }) { return word }
    return reach.last { text[$0] & 0xC0 != 0x80 } ?? reach.upperBound
  }

  private func endsSentence(_ place: Int) -> Bool {
    let before = text[place - 1]
    return before == 0x0A || text[place] == 0x20 && (before == 0x2E || before == 0x21 || before == 0x3F)
  }
}
