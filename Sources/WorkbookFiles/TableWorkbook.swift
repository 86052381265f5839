internal import VerbatimReports

/// Writes a table as an Excel workbook, row by row: numbers as numbers, everything else as text.
public final class TableWorkbook {
  private let book: Workbook
  private var sheet: Sheet
  private let header: [String]
  /// How many rows were added below the header.
  public private(set) var rows = 0

  /// A workbook that will stand at `path`.
  ///
  /// Throws `OutputError` and ``WorkbookError``.
  public init(path: String, header: [String]) throws {
    self.header = header
    book = try Workbook(path: path, isStreamed: true)
    sheet = try Self.begin(book, header)
  }

  /// Texts that were cut because no cell holds more than 32,767 characters.
  public var cutTexts: Int { book.cutTexts }

  /// Adds a row; a sheet that is full is followed by another.
  public func add(_ cells: [String]) throws {
    if sheet.isFull {
      finishSheet()
      sheet = try Self.begin(book, header)
    }
    try sheet.add(
      cells.map {
        switch CellValue($0) {
        case .empty: .empty
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        }
      })
    rows += 1
  }

  /// Puts the finished workbook in its place.
  public func finish() throws {
    finishSheet()
    try book.finish()
  }

  private static func begin(_ book: Workbook, _ header: [String]) throws -> Sheet {
    let sheet = try book.addSheet("masked")
    try sheet.add(header.map { .text($0, .header) })
    return sheet
  }

  private func finishSheet() {
    sheet.freeze(below: 1, filterTo: sheet.nextRow - 1, columns: header.count)
  }
}
