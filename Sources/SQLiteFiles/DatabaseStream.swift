internal import CommentSources

/// Turns the rows of a query into delimited text while they are read, with a header.
final class DatabaseStream: ByteStream {
  /// The unit separator is rare enough in text that hardly a cell needs quoting for it.
  static let dialect = Dialect(delimiter: 0x1F, quote: 0x22, countsQuotedLines: false)

  private let statement: SQLiteStatement
  private let columnCount: Int
  private var output: [UInt8] = []
  private var taken = 0
  private var isAtEnd = false

  init(_ statement: SQLiteStatement) {
    self.statement = statement
    let names = statement.columns
    columnCount = names.count
    for (index, name) in names.enumerated() {
      var name = name.isEmpty ? "column_\(index + 1)" : name
      name.withUTF8 { append($0, index) }
    }
    output.append(0x0A)
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    if taken == output.count { try fill() }
    let count = min(buffer.count, output.count - taken)
    _ = buffer.update(fromContentsOf: output[taken..<(taken + count)])
    taken += count
    return count
  }

  private func fill() throws(InputError) {
    output.removeAll(keepingCapacity: true)
    taken = 0
    do {
      while !isAtEnd && output.count < 1 << 16 {
        isAtEnd = try !statement.next()
        if isAtEnd { return }
        for column in 0..<columnCount { statement.withText(column) { append($0, column) } }
        output.append(0x0A)
      }
    } catch {
      throw InputError(file: error.file, problem: error.problem, remedy: error.remedy)
    }
  }

  /// Appends a cell, in quotes where it has a line break, a quote or the separator in it.
  private func append(_ cell: UnsafeBufferPointer<UInt8>, _ column: Int) {
    if column > 0 { output.append(Self.dialect.delimiter) }
    // A single column that is empty must still be a record.
    let isOnlyEmpty = cell.isEmpty && columnCount == 1
    guard isOnlyEmpty || cell.contains(where: { $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x1F }) else {
      output.append(contentsOf: cell)
      return
    }
    output.append(0x22)
    for byte in cell {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
