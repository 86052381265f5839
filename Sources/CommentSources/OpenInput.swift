internal import UnicodeText
internal import VerbatimModel

/// One file that is being read: its bytes decoded, and cut into blocks at record boundaries.
final class OpenInput {
  /// The path, or `standard input`.
  let name: String
  /// The encoding of the text.
  let encoding: TextEncoding
  /// The decoded text that was not handed out yet; its first `valid` bytes are UTF-8.
  private(set) var text: [UInt8]
  private(set) var valid: Int
  private(set) var isAtEnd: Bool
  /// The line at which `text` begins.
  private(set) var line = 1
  /// The characters of mojibake that were mended.
  private var repaired = 0
  /// How records are told apart.
  var format: any RecordFormat = LineFormat()

  private let stream: any ByteStream
  private let options: InputOptions
  private var decoder: TextDecoder
  private var isSkipping = false
  /// Whether an array was read to its end, and what follows was not looked at yet.
  private var isBetween = false
  /// Whether nothing more is read, whatever the file holds.
  private var hasEnded = false
  /// Whether what stands around the arrays was never closed.
  private var isUnfinished = false
  /// The arrays that were begun.
  private var arrays = 1
  /// The bytes behind the last array that are none.
  private var leftOver = 0

  /// Reads the first megabyte and decides on the encoding; `isGuessed` says whether the user left that to the program.
  init(_ stream: any ByteStream, name: String, options: InputOptions, isGuessed: Bool) throws(InputError) {
    let wanted = max(options.blockSize, 1 << 20)
    var raw = try stream.read(wanted, after: [], waits: !options.isUnbuffered)
    isAtEnd = raw.count < wanted && !options.isUnbuffered || raw.isEmpty
    let guess = EncodingGuess.decide(raw, isWhole: isAtEnd)
    let isMarked = options.encoding == nil || options.encoding == guess.encoding
    raw.removeFirst(isMarked ? guess.markLength : 0)
    let encoding = options.encoding ?? guess.encoding
    decoder = try TextDecoder(encoding, repair: isGuessed ? .windows1252 : .replacement, file: name)
    text = []
    if decoder.isInPlace {
      text = raw
      valid = decoder.validate(&text, from: 0, isLast: isAtEnd)
    } else {
      try decoder.decode(raw, isLast: isAtEnd, into: &text)
      valid = text.count
    }
    self.name = name
    self.encoding = encoding
    self.stream = stream
    self.options = options
  }

  /// Leaves out the first `count` bytes of the text, which hold `lines` line breaks.
  func drop(_ count: Int, lines: Int) {
    text.removeFirst(count)
    valid -= count
    line += lines
  }

  /// The next whole records; nil at the end of the file.
  func nextBlock(index: Int, firstRecord: Int) throws(InputError) -> SourceBlock? {
    var target = options.blockSize
    // A pipe that never ends: what is there is handed out before anyone waits for more.
    var waits = !options.isUnbuffered || valid == 0
    while true {
      if isBetween, try !moveToNextArray() { return nil }
      if waits { try fill(to: target) }
      waits = true
      if isSkipping {
        if skipLine() { continue }
        return nil
      }
      let isLast = isAtEnd && valid <= target
      let cut = format.cut(text, count: min(valid, target), isLast: isLast)
      if cut.records > 0 { return try marked(take(cut, index, firstRecord)) }
      if cut.isFinished {
        drop(cut.end, lines: cut.lines)
        isBetween = true
      } else if cut.end > 0 {
        drop(cut.end, lines: cut.lines)
      } else if isLast || target >= options.longestRecord {
        guard valid > 0 else { return nil }
        return try marked(takeOverlong(cut, index, firstRecord))
      } else if !options.isUnbuffered || valid >= target {
        target *= 2
      }
    }
  }

  /// Reads until there are `target` bytes of text, or none are left.
  private func fill(to target: Int) throws(InputError) {
    while text.count < target && !isAtEnd {
      let wanted = max(target - text.count, 4)
      if decoder.isInPlace {
        let before = text.count
        text = try stream.read(wanted, after: text, waits: !options.isUnbuffered)
        isAtEnd = text.count == before || (text.count < before + wanted && !options.isUnbuffered)
        valid = decoder.validate(&text, from: valid, isLast: isAtEnd)
      } else {
        try fillTranscoding(wanted)
      }
      if options.isUnbuffered { return }
    }
  }

