internal import CICUShim

/// Owns a converter from some encoding to UTF-8; malformed input becomes U+FFFD.
///
/// It keeps the state between calls, so that a character may be split over two chunks.
public struct Transcoder: ~Copyable {
  private let handle: OpaquePointer

  /// Opens the converter for an ICU or IANA name such as `UTF-16LE`, `windows-1252`, `ISO-8859-15`.
  public init(from encoding: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = verbatim_converter_open(encoding, &status)
    try ICUError.check(status, "read the encoding '\(encoding)'")
    guard let opened else { throw ICUError(code: status, operation: "read the encoding '\(encoding)'") }
    handle = opened
  }

  deinit { verbatim_converter_close(handle) }

  /// Appends `bytes` as UTF-8 to `output`; `isLast` at the end of the input, where half a character is malformed.
  ///
  /// Returns how many malformed pieces became U+FFFD.
  public mutating func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]
  ) throws(ICUError) -> Int {
    let before = verbatim_converter_replaced(handle)
    var done = 0
    var more = true
    // UTF-16 grows at most by half, a single-byte encoding at most threefold; several rounds serve the rest.
    let room = max(4096, bytes.count + bytes.count / 2 + 64)
    while more {
      var (consumed, produced, status): (Int64, Int64, Int32) = (0, 0, 0)
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        if let target = buffer.baseAddress {
          // ICU wants an address even where nothing is left to read and only half a character is to be flushed.
          let source = bytes.baseAddress.map { $0 + done } ?? UnsafePointer(target)
          more = verbatim_converter_convert(
            handle, source, Int64(bytes.count - done), target, Int64(room), isLast, &consumed, &produced,
            &status)
        }
        count = Int(produced)
      }
      try ICUError.check(status, "convert the text to UTF-8")
      output.append(contentsOf: chunk)
      done += Int(consumed)
    }
    return Int(verbatim_converter_replaced(handle) - before)
  }
}
