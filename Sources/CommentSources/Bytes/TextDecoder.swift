internal import CByteScan
internal import UnicodeText

/// Turns the bytes of a file into valid UTF-8, chunk by chunk.
struct TextDecoder: ~Copyable {
  /// What invalid UTF-8 becomes.
  enum Repair {
    /// U+FFFD, when the user said that the file is UTF-8.
    case replacement
    /// The characters that Windows-1252 gives the bytes, when UTF-8 was guessed: a file pasted from two.
    case windows1252
  }

  /// The sequences that were not valid UTF-8.
  private(set) var mended = 0
  private let repair: Repair
  private var transcoder: Transcoder?

  init(_ encoding: TextEncoding, repair: Repair) throws(ICUError) {
    self.repair = repair
    transcoder = encoding == .utf8 ? nil : try Transcoder(from: encoding.name)
  }

  /// Whether chunks are UTF-8 already, to be read straight into the text and checked in place.
  var isInPlace: Bool { transcoder == nil }

  /// Appends `raw` to `text`.
  mutating func decode(_ raw: [UInt8], isLast: Bool, into text: inout [UInt8]) throws(ICUError) {
    try raw.withUnsafeBufferPointer { buffer throws(ICUError) in
      try transcoder?.convert(buffer, isLast: isLast, into: &text)
    }
  }

  /// Makes `text` valid UTF-8 from the offset `from` on, and returns the length of the valid part: less than all of it only
  /// where a character is cut off at the end of the chunk.
  mutating func validate(_ text: inout [UInt8], from: Int, isLast: Bool) -> Int {
    let valid = Self.validPrefix(text, from: from)
    if valid == text.count || (!isLast && Self.isCutOff(text, at: valid)) { return valid }
    return mend(&text, from: valid, isLast: isLast)
  }

  private mutating func mend(_ text: inout [UInt8], from: Int, isLast: Bool) -> Int {
    var mendedText = Array(text[..<from])
    mendedText.reserveCapacity(text.count + 1024)
    var at = from
    var valid = from
    while at < text.count {
      if !isLast && Self.isCutOff(text, at: at) {
        valid = mendedText.count
        mendedText.append(contentsOf: text[at...])
        text = mendedText
        return valid
      }
      mended += 1
      switch repair {
      case .windows1252: Windows1252.append(text[at], to: &mendedText)
      case .replacement: mendedText.append(contentsOf: [0xEF, 0xBF, 0xBD])
      }
      let next = Self.validPrefix(text, from: at + 1)
      mendedText.append(contentsOf: text[(at + 1)..<next])
      at = next
    }
    text = mendedText
    return text.count
  }

  private static func validPrefix(_ text: [UInt8], from: Int) -> Int {
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, from < buffer.count else { return buffer.count }
      return from + Int(verbatim_valid_utf8(base + from, Int64(buffer.count - from)))
    }
  }

  private static func isCutOff(_ text: [UInt8], at: Int) -> Bool {
    text.withUnsafeBufferPointer { EncodingGuess.isCutOff($0, at: at) }
  }
}
