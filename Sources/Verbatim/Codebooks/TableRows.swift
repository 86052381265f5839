internal import CommentSources
internal import VerbatimModel

/// Reads a small table whole, from a file in any format that comments may come in.
enum TableRows {
  /// The names of the columns, and the rows with the line or sheet row on which each stands.
  static func read(_ path: String, adapters: [any InputAdapter]) throws(InputError) -> (
    header: [String], rows: [(line: Int, cells: [String])]
  ) {
    var options = InputOptions()
    options.header = .present
    var source = try CommentSource([path], options: options, adapters: adapters)
    var rows: [(line: Int, cells: [String])] = []
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        rows.append((batch.rows[row].line, (0..<batch.columnCount).map { batch.text(row, $0) }))
      }
    }
    return (source.header, rows)
  }
}
