/// Bytes that are being written, in memory of their own.
///
/// Unlike an array it has one owner, and room is asked for once for several bytes. Invariant of the unsafe code: the first
/// `count` of `capacity` bytes at `base` are initialised, and ``put(_:)`` follows a ``reserve(_:)`` that covers it.
struct ByteBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1024
  /// The most memory that is kept for the next use, in bytes.
  private static let mostKept = 1 << 20
  /// How many bytes there are.
  private(set) var count = 0

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// The bytes; to be read before the next change.
  var all: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Forgets the bytes and keeps the memory, unless it is more than most records need.
  mutating func removeAll() {
    count = 0
    if capacity > Self.mostKept { move(to: Self.mostKept) }
  }

  /// Makes room for so many bytes more.
  @inline(__always) mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(toHold: count + more) }
  }

  /// Writes a byte for which there is room.
  @inline(__always) mutating func put(_ byte: UInt8) {
    assert(count < capacity)
    base[count] = byte
    count += 1
  }

  /// Writes bytes for which there is room.
  @inline(__always) mutating func put(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    assert(count + length <= capacity)
    (base + count).update(from: bytes, count: length)
    count += length
  }

  /// Writes eight bytes for which there is room, the lowest first.
  @inline(__always) mutating func put(word: UInt64) {
    assert(count + 8 <= capacity)
    UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
    count += 8
  }

  /// Adds a byte.
  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1)
    put(byte)
  }

  /// Adds bytes.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    put(first, bytes.count)
  }

  /// Adds a whole number in decimal digits.
  mutating func append(digits value: Int) {
    reserve(20)
    if value < 0 { put(0x2D) }
    var rest = value.magnitude
    if rest < 10 { return put(0x30 + UInt8(rest)) }
    var length = 0
    var power: UInt = 1
    while length < 19, rest / power >= 10 {
      power *= 10
      length += 1
    }
    for _ in 0...length {
      put(0x30 + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }

  @inline(never) private mutating func grow(toHold needed: Int) { move(to: max(capacity * 2, needed)) }

  /// Moves the bytes to memory of their own with room for `capacity`, which is at least their count.
  private mutating func move(to capacity: Int) {
    let other = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    other.moveInitialize(from: base, count: count)
    base.deallocate()
    base = other
    self.capacity = capacity
  }
}
