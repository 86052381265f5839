internal import CommentSources
internal import VerbatimModel

/// Turns a worksheet into delimited text while it is read, a sheet row a record: so that everything behind it is the same as
/// for CSV.
final class SheetStream: ByteStream, XMLHandler {
  /// XML cannot contain the unit separator, so that only quotes and line breaks need quoting.
  static let dialect = Dialect(delimiter: 0x1F, quote: 0x22, countsQuotedLines: false)
  /// Excel has no more rows and columns than these.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  private let strings: SharedStrings
  private let areDates: [Bool]
  private let countsFrom1904: Bool
  private var xml: XMLStream?
  private var output: [UInt8] = []
  private var taken = 0
  private var row = 0
  private var nextRow = 1
  private var width = 0
  private var column = 0
  private var cellColumn = 0
  private var hasContent = false
  private var rowStart = 0
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isInValue = false

  init(strings: SharedStrings, styles: StyleList, countsFrom1904: Bool) {
    self.strings = strings
    areDates = styles.areDates
    self.countsFrom1904 = countsFrom1904
  }

  /// Begins to read the sheet's XML.
  func open(_ input: any ByteStream, name: String) throws(InputError) {
    xml = try XMLStream(input, name: name, handler: Forwarder(self))
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    while ready == taken, let xml, !xml.isDone { try xml.step() }
    let count = min(buffer.count, ready - taken)
    _ = buffer.update(fromContentsOf: output[taken..<(taken + count)])
    taken += count
    if taken > 1 << 20 || taken == output.count {
      output.removeFirst(taken)
      rowStart -= taken
      taken = 0
    }
    return count
  }

  private var isInRow: Bool { row > 0 }

  /// The end of the last whole row.
  private var ready: Int { isInRow ? rowStart : output.count }

  // MARK: - Elements

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": beginRow(attributes["r"].flatMap(Int.init) ?? nextRow)
    case "c" where isInRow:
      cellColumn = attributes["r"].flatMap(Self.column) ?? column
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap(Int.init) ?? 0
      value.removeAll(keepingCapacity: true)
    case "v", "t": isInValue = isInRow
    default: break
    }
  }

  func endElement(_ name: String) {
    switch name {
    case "v", "t": isInValue = false
    case "c" where isInRow: endCell()
    case "row" where isInRow: endRow()
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInValue { value.append(contentsOf: bytes) }
  }

  private func beginRow(_ number: Int) {
    guard number >= nextRow, number <= Self.mostRows else { return }
    output.append(contentsOf: repeatElement(0x0A, count: number - nextRow))
    row = number
    nextRow = number + 1
    rowStart = output.count
    column = 0
    hasContent = false
  }

  private func endRow() {
    if hasContent {
      width = max(width, column)
      output.append(contentsOf: repeatElement(Self.dialect.delimiter, count: width - column))
    } else {
      output.removeLast(output.count - rowStart)
    }
    output.append(0x0A)
    rowStart = output.count
    row = 0
  }

  private func endCell() {
    let text = cellText()
    guard !text.isEmpty, cellColumn >= column, cellColumn < Self.mostColumns else { return }
    // A row is its cells joined by delimiters: `column` cells stand in it already.
    output.append(
      contentsOf: repeatElement(Self.dialect.delimiter, count: cellColumn - column + (column > 0 ? 1 : 0)))
    appendQuoted(text)
    column = cellColumn + 1
    hasContent = true
  }

  private func cellText() -> ArraySlice<UInt8> {
    switch type {
    case "s": return EscapedText.resolve(strings.string(Int(String(decoding: value, as: UTF8.self)) ?? -1))
    case "b":
      return value.first == 0x31 ? Array("TRUE".utf8)[...] : value.isEmpty ? [] : Array("FALSE".utf8)[...]
    case "n" where !value.isEmpty:
      let isDate = areDates.indices.contains(style) && areDates[style]
      return SheetNumber.text(value, isDate: isDate, countsFrom1904: countsFrom1904)[...]
    default: return EscapedText.resolve(value[...])
    }
  }

  private func appendQuoted(_ text: ArraySlice<UInt8>) {
    guard text.contains(where: { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x1F }) else {
      output.append(contentsOf: text)
      return
    }
    output.append(0x22)
    for byte in text {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }

  /// The column of a reference such as `AB12`, counted from 0.
  static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8.prefix(4) {
      guard byte >= 0x41, byte <= 0x5A else { break }
      column = column * 26 + Int(byte - 0x40)
    }
    return column > 0 ? column - 1 : nil
  }

  /// Breaks the circle between the parser and its handler.
  private final class Forwarder: XMLHandler {
    // The parser lives in the sheet's stream and calls only while that one reads.
    private unowned let sheet: SheetStream
    init(_ sheet: SheetStream) { self.sheet = sheet }
    func startElement(_ name: String, _ attributes: XMLAttributes) { sheet.startElement(name, attributes) }
    func endElement(_ name: String) { sheet.endElement(name) }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) { sheet.text(bytes) }
  }
}
