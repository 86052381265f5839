public import VerbatimModel

/// Some whole records of one file, decoded to UTF-8 but not yet split into cells.
public struct SourceBlock: Sendable {
  /// The place of the block in the input, counted from 0.
  public let index: Int
  /// The file that it comes from.
  public let fileName: String
  /// The number of its first record, counted from 1 over the whole input.
  public let firstRecord: Int
  /// How many records are in it.
  public let recordCount: Int
  /// The line of its file on which it begins, counted from 1.
  public let firstLine: Int
  /// The text: valid UTF-8.
  let bytes: [UInt8]
  /// How to split it.
  let format: any RecordFormat
  /// Whether counting quotes gives its structure.
  let isRegular: Bool
  /// Whether its one record is larger than a record may be, and the rest of it was left out.
  let isCutOff: Bool

  /// Splits the block into cells.
  ///
  /// Pure: blocks may be parsed on any thread, in any order.
  public func parse() -> RecordBatch { format.parse(self) }

  /// Calls `body` with each line that is not blank.
  func forEachLine(_ body: (_ record: CellRange, _ line: Int) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      let splitter = PlainSplitter(dialect: Dialect(delimiter: 0, quote: nil))
      var at = 0
      var line = firstLine
      while let found = splitter.next(buffer, at: &at, cell: { _ in }) {
        line += found.blankLines
        body(found.record, line)
        line += found.lines
      }
    }
  }

  /// The same block with another way to split it.
  func with(_ format: any RecordFormat) -> SourceBlock {
    SourceBlock(
      index: index, fileName: fileName, firstRecord: firstRecord, recordCount: recordCount,
      firstLine: firstLine,
      bytes: bytes, format: format, isRegular: isRegular, isCutOff: isCutOff)
  }
}
