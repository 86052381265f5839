internal import LanguagePacks
internal import VerbatimModel

/// What the words of a text say for each language; every distinct word is looked up once a worker.
///
/// Works on the scanner's segments, because the language is needed before its pack can repair them into tokens.
struct LanguageEvidence: ~Copyable {
  private let model: LanguageModel
  private let domains: Set<String>
  /// One row of languages a word of the worker's table.
  private var known = FlatBuffer<Float>()
  private var knownWords = 0
  private var tally: LanguageTally
  private let languages: Int

  /// `domains` are the last labels of host names: a word such as `winkel.nl` says nothing.
  init(_ model: LanguageModel, domains: Set<String>) {
    self.model = model
    self.domains = domains
    languages = model.languages.count
    tally = LanguageTally(languages: languages)
  }

  /// The summed evidence of a text's segments, the bias not included; to be read before the next call.
  mutating func sum(
    _ segments: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>, table: borrowing WordTable
  ) -> UnsafeBufferPointer<Float> {
    tally.reset()
    var start = 0
    while start < segments.count {
      var end = start
      while end < segments.count && segments[end].kind != .space && segments[end].kind != .newline {
        end += 1
      }
      if end - start < 2 || !Self.isAddress(segments[start..<end], text) {
        for i in start..<end { add(segments[i], table) }
      }
      start = end + 1
    }
    return tally.sums()
  }

  /// Forgets all words, as the table must have done.
  mutating func removeAll() {
    known.removeAll()
    knownWords = 0
  }

  @inline(__always) private mutating func add(_ segment: Token, _ table: borrowing WordTable) {
    guard segment.kind == .word, segment.word >= 0 else { return }
    if knownWords <= Int(segment.word) { read(through: segment.word, table) }
    let first = Int(segment.word) * languages
    tally.add(segment, evidence: known.slice(first..<(first + languages)))
  }

  @inline(never) private mutating func read(through word: Int32, _ table: borrowing WordTable) {
    var sum = [Float](repeating: 0, count: languages)
    while knownWords <= Int(word) {
      let bytes = table.bytes(Int32(knownWords))
      sum.withUnsafeMutableBufferPointer { sum in
        sum.update(repeating: 0)
        if !isHostName(bytes) { model.add(ofWord: bytes, to: sum) }
      }
      for weight in sum { known.append(weight) }
      knownWords += 1
    }
  }

  private func isHostName(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let stop = word.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return domains.contains(String(decoding: word[(stop + 1)...], as: UTF8.self))
  }

  /// Whether what stands between two spaces is an e-mail or web address or a mention.
  private static func isAddress(
    _ chunk: Slice<UnsafeBufferPointer<Token>>, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = chunk.first, let last = chunk.last else { return false }
    let bytes = UnsafeBufferPointer(rebasing: text[Int(first.start)..<Int(last.end)])
    if bytes.count > 4, bytes[0] == 0x77, bytes[1] == 0x77, bytes[2] == 0x77, bytes[3] == 0x2E { return true }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x40 || byte == 0x2F && previous == 0x2F { return true }
      previous = byte
    }
    return false
  }
}
