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

  private let name: String
  private let strings: SharedStrings
  private let areDates: [Bool]
  private let countsFrom1904: Bool
  private var xml: XMLStream?
  private var rows = RowWindow()
  private var output: [UInt8] = []
  private var taken = 0
  /// The row that is being read; 0 between rows.
  private var row = 0
  private var nextRow = 1
  private var column = 0
  private var cellColumn = 0
  private var cells = SheetRow()
  private var type = ""
  private var style = 0
  private var value: [UInt8] = []
  private var isInValue = false
  private var isFormula = false
  /// Whether the cell at hand has a value, which may be empty.
  private var hasValue = false
  /// Formulas whose result the file does not hold.
  private var unanswered = 0
  private var problem: String?

  /// `name` is for messages.
  init(name: String, strings: SharedStrings, styles: StyleList, countsFrom1904: Bool) {
    self.name = name
    self.strings = strings
    areDates = styles.areDates
    self.countsFrom1904 = countsFrom1904
  }

  /// Begins to read the sheet's XML.
  func open(_ input: any ByteStream) throws(InputError) {
    xml = try XMLStream(input, name: name, handler: Forwarder(self))
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    if taken == output.count {
      output.removeAll(keepingCapacity: true)
      taken = 0
    }
    while output.isEmpty, let xml, !xml.isDone {
      try xml.step()
      if problem == nil { problem = rows.take(into: &output, isLast: xml.isDone) }
      if let problem {
        throw InputError(file: name, problem: problem, remedy: "open it in Excel and save it again")
      }
    }
    let count = min(buffer.count, output.count - taken)
    _ = buffer.update(fromContentsOf: output[taken..<(taken + count)])
    taken += count
    return count
  }

  var endNotices: [String] {
    if unanswered == 0 { return [] }
    return [
      "WARNING: \(unanswered) formulas have no result in the file and count as empty; open it in Excel and save it again"
    ]
  }

  private var isInRow: Bool { row > 0 }

  // MARK: - Elements

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "row": beginRow(attributes["r"].flatMap(Int.init) ?? nextRow)
    case "c" where isInRow:
      cellColumn = attributes["r"].flatMap(Self.column) ?? column
      column = cellColumn + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap(Int.init) ?? 0
      value.removeAll(keepingCapacity: true)
      isFormula = false
      hasValue = false
    case "f": isFormula = true
    case "v", "t":
      isInValue = isInRow
      hasValue = true
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
    guard (1...Self.mostRows).contains(number) else {
      problem = problem ?? "row \(number) is none that a sheet can have"
      return
    }
    row = number
    nextRow = number + 1
    column = 0
    cells.removeAll()
  }

  private func endRow() {
    if let twice = cells.sort() { problem = problem ?? "row \(row) has two cells in its column \(twice + 1)" }
    rows.add(cells, number: row)
    row = 0
  }

  private func endCell() {
    if isFormula && value.isEmpty && (type != "str" || !hasValue) { unanswered += 1 }
    let text = cellText()
    if text.isEmpty { return }
    guard cellColumn < Self.mostColumns else {
      problem = problem ?? "row \(row) has a cell in column \(cellColumn + 1), and a sheet has no such column"
      return
    }
    guard cells.count < Self.mostColumns else {
      problem = problem ?? "row \(row) has more cells than a sheet has columns"
      return
    }
    cells.add(text, column: cellColumn)
  }

  private func cellText() -> ArraySlice<UInt8> {
    switch type {
    case "s" where !value.isEmpty:
      guard let text = Int(String(decoding: value, as: UTF8.self)).flatMap(strings.string) else {
        problem = problem ?? "row \(row) refers to a text that the workbook does not hold"
        return []
      }
      return EscapedText.resolve(text)
    case "b":
      return value.first == 0x31 ? Array("TRUE".utf8)[...] : value.isEmpty ? [] : Array("FALSE".utf8)[...]
    case "n" where !value.isEmpty:
      let isDate = areDates.indices.contains(style) && areDates[style]
      return SheetNumber.text(value, isDate: isDate, countsFrom1904: countsFrom1904)[...]
    default: return EscapedText.resolve(value[...])
    }
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
