internal import VerbatimModel

/// A seeded hash by which rows are sampled: the rows with the smallest values are kept, whatever order they came in.
public enum SampleHash {
  /// FNV-1a over the bytes, mixed with the seed by SplitMix64's finaliser.
  public static func value(_ bytes: some Sequence<UInt8>, seed: UInt64) -> UInt64 {
    var hash = FNV1a.seed ^ seed
    for byte in bytes { hash = FNV1a.step(hash, byte) }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
