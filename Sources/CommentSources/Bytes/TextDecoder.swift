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
  /// The pieces that were not valid in another encoding.
  private var replaced = 0
  private let encoding: TextEncoding
  private let file: String
  private let repair: Repair
  private var transcoder: Transcoder?

  /// `file` is for messages; an encoding that ICU does not know is an error.
  init(_ encoding: TextEncoding, repair: Repair, file: String) throws(InputError) {
    self.repair = repair
    self.encoding = encoding
    self.file = file
    do throws(ICUError) {
      transcoder = encoding == .utf8 ? nil : try Transcoder(from: encoding.name)
    } catch {
      throw InputError(
        file: file, problem: "the encoding '\(encoding.name)' is not known",
        remedy: "use --encoding utf-8, utf-16le, windows-1252 or iso-8859-15")
    }
  }

  /// What was mended, for the user.
  var notices: [String] {
    if mended > 0 {
      let kind = repair == .windows1252 ? "read as Windows-1252" : "replaced by U+FFFD"
      return ["\(mended) bytes that are not valid UTF-8 were \(kind)"]
    }
    if replaced == 0 { return [] }
    return ["\(replaced) characters that are not valid in \(encoding.name) were replaced by U+FFFD"]
  }

  /// Whether chunks are UTF-8 already, to be read straight into the text and checked in place.
  var isInPlace: Bool { transcoder == nil }

  /// Appends `raw` to `text`.
  mutating func decode(_ raw: [UInt8], isLast: Bool, into text: inout [UInt8]) throws(InputError) {
    do throws(ICUError) {
      replaced += try raw.withUnsafeBufferPointer { buffer throws(ICUError) in
        try transcoder?.convert(buffer, isLast: isLast, into: &text) ?? 0
      }
    } catch {
      throw InputError(file: file, problem: "\(error)", remedy: "give the right --encoding")
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
