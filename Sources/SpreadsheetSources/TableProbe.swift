internal import CommentSources

/// Looks at the beginning of a sheet, to tell a table from a title page.
enum TableProbe {
  /// Rows beyond these say nothing more.
  private static let mostRows = 50
  private static let mostBytes = 1 << 16

  /// How many of the first rows have at least two cells with something in them.
  ///
  /// - Throws: `InputError` where the sheet is damaged.
  static func rows(_ stream: SheetStream) throws(InputError) -> Int {
    var buffer = [UInt8](repeating: 0, count: mostBytes)
    var count = 0
    var filled = 0
    var isEmpty = true
    var isQuoted = false
    while count < mostRows {
      let got = try buffer.withUnsafeMutableBufferPointer { buffer throws(InputError) in
        try stream.read(into: buffer)
      }
      if got == 0 { break }
      for byte in buffer[..<got] {
        if byte == SheetStream.dialect.quote { isQuoted.toggle() }
        let isEnd = !isQuoted && (byte == SheetStream.dialect.delimiter || byte == 0x0A)
        if !isEnd {
          isEmpty = false
          continue
        }
        if !isEmpty { filled += 1 }
        isEmpty = true
        guard byte == 0x0A else { continue }
        if filled > 1 { count += 1 }
        filled = 0
      }
    }
    return min(count, mostRows)
  }
}
