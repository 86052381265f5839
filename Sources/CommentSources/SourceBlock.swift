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
  /// Whether it is one record however it looks: one whose end cannot be told.
  var isSingle = false
  /// Whether nothing but white space follows in its file.
  var endsFile = false

  /// Splits the block into cells.
  ///
  /// Pure: blocks may be parsed on any thread, in any order.
  public func parse() -> RecordBatch {
    var batch = format.parse(self)
    batch.endsFile = endsFile
    return batch
  }

  /// A number that tells this text from any other of the same file, for all that chance allows.
  public var fingerprint: UInt64 {
    bytes.withUnsafeBytes { buffer in
      var hash = UInt64(buffer.count) &+ 0x9E37_79B9_7F4A_7C15
      let words = buffer.count / 8
      for index in 0..<words {
        hash =
          (hash ^ buffer.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 32
      }
      for byte in buffer[(words * 8)...] { hash = FNV1a.step(hash, byte) }
      return hash ^ (hash >> 29)
    }
  }

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
      bytes: bytes, format: format, isRegular: isRegular, isCutOff: isCutOff, isSingle: isSingle,
      endsFile: endsFile)
  }
}
