/// The text of a file that was read and not handed out yet.
struct TextWindow {
  /// What was read, from `start` on not handed out yet.
  private var bytes: [UInt8] = []
  private var start = 0
  /// Where what is known to be whole UTF-8 ends in `bytes`.
  private var end = 0

  /// The bytes that are left; a character may be cut off at their end.
  var count: Int { bytes.count - start }
  /// How many of them are whole characters of UTF-8.
  var valid: Int { end - start }
  /// Those.
  var text: ArraySlice<UInt8> { bytes[start..<end] }

  /// Calls `body` with the first `count` bytes.
  func withPrefix<Result>(_ count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
  }

  /// Changes the bytes that are left; `change` is given where the text that is known to be valid ends, and returns the new
  /// end of it.
  mutating func grow<Failure: Error>(
    _ change: (_ bytes: inout [UInt8], _ valid: Int) throws(Failure) -> Int
  ) throws(Failure) {
    close()
    end = try change(&bytes, end)
  }

  /// Leaves out the first `count` bytes.
  mutating func drop(_ count: Int) {
    start += count
    if start * 2 > bytes.count { close() }
  }

  /// Moves what is left to the beginning.
  private mutating func close() {
    bytes.removeFirst(start)
    end -= start
    start = 0
  }

  /// Leaves out the first `count` bytes and returns them.
  ///
  /// What was read far ahead stays where it is, so that taking a little of it costs no more than that.
  mutating func take(_ count: Int) -> [UInt8] {
    if start > 0 || self.count - count > count {
      let taken = Array(bytes[start..<start + count])
      drop(count)
      return taken
    }
    var taken = bytes
    bytes = Array(taken[count...])
    end -= count
    taken.removeLast(taken.count - count)
    return taken
  }

  /// Where a text of at most `longest` bytes ends between two characters.
  func boundary(atMost longest: Int) -> Int {
    var length = min(valid, longest)
    while length > 0, start + length < bytes.count, bytes[start + length] & 0xC0 == 0x80 { length -= 1 }
    return length
  }

  /// Leaves out all of it.
  mutating func removeAll() { self = TextWindow() }
}
