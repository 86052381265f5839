internal import VerbatimModel

/// A comment as it is kept to be shown or searched: whole, or of a long one its beginning, so that what is kept of many stays
/// small.
struct CommentBeginning {
  /// The most bytes that are kept.
  static let longest = 1 << 16

  /// The text, with `…` where something was left out.
  let text: String
  /// How many bytes of the comment are in it.
  let bytes: Int

  /// The beginning of a cell.
  init(_ batch: RecordBatch, _ row: Int, _ column: Int) {
    let cell = batch.cell(row, column)
    guard cell.count > Self.longest else {
      text = batch.text(row, column)
      bytes = cell.count
      return
    }
    var end = Int(cell.start) + Self.longest
    while batch.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    text = String(decoding: batch.bytes[Int(cell.start)..<end], as: UTF8.self) + "…"
    bytes = end - Int(cell.start)
  }

  /// Whether a place of the comment is in it.
  func holds(_ range: Range<Int>) -> Bool { range.upperBound <= bytes }
}
