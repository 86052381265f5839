internal import Foundation
internal import VerbatimModel

/// Takes the quotes off a cell.
enum CellUnquoting {
  /// What is to be done about a cell.
  enum Kind: Equatable {
    /// The stretch is the text.
    case plain(CellRange)
    /// There are quotes inside: to be rewritten in place.
    case rewrite
    /// The quote is not closed; the stretch is the text behind it.
    case open(CellRange)
  }

  /// Looks at the raw stretch of a cell.
  static func classify(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cell: CellRange, quote: UInt8?
  ) -> Kind {
    guard let quote, let base = bytes.baseAddress, !cell.isEmpty, bytes[Int(cell.start)] == quote else {
      return .plain(cell)
    }
    let inside = CellRange(start: cell.start + 1, end: cell.end)
    guard let found = memchr(base + Int(inside.start), Int32(quote), inside.count) else {
      return .open(inside)
    }
    let at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    return at == Int(cell.end) - 1 ? .plain(CellRange(start: inside.start, end: cell.end - 1)) : .rewrite
  }

  /// Rewrites a cell that begins with a quote in place, which never makes it longer; returns the stretch of the text and
  /// whether the quote was closed.
  static func rewrite(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ cell: CellRange, quote: UInt8
  ) -> (text: CellRange, isClosed: Bool) {
    guard let base = bytes.baseAddress else { return (cell, false) }
    let start = Int(cell.start) + 1
    let end = Int(cell.end)
    var from = start
    var to = start
    while let found = memchr(base + from, Int32(quote), end - from) {
      let at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      let isDoubled = at + 1 < end && bytes[at + 1] == quote
      to = move(base, from: from, length: at - from + (isDoubled ? 1 : 0), to: to)
      from = at + (isDoubled ? 2 : 1)
      if !isDoubled { return (CellRange(start, move(base, from: from, length: end - from, to: to)), true) }
    }
    return (CellRange(start, move(base, from: from, length: end - from, to: to)), false)
  }

  private static func move(_ base: UnsafeMutablePointer<UInt8>, from: Int, length: Int, to: Int) -> Int {
    if from != to { memmove(base + to, base + from, length) }
    return to + length
  }
}
