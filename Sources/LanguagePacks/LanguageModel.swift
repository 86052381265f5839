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
    return folded.withUTF8 { evidence(ofWord: $0) }
  }

  /// What one folded word, as UTF-8, says for each language.
  public func evidence(ofWord folded: UnsafeBufferPointer<UInt8>) -> [Float] {
    var sum = [Float](repeating: 0, count: languages.count)
    var part = PaddedWord()
    for byte in folded {
      switch byte {
      case 0x61...0x7A, 0x27, 0x80...: part.append(byte)
      case 0x30...0x39: part.hasDigit = true
      default:
        add(&part, to: &sum)
        part = PaddedWord()
      }
    }
    add(&part, to: &sum)
    return sum
  }

  private func add(_ part: inout PaddedWord, to sum: inout [Float]) {
    guard part.close() else { return }
    let bytes = part.bytes
    for start in 0..<min(bytes.count, Self.longestWord) where !PaddedWord.continues(bytes[start]) {
      addNgrams(bytes, from: start, to: &sum)
    }
    if part.characters > Self.longest { addRow(FeatureIndex.hash(bytes[...]), to: &sum) }
  }

  private func addNgrams(_ bytes: [UInt8], from start: Int, to sum: inout [Float]) {
    var hash = FeatureIndex.seed
    var end = start
    for length in 1...Self.longest where end < bytes.count {
      repeat {
        hash = FeatureIndex.step(hash, bytes[end])
        end += 1
      } while end < bytes.count && PaddedWord.continues(bytes[end])
      if length > 1 || bytes[start] != PaddedWord.pad { addRow(hash, to: &sum) }
    }
  }

  private func addRow(_ hash: UInt64, to sum: inout [Float]) {
    guard let row = rows[hash] else { return }
    let first = row * sum.count
    for i in sum.indices { sum[i] += weights[first + i] }
  }
}

/// A word between two pads, with runs of one letter shortened to two.
private struct PaddedWord {
  static let pad: UInt8 = 0x5F
  private(set) var bytes: [UInt8] = [pad]
  var hasDigit = false

  /// Whether a byte goes on with the character before it.
  static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The number of characters, pads included.
  var characters: Int { bytes.reduce(0) { Self.continues($1) ? $0 : $0 + 1 } }

  mutating func append(_ byte: UInt8) {
    let n = bytes.count
    if byte < 0x80, n > 2, bytes[n - 1] == byte, bytes[n - 2] == byte { return }
    bytes.append(byte)
  }

  /// Ends the word without the apostrophes around it; false where nothing is left to read.
  mutating func close() -> Bool {
    while bytes.last == 0x27 { bytes.removeLast() }
    while bytes.count > 1 && bytes[1] == 0x27 { bytes.remove(at: 1) }
    if hasDigit || bytes.count < 2 { return false }
    bytes.append(Self.pad)
    return true
  }
}