  private func fillTranscoding(_ wanted: Int) throws(InputError) {
    let raw = try stream.read(wanted, after: [], waits: !options.isUnbuffered)
    isAtEnd = raw.isEmpty || (raw.count < wanted && !options.isUnbuffered)
    try decoder.decode(raw, isLast: isAtEnd, into: &text)
    valid = text.count
  }

  /// Hands out the text up to the cut.
  private func take(
    _ cut: RecordCut, _ index: Int, _ firstRecord: Int, isCutOff: Bool = false, isSingle: Bool = false
  ) -> SourceBlock {
    var bytes = text
    text = Array(bytes[cut.end...])
    valid -= cut.end
    bytes.removeLast(bytes.count - cut.end)
    let firstLine = line
    line += cut.lines
    if !cut.isRegular && cut.isInsideQuotes {
      while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
    }
    if cut.isFinished { isBetween = true }
    if options.repairEncoding { repaired += Mojibake.repair(&bytes) }
    return SourceBlock(
      index: index, fileName: name, firstRecord: firstRecord, recordCount: cut.records, firstLine: firstLine,
      bytes: bytes, format: format, isRegular: cut.isRegular, isCutOff: isCutOff,
      isSingle: isSingle)
  }

  /// Says of a block whether its file ends with it.
  private func marked(_ block: SourceBlock) throws(InputError) -> SourceBlock {
    var block = block
    if valid == 0, !isAtEnd, !options.isUnbuffered { try fill(to: 1) }
    block.endsFile = isBetween || isAtEnd && text[..<valid].allSatisfy { $0 <= 0x20 }
    return block
  }

  /// Moves past what follows an array up to the first element of the next; false where there is none.
  private func moveToNextArray() throws(InputError) -> Bool {
    var window = options.blockSize
    if hasEnded { return false }
    guard let depth = format.depth, !options.isUnbuffered else {
      end()
      return false
    }
    while true {
      try fill(to: window)
      let rest = JSONRest(text[..<valid], depth: depth)
      if let next = rest.next {
        drop(next, lines: rest.lines)
        isBetween = false
        arrays += 1
        return true
      }
      if isAtEnd || window >= options.longestRecord {
        isUnfinished = rest.isOpen && isAtEnd
        leftOver += rest.isForeign ? valid : 0
        end()
        return false
      }
      window *= 2
    }
  }

  /// Leaves out the rest of the file.
  private func end() {
    text = []
    valid = 0
    isAtEnd = true
    hasEnded = true
  }

  /// What only reading to the end could tell.
  var endNotices: [String] {
    var lines = (decoder.notices + stream.endNotices).map { "\(name): \($0)" }
    if repaired > 0 { lines.append("\(name): \(repaired) wrongly decoded characters were mended") }
    return lines + arrayNotices
  }

  /// What only reading to the end could tell of an array of records.
  private var arrayNotices: [String] {
    guard format.depth != nil else { return [] }
    var lines: [String] = []
    if arrays > 1 { lines.append("\(name): \(arrays) arrays, one after the other, were read") }
    if !isBetween || isUnfinished {
      lines.append(
        "WARNING: \(name): the JSON is not closed: the file looks cut off, so that records may be missing; get the whole export"
      )
    }
    if leftOver > 0 {
      lines.append(
        "\(name): what follows the array (\(leftOver) bytes or more) is no array of records and was not read")
    }
    return lines
  }

  /// Hands out a record that has no end: one whose quote is never closed ends with its first line, so that the rest of the
  /// file is not lost in it; one that is larger than a record may be is cut off.
  private func takeOverlong(_ cut: RecordCut, _ index: Int, _ firstRecord: Int) -> SourceBlock {
    var first = cut.isInsideQuotes ? format.firstLine(text, count: valid) : RecordCut()
    if first.end > 0 || (isAtEnd && valid <= options.longestRecord) {
      if first.end == 0 { first = RecordCut(end: valid, records: 1, isRegular: false) }
      first.isInsideQuotes = true
      return take(first, index, firstRecord, isSingle: true)
    }
    isSkipping = true
    var end = min(valid, options.longestRecord)
    while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
    return take(
      RecordCut(end: end, records: 1, isRegular: false), index, firstRecord, isCutOff: true, isSingle: true)
  }

  /// Leaves out the rest of a line; false when the file ended with it.
  private func skipLine() -> Bool {
    guard let end = text[..<valid].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      drop(valid, lines: 0)
      return !isAtEnd
    }
    isSkipping = false
    drop(end, lines: 0)
    return true
  }
}
