internal import CZlib
public import CommentSources

/// Unpacks a deflated stream: a gzip file, or one part of a zip file.
public final class InflateStream: ByteStream {
  /// How the packed bytes are framed.
  public enum Framing: Int32, Sendable {
    /// Gzip, perhaps several members in a row.
    case gzip = 31
    /// Nothing around them, as in zip files.
    case raw = -15
  }

  /// Text does not pack better than this; what does is made to fill memory.
  private static let mostRatio = 300
  /// Below this size nothing is suspicious.
  private static let harmless = 64 << 20

  private let name: String
  private let framing: Framing
  private let input: any ByteStream
  private let inputBuffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  // zlib keeps a pointer to its state's owner, which therefore must not move.
  private let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var (packed, unpacked) = (0, 0)
  private var isInputAtEnd = false
  private var isMemberOpen = true
  private var isDone = false

  /// What the packed stream says.
  public var endNotices: [String] { input.endNotices }

  /// A stream of what `input` holds; `name` is for messages.
  public init(_ input: any ByteStream, framing: Framing, name: String) throws(InputError) {
    self.input = input
    self.framing = framing
    self.name = name
    state.initialize(to: z_stream())
    let status = inflateInit2_(state, framing.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK {
      throw InputError(file: name, problem: "zlib cannot be started", remedy: "free some memory")
    }
  }

  deinit {
    inflateEnd(state)
    state.deinitialize(count: 1)
    state.deallocate()
    inputBuffer.deallocate()
  }

  /// Reads at most `buffer.count` bytes; 0 at the end.
  public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(InputError) -> Int {
    state.pointee.next_out = buffer.baseAddress
    state.pointee.avail_out = UInt32(clamping: buffer.count)
    let room = Int(state.pointee.avail_out)
    while !isDone, Int(state.pointee.avail_out) == room, room > 0 { try step() }
    let count = room - Int(state.pointee.avail_out)
    unpacked += count
    if unpacked > Self.harmless && unpacked / Self.mostRatio > packed {
      throw InputError(
        file: name,
        problem: "it unpacks to more than \(Self.mostRatio) times its size, as no real export does",
        remedy: "check where the file comes from, or unpack it yourself")
    }
    return count
  }

  private func step() throws(InputError) {
    if state.pointee.avail_in == 0 && !isInputAtEnd {
      let got = try input.read(into: inputBuffer)
      packed += got
      isInputAtEnd = got == 0
      state.pointee.next_in = inputBuffer.baseAddress
      state.pointee.avail_in = UInt32(got)
    }
    if isInputAtEnd && state.pointee.avail_in == 0 {
      if isMemberOpen { throw damaged("it ends in the middle") }
      isDone = true
      return
    }
    if !isMemberOpen {
      // Gzip files may be several in a row, with zeros between and behind them; anything else may be rows that are damaged.
      if framing == .raw {
        isDone = true
        return
      }
      while state.pointee.avail_in > 0, state.pointee.next_in.pointee == 0 {
        state.pointee.next_in += 1
        state.pointee.avail_in -= 1
      }
      if state.pointee.avail_in == 0 { return }
      guard state.pointee.next_in.pointee == 0x1F else {
        throw damaged("what follows its packed data is not packed, and would be lost")
      }
      inflateReset(state)
      isMemberOpen = true
    }
    switch inflate(state, Z_NO_FLUSH) {
    case Z_STREAM_END: isMemberOpen = false
    case Z_OK, Z_BUF_ERROR: break
    default: throw damaged("its packed data are damaged")
    }
  }

  private func damaged(_ problem: String) -> InputError {
    InputError(file: name, problem: problem, remedy: "fetch the file again")
  }
}
