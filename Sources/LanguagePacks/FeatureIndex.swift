internal import VerbatimModel

/// From the hash of an n-gram's bytes to its row, by open addressing.
///
/// Only the 64-bit hashes are kept: with some ten thousand rows two n-grams share one with a chance below 10⁻¹¹, and
/// the table's reader refuses a table in which two do.
struct FeatureIndex: Sendable {
  private var hashes: [UInt64]
  private var places: [Int32]
  private let mask: Int
  private(set) var count = 0

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a.seed
    for byte in bytes { hash = FNV1a.step(hash, byte) }
    return hash
  }

  /// An index for at most `capacity` rows.
  init(capacity: Int) {
    var size = 2
    while size < capacity * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    places = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The row of the n-gram with this hash.
  subscript(hash: UInt64) -> Int? {
    hashes.withUnsafeBufferPointer { hashes in
      places.withUnsafeBufferPointer { places in
        var i = slot(hash)
        while places[i] >= 0 {
          if hashes[i] == hash { return Int(places[i]) }
          i = (i + 1) & mask
        }
        return nil
      }
    }
  }

  /// Gives the n-gram with this hash the next row; false where it has one.
  mutating func insert(_ hash: UInt64) -> Bool {
    var i = slot(hash)
    while places[i] >= 0 {
      if hashes[i] == hash { return false }
      i = (i + 1) & mask
    }
    hashes[i] = hash
    places[i] = Int32(count)
    count += 1
    return true
  }

  private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask }
}
