internal import UnicodeText
internal import VerbatimModel

/// One file that is being read: its bytes decoded, and cut into blocks at record boundaries.
final class OpenInput {
  /// The path, or `standard input`.
  let name: String
  /// The encoding of the text.
  let encoding: TextEncoding
  /// The decoded text that was not handed out yet.
  private var window = TextWindow()
  private(set) var isAtEnd: Bool
  /// The line at which it begins.
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
  /// The bytes behind the last array that are none, and where they begin.
  private var leftOver = (bytes: 0, line: 0)
  /// The lines before which a bracket too many stands.
  private var surplus: [Int] = []
  private var unclosed = Unclosed()

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
    self.name = name
    self.encoding = encoding
    self.stream = stream
    self.options = options
    try window.grow { (bytes, valid) throws(InputError) in
      guard decoder.isInPlace else {
        try decoder.decode(raw, isLast: isAtEnd, into: &bytes)
        return bytes.count
      }
      bytes = raw
      return decoder.validate(&bytes, from: valid, isLast: isAtEnd)
    }
  }

  /// The text that was read and not handed out yet.
  var text: ArraySlice<UInt8> { window.text }

  /// Leaves out the first `count` bytes of the text, which hold `lines` line breaks.
  func drop(_ count: Int, lines: Int) {
    window.drop(count)
    unclosed.drop(count)
    line += lines
  }

  /// The next whole records; nil at the end of the file.
  func nextBlock(index: Int, firstRecord: Int) throws(InputError) -> SourceBlock? {
    var target = options.blockSize
    // A pipe that never ends: what is there is handed out before anyone waits for more.
    var waits = !options.isUnbuffered || window.valid == 0
    while true {
      if isBetween, try !moveToNextArray() { return nil }
      if waits { try fill(to: target) }
      waits = true
      if isSkipping {
        if skipLine() { continue }
        return nil
      }
      let isLast = isAtEnd && window.valid <= target
      let isFinal = isLast || target >= options.longestRecord
      let cut = window.withPrefix(min(window.valid, target)) {
        format.cut($0, LookAhead(enough: options.blockSize, isLast: isLast, isFinal: isFinal), &unclosed)
      }
      if cut.records > 0 { return try marked(take(cut, index, firstRecord)) }
      if cut.isFinished {
        drop(cut.end, lines: cut.lines)
        isBetween = true
      } else if cut.end > 0 {
        drop(cut.end, lines: cut.lines)
      } else if cut.isUnclosed, let first = firstLine() {
        return try marked(take(first, index, firstRecord, isSingle: true))
      } else if isFinal {
        guard window.valid > 0 else { return nil }
        return try marked(takeOverlong(cut, index, firstRecord))
      } else if !options.isUnbuffered || window.valid >= target {
        target *= 2
      }
    }
  }

  /// Reads until there are `target` bytes of text, or none are left.
  private func fill(to target: Int) throws(InputError) {
    while window.count < target && !isAtEnd {
      let wanted = max(target - window.count, 4)
      try window.grow { (bytes, valid) throws(InputError) in
        if decoder.isInPlace {
          let before = bytes.count
          bytes = try stream.read(wanted, after: bytes, waits: !options.isUnbuffered)
          isAtEnd = bytes.count == before || (bytes.count < before + wanted && !options.isUnbuffered)
          return decoder.validate(&bytes, from: valid, isLast: isAtEnd)
        }
        let raw = try stream.read(wanted, after: [], waits: !options.isUnbuffered)
        isAtEnd = raw.isEmpty || (raw.count < wanted && !options.isUnbuffered)
        try decoder.decode(raw, isLast: isAtEnd, into: &bytes)
        return bytes.count
      }
      if options.isUnbuffered { return }
    }
  }

  /// Hands out the text up to the cut.
  private func take(
    _ cut: RecordCut, _ index: Int, _ firstRecord: Int, isCutOff: Bool = false, isSingle: Bool = false
  ) -> SourceBlock {
    var bytes = window.take(cut.end)
    unclosed.drop(cut.end)
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
    if window.valid == 0, !isAtEnd, !options.isUnbuffered { try fill(to: 1) }
    block.endsFile = isBetween || isAtEnd && text.allSatisfy { $0 <= 0x20 }
    return block
  }

  /// Moves past what follows an array up to the first element of the next; false where there is none.
  private func moveToNextArray() throws(InputError) -> Bool {
    var size = options.blockSize
    if hasEnded { return false }
    guard let depth = format.depth, !options.isUnbuffered else {
      end()
      return false
    }
    while true {
      try fill(to: size)
      let rest = JSONRest(text, depth: depth)
      if let next = rest.next {
        drop(next, lines: rest.lines)
        isBetween = false
        if rest.isContinued { surplus.append(line) } else { arrays += 1 }
        return true
      }
      if isAtEnd || size >= options.longestRecord {
        isUnfinished = rest.isOpen && isAtEnd
        if rest.isForeign { leftOver = (window.valid, line + rest.lines) }
        end()
        return false
      }
      size *= 2
    }
  }

  /// Leaves out the rest of the file.
  private func end() {
    window.removeAll()
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
    if let first = surplus.first {
      let more = surplus.count > 1 ? ", and \(surplus.count - 1) more" : ""
      lines.append(
        "WARNING: \(name):\(first): a bracket too many, or one too few, stands before this line\(more); the records behind it were read"
      )
    }
    if leftOver.bytes > 0 {
      lines.append(
        "WARNING: \(name):\(leftOver.line): what follows the array from this line on (\(leftOver.bytes) bytes or more) is no array of records and was not read; look whether records are missing"
      )
    }
    return lines
  }

  /// The first line, where a record is cut off whose quote is never closed, so that the rest of the file is not lost in it;
  /// nil where no line break is seen.
  private func firstLine() -> RecordCut? {
    var first = window.withPrefix(window.valid) { format.firstLine($0) }
    first.isInsideQuotes = true
    return first.end > 0 ? first : nil
  }

  /// Hands out a record that has no end: one whose quote is never closed ends with its first line; one that is larger than
  /// a record may be is cut off.
  private func takeOverlong(_ cut: RecordCut, _ index: Int, _ firstRecord: Int) -> SourceBlock {
    if cut.isInsideQuotes, let first = firstLine() { return take(first, index, firstRecord, isSingle: true) }
    if isAtEnd && window.valid <= options.longestRecord {
      let rest = RecordCut(end: window.valid, records: 1, isRegular: false, isInsideQuotes: true)
      return take(rest, index, firstRecord, isSingle: true)
    }
    isSkipping = true
    let whole = RecordCut(
      end: window.boundary(atMost: options.longestRecord), records: 1, isRegular: false)
    return take(whole, index, firstRecord, isCutOff: true, isSingle: true)
  }

  /// Leaves out the rest of a line; false when the file ended with it.
  private func skipLine() -> Bool {
    guard let end = text.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      drop(window.valid, lines: 0)
      return !isAtEnd
    }
    isSkipping = false
    drop(end - text.startIndex, lines: 0)
    return true
  }
}
