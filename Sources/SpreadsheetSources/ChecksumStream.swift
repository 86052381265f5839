internal import CZlib
internal import CommentSources

/// A part of a zip file, which ends in a failure where its content is not what the archive's directory says.
final class ChecksumStream: ByteStream {
  private let input: any ByteStream
  private let expected: UInt
  private let failure: InputError
  private var checksum: UInt = 0

  /// `expected` is the CRC-32 of the content.
  init(_ input: any ByteStream, expected: Int, failure: InputError) {
    self.input = input
    self.expected = UInt(expected)
    self.failure = failure
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    let count = try input.read(into: buffer)
    if count > 0 {
      checksum = crc32_z(checksum, buffer.baseAddress, count)
    } else if checksum != expected, !buffer.isEmpty {
      throw failure
    }
    return count
  }
}
