/// SHA-256 (FIPS 180-4), for the fingerprint of the lexicons in every result.
///
/// Written here because the libraries that have it (swift-crypto with BoringSSL) would triple the build for one digest.
struct SHA256 {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]
  /// Bytes that do not fill a block yet.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  /// The fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]

  private static let blockSize = 64

  /// Takes in more bytes.
  mutating func update(_ bytes: [UInt8]) {
    length &+= UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(Self.blockSize - rest.count, bytes.count)
      rest += bytes[..<start]
      guard rest.count == Self.blockSize else { return }
      rest.withUnsafeBufferPointer { compress($0) }
      rest.removeAll(keepingCapacity: true)
    }
    let end = bytes.count - (bytes.count - start) % Self.blockSize
    bytes.withUnsafeBufferPointer { compress(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    rest += bytes[end...]
  }

  /// Takes in more bytes.
  mutating func update(_ bytes: some Sequence<UInt8>) { update(Array(bytes)) }

  /// The digest in hexadecimal; the value is used up.
  mutating func finish() -> String {
    let bits = length &* 8
    let zeros = (Self.blockSize + 55 - rest.count) % Self.blockSize
    let size = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    update([0x80] + [UInt8](repeating: 0, count: zeros) + size)
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Takes in whole blocks.
  private mutating func compress(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    state.withUnsafeMutableBufferPointer { state in
      Self.constants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
          for block in stride(from: 0, to: raw.count, by: Self.blockSize) {
            for i in 0..<16 {
              w[i] = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: block &+ 4 &* i, as: UInt32.self))
            }
            for i in 16..<64 {
              let a = Self.rotate(w[i &- 15], 7) ^ Self.rotate(w[i &- 15], 18) ^ (w[i &- 15] &>> 3)
              let b = Self.rotate(w[i &- 2], 17) ^ Self.rotate(w[i &- 2], 19) ^ (w[i &- 2] &>> 10)
              w[i] = w[i &- 16] &+ a &+ w[i &- 7] &+ b
            }
            Self.mix(state, w, constants)
          }
        }
      }
    }
  }

  @inline(__always) private static func mix(
    _ state: UnsafeMutableBufferPointer<UInt32>, _ w: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let high = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let one = h &+ high &+ ((e & f) ^ (~e & g)) &+ constants[i] &+ w[i]
      let low = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let two = low &+ ((a & b) ^ (a & c) ^ (b & c))
      (h, g, f, e) = (g, f, e, d &+ one)
      (d, c, b, a) = (c, b, a, one &+ two)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always) private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 {
    x &>> n | x &<< (32 &- n)
  }
}
