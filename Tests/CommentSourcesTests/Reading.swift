import CommentSources
import VerbatimModel

/// What reading an input gives: for comparing with what it should give.
struct Reading: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var numbers: [Int] = []
  var problems: [RowProblem?] = []

  /// Reads `bytes` to the end, `chunk` bytes at a time and in blocks of `block` bytes.
  init(
    _ bytes: [UInt8], name: String = "input.csv", chunk: Int = .max, block: Int = 1 << 20,
    options: InputOptions = InputOptions(), notices: ((String) -> Void)? = nil
  ) throws(InputError) {
    var options = options
    if block != 1 << 20 { options.blockSize = block }
    var source = try CommentSource(stream: MemoryStream(bytes, chunk: chunk), name: name, options: options)
    header = source.header
    while let block = try source.nextBlock() { take(block.parse()) }
    for notice in source.notices { notices?(notice) }
  }

  init(_ text: String, name: String = "input.csv", options: InputOptions = InputOptions()) throws(InputError)
  {
    try self.init(Array(text.utf8), name: name, options: options)
  }

  private mutating func take(_ batch: RecordBatch) {
    for row in batch.rows.indices {
      rows.append((0..<batch.columnCount).map { batch.text(row, $0) })
      lines.append(batch.rows[row].line)
      numbers.append(batch.rows[row].number)
      problems.append(batch.rows[row].problem)
    }
  }
}
