/// Somewhere that bytes come from: a file, standard input, or what an adapter unpacks.
public protocol ByteStream: AnyObject {
  /// Reads at most `buffer.count` bytes, at least one unless the end is reached; returns how many.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int
  /// What only reading to the end could tell, for the user; without the file's name.
  var endNotices: [String] { get }
}

extension ByteStream {
  /// Nothing.
  public var endNotices: [String] { [] }

  /// `prefix` with up to `count` more bytes behind it; without `waits`, what one read gives.
  ///
  /// None more: the end.
  func read(_ count: Int, after prefix: [UInt8], waits: Bool = true) throws(InputError) -> [UInt8] {
    var failure: InputError?
    let bytes = [UInt8](unsafeUninitializedCapacity: prefix.count + count) { buffer, filled in
      filled = prefix.count
      _ = buffer.update(fromContentsOf: prefix)
      do throws(InputError) {
        while filled < buffer.count {
          let got = try read(into: UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
          filled += got
          if got == 0 || !waits { break }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// Bytes that were read ahead, and then the rest of the stream.
final class PrefixedStream: ByteStream {
  private var prefix: ArraySlice<UInt8>
  private let rest: any ByteStream

  init(_ prefix: [UInt8], _ rest: any ByteStream) {
    self.prefix = prefix[...]
    self.rest = rest
  }

  var endNotices: [String] { rest.endNotices }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    if prefix.isEmpty { return try rest.read(into: buffer) }
    let count = min(prefix.count, buffer.count)
    _ = buffer.update(fromContentsOf: prefix.prefix(count))
    prefix = prefix.dropFirst(count)
    return count
  }
}

/// Bytes in memory.
public final class MemoryStream: ByteStream {
  private var bytes: ArraySlice<UInt8>
  private let chunk: Int

  /// A stream of `bytes` that hands out at most `chunk` at a time.
  public init(_ bytes: [UInt8], chunk: Int = .max) {
    self.bytes = bytes[...]
    self.chunk = chunk
  }

  /// A stream of part of an array, which is not copied.
  public init(slice: ArraySlice<UInt8>) {
    bytes = slice
    chunk = .max
  }

  /// Reads at most `buffer.count` bytes; 0 at the end.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = min(bytes.count, buffer.count, chunk)
    _ = buffer.update(fromContentsOf: bytes.prefix(count))
    bytes = bytes.dropFirst(count)
    return count
  }
}
