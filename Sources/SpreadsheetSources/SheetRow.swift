internal import CommentSources

/// The cells of a row that is being read, as text for the reader of delimited files.
struct SheetRow {
  private var bytes: [UInt8] = []
  private var cells: [(column: Int, end: Int)] = []

  /// The columns from the first to the last cell with something in it.
  var width: Int { (cells.last?.column ?? -1) + 1 }

  /// The cells with something in them.
  var count: Int { cells.count }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  /// Adds a cell with something in it, in quotes where it has a line break, a quote or the separator in it.
  mutating func add(_ text: ArraySlice<UInt8>, column: Int) {
    let quote: UInt8 = 0x22
    if text.contains(where: { $0 == quote || $0 == 0x0A || $0 == 0x0D || $0 == SheetStream.dialect.delimiter }
    ) {
      bytes.append(quote)
      for byte in text {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    } else {
      bytes.append(contentsOf: text)
    }
    cells.append((column, bytes.count))
  }

  /// Puts the cells in the order of their columns, as they nearly always are; returns a column that two of them claim.
  mutating func sort() -> Int? {
    let pairs = zip(cells, cells.dropFirst())
    if pairs.allSatisfy({ $0.column < $1.column }) { return nil }
    let starts = [0] + cells.dropLast().map(\.end)
    let sorted = zip(cells, starts).sorted { $0.0.column < $1.0.column }
    var (row, twice) = (SheetRow(), Int?.none)
    for (cell, start) in sorted {
      if row.cells.last?.column == cell.column { twice = cell.column }
      row.bytes.append(contentsOf: bytes[start..<cell.end])
      row.cells.append((cell.column, row.bytes.count))
    }
    self = row
    return twice
  }

  /// Appends the cells with separators between them.
  func write(to output: inout [UInt8]) {
    var (column, start) = (0, 0)
    for cell in cells {
      output.append(contentsOf: repeatElement(SheetStream.dialect.delimiter, count: cell.column - column))
      output.append(contentsOf: bytes[start..<cell.end])
      (column, start) = (cell.column, cell.end)
    }
  }
}
