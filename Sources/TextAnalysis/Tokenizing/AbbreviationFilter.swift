/// Refuses most words that are no abbreviation by their length and first byte, before they are looked up.
struct AbbreviationFilter: Sendable {
  /// Per length in bytes: the first bytes that abbreviations of that length begin with, as hashed bits.
  private let firstBytes: FlatTable<UInt64>
  private static let longest = 31

  /// `abbreviations` are folded, with or without their last full stop.
  init(_ abbreviations: Set<String>) {
    var firstBytes = [UInt64](repeating: 0, count: Self.longest + 1)
    for abbreviation in abbreviations {
      guard let first = abbreviation.utf8.first else { continue }
      let length = abbreviation.utf8.count
      for length in [length, length - 1] { firstBytes[min(length, Self.longest)] |= Self.bit(first) }
    }
    self.firstBytes = FlatTable(firstBytes)
  }

  /// Whether a folded word, without its last full stop, may be one.
  func mayPass(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = word.first else { return false }
    return firstBytes[min(word.count, Self.longest)] & Self.bit(first) != 0
  }

  private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte & 63) }
}
