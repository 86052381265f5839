internal import VerbatimModel

/// A record at the beginning of a file, split into strings: for sniffing, not for reading.
struct SampleRecord {
  var cells: [String]
  /// The offset past its line break.
  var end: Int
  /// The line breaks from the beginning of the text to `end`.
  var linesBefore: Int

  /// How many cells hold something.
  var filled: Int { cells.count { !$0.isBlank } }

  /// The first records of `text` from `start`; the last one is left out where the sample cuts it off.
  static func read(
    _ text: ArraySlice<UInt8>, dialect: Dialect, isWhole: Bool, limit: Int = 200
  ) -> (records: [SampleRecord], isOpen: Bool) {
    var records: [SampleRecord] = []
    var isOpen = false
    text.withUnsafeBufferPointer { bytes in
      let splitter = PlainSplitter(dialect: dialect)
      var at = 0
      var lines = 0
      var raw: [CellRange] = []
      while records.count < limit, let found = splitter.next(bytes, at: &at, cell: { raw.append($0) }) {
        isOpen = found.end == .insideQuotes
        lines += found.blankLines + found.lines
        if at == bytes.count && !isWhole && !records.isEmpty { break }
        let cells = raw.map { decode(bytes, $0, quote: dialect.quote) }
        records.append(SampleRecord(cells: cells, end: at, linesBefore: lines))
        raw.removeAll(keepingCapacity: true)
      }
    }
    return (records, isOpen)
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cell: CellRange, quote: UInt8?
  ) -> String {
    switch CellUnquoting.classify(bytes, cell, quote: quote) {
    case .plain(let text), .open(let text):
      return String(decoding: bytes[text.indices], as: UTF8.self)
    case .rewrite:
      var copy = Array(bytes[cell.indices])
      let text = copy.withUnsafeMutableBufferPointer {
        CellUnquoting.rewrite($0, CellRange(0, cell.count), quote: quote ?? 0).text
      }
      return String(decoding: copy[text.indices], as: UTF8.self)
    }
  }
}

extension StringProtocol {
  /// Whether there is nothing but white space in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// The text without white space at either end.
  var trimmed: SubSequence {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return slice
  }

  /// Whether it reads like a number, date or time rather than a name: digits with signs between them.
  var isDataLike: Bool {
    contains { $0.isASCII && $0.isNumber }
      && allSatisfy { ($0.isASCII && $0.isNumber) || " .,:/-+%TZ\u{A0}".contains($0) }
  }
}
