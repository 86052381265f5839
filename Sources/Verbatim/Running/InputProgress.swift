internal import CommentSources

/// How far an input was dealt with, and a fingerprint of that part: enough to go on from there.
public struct InputProgress: Sendable, Equatable, Codable {
  /// The blocks from the beginning.
  public var blocks = 0
  /// The records in them.
  public var records = 0
  /// A fingerprint of their text, 0 where none is wanted.
  public var fingerprint: UInt64 = 0

  /// The beginning.
  public init() {}

  mutating func add(records: Int, fingerprint: UInt64) {
    blocks += 1
    self.records += records
    self.fingerprint = (self.fingerprint ^ fingerprint) &* 0xBF58_476D_1CE4_E5B9
    self.fingerprint ^= self.fingerprint >> 32
  }
}
