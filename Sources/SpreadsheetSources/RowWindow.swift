internal import CommentSources

/// The last rows of a sheet, held back so that those which stand a little out of order can be put in it.
///
/// A row that comes later than that is an error: what stands behind it was read already.
struct RowWindow {
  /// What is held back at most, in bytes and in rows.
  private static let most = (bytes: 4 << 20, rows: 1 << 16)

  private var bytes: [UInt8] = []
  private var rows: [(number: Int, width: Int, end: Int)] = []
  private var isSorted = true
  private var lastNumber = 0
  private var width = 0

  /// Adds a row, whose cells are in order.
  mutating func add(_ row: SheetRow, number: Int) {
    row.write(to: &bytes)
    if let last = rows.last, last.number >= number { isSorted = false }
    rows.append((number, row.width, bytes.count))
  }

  /// Appends the rows that wait no longer, in order and a line each, those that the file leaves out among them; returns
  /// what is wrong with one.
  mutating func take(into output: inout [UInt8], isLast: Bool) -> String? {
    if !isLast && bytes.count < Self.most.bytes && rows.count < Self.most.rows { return nil }
    if !isSorted { sort() }
    let count = isLast ? rows.count : (rows.count + 1) / 2
    var start = 0
    for row in rows[..<count] {
      let isEmpty = row.width == 0
      if row.number <= lastNumber {
        // Of two rows with one number, one may be empty.
        if isEmpty { continue }
        return row.number == lastNumber
          ? "row \(row.number) stands there twice"
          : "row \(row.number) stands behind row \(lastNumber)"
      }
      output.append(contentsOf: repeatElement(0x0A, count: row.number - lastNumber - 1))
      output.append(contentsOf: bytes[start..<row.end])
      start = row.end
      if !isEmpty {
        width = max(width, row.width)
        output.append(contentsOf: repeatElement(SheetStream.dialect.delimiter, count: width - row.width))
      }
      output.append(0x0A)
      lastNumber = row.number
    }
    bytes.removeFirst(start)
    rows.removeFirst(count)
    for index in rows.indices { rows[index].end -= start }
    return nil
  }

  /// Puts the rows in order; of those with one number, that with something in it comes first.
  private mutating func sort() {
    let starts = [0] + rows.dropLast().map(\.end)
    let sorted = zip(rows, starts).sorted {
      ($0.0.number, $0.0.width == 0 ? 1 : 0, $0.1) < ($1.0.number, $1.0.width == 0 ? 1 : 0, $1.1)
    }
    var whole: [UInt8] = []
    whole.reserveCapacity(bytes.count)
    rows.removeAll(keepingCapacity: true)
    for (row, start) in sorted {
      whole.append(contentsOf: bytes[start..<row.end])
      rows.append((row.number, row.width, whole.count))
    }
    bytes = whole
    isSorted = true
  }
}
