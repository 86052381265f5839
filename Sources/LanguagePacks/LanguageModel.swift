internal import VerbatimModel

/// How words speak for languages: the weights of `shared/languages.tsv`.
///
/// A word's evidence is the sum of the weights of its n-grams (one to five characters inside the word, padded with `_`
/// on both sides) and of the whole word; a text's evidence is the sum over its words plus ``bias``. Both are natural
/// logarithms of odds, so that they add up. The table is learned by `Scripts/train-languages.py`.
public struct LanguageModel: Sendable {
  /// The languages' codes, in the order of every vector.
  public let languages: [String]
  /// What speaks for each language before a word is read.
  public let bias: [Float]
  /// By how much a language without a pack must lead the best of the allowed ones before a text is called `und`.
  public let margin: Float

  /// The table's name below the lexicon folder.
  public static let fileName = "shared/languages.tsv"
  /// The number of characters in the longest n-gram that is not a whole word, padding included.
  static let longest = 5
  /// A longer word tells nothing more; the limit bounds the work on a text without spaces.
  private static let longestWord = 128

  private let rows: FeatureIndex
  private let weights: [Float]

  /// Reads the table; without one there is no language to speak for.
  ///
  /// - Throws: ``LexiconError`` with file, line and column of the first mistake.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    guard let file = files.file(Self.fileName) else {
      self.init(
        LanguageTable(languages: [], margin: 0, bias: [], weights: [], rows: FeatureIndex(capacity: 0)))
      return
    }
    self.init(try LanguageTable(name: file.name, bytes: file.bytes))
  }

  private init(_ table: LanguageTable) {
    languages = table.languages
    bias = table.bias
    margin = table.margin
    weights = table.weights
    rows = table.rows
  }

  /// What one folded word says for each language; all zero for a word with a digit or without a known letter.
  ///
  /// A word with hyphens, slashes or full stops inside counts as its parts.
  public func evidence(ofWord folded: String) -> [Float] {
    var folded = folded
    var sum = [Float](repeating: 0, count: languages.count)
    folded.withUTF8 { bytes in sum.withUnsafeMutableBufferPointer { add(ofWord: bytes, to: $0) } }
    return sum
  }

  /// Adds what one folded word, as UTF-8, says for each language to `sum`, which has a place for each.
  public func add(ofWord folded: UnsafeBufferPointer<UInt8>, to sum: UnsafeMutableBufferPointer<Float>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: folded.count + 2) { memory in
      var part = PaddedWord(memory)
      for byte in folded {
        switch byte {
        case 0x61...0x7A, 0x27, 0x80...: part.append(byte)
        case 0x30...0x39: part.hasDigit = true
        default:
          add(&part, to: sum)
          part = PaddedWord(memory)
        }
      }
      add(&part, to: sum)
    }
  }

  private func add(_ part: inout PaddedWord, to sum: UnsafeMutableBufferPointer<Float>) {
    guard let bytes = part.close() else { return }
    for start in 0..<min(bytes.count, Self.longestWord) where !PaddedWord.continues(bytes[start]) {
      addNgrams(bytes, from: start, to: sum)
    }
    if bytes.count(where: { !PaddedWord.continues($0) }) > Self.longest {
      addRow(FeatureIndex.hash(bytes), to: sum)
    }
  }

  private func addNgrams(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to sum: UnsafeMutableBufferPointer<Float>
  ) {
    var hash = FNV1a.seed
    var end = start
    for length in 1...Self.longest where end < bytes.count {
      repeat {
        hash = FNV1a.step(hash, bytes[end])
        end += 1
      } while end < bytes.count && PaddedWord.continues(bytes[end])
      if length > 1 || bytes[start] != PaddedWord.pad { addRow(hash, to: sum) }
    }
  }

  private func addRow(_ hash: UInt64, to sum: UnsafeMutableBufferPointer<Float>) {
    guard let row = rows[hash] else { return }
    let first = row * sum.count
    weights.withUnsafeBufferPointer { weights in
      for i in sum.indices { sum[i] += weights[first + i] }
    }
  }
}

/// A word between two pads, with runs of one letter shortened to two, in memory for the word and its pads.
private struct PaddedWord {
  static let pad: UInt8 = 0x5F
  var hasDigit = false
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 1

  init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
    bytes = memory
    bytes[0] = Self.pad
  }

  /// Whether a byte goes on with the character before it.
  static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  mutating func append(_ byte: UInt8) {
    if byte < 0x80, end > 2, bytes[end - 1] == byte, bytes[end - 2] == byte { return }
    bytes[end] = byte
    end += 1
  }

  /// The word without the apostrophes around it, between its pads; nil where nothing is left to read.
  mutating func close() -> UnsafeBufferPointer<UInt8>? {
    while end > 1 && bytes[end - 1] == 0x27 { end -= 1 }
    while start + 1 < end && bytes[start + 1] == 0x27 { start += 1 }
    if hasDigit || end - start < 2 { return nil }
    bytes[start] = Self.pad
    bytes[end] = Self.pad
    return UnsafeBufferPointer(rebasing: bytes[start...end])
  }
}
