public import RootCause

/// A comment kept whole, with what was found in it, to search for causes.
public struct SampledComment: Sendable {
  /// Where a theme was found: UTF-8 byte offsets in the text.
  struct Evidence: Sendable {
    let theme: Int
    let start: Int
    let end: Int
  }

  /// The seeded hash by which it was sampled.
  let key: UInt64
  /// The record's id, or its number.
  public let id: String
  /// The record's number in the input, from 1.
  public let row: Int
  /// The comment; several text columns on lines of their own.
  public let text: String
  /// The language of the (first) text.
  public let language: String
  /// Score, band, weight and themes.
  public let respondent: Respondent
  /// The sentiment of the whole, −1…1.
  public let sentiment: Double
  let evidence: [Evidence]
  /// The values of the segment columns.
  let segments: [String]
  /// The period of the series; nil without one.
  let period: String?

  static func precedes(_ first: SampledComment, _ second: SampledComment) -> Bool {
    if first.key != second.key { return first.key < second.key }
    if first.text != second.text { return first.text < second.text }
    return first.row < second.row
  }
}

/// The comments with the smallest seeded hashes: a bottom-k sample, which merges exactly.
public struct CommentSample: Sendable {
  /// The most comments kept.
  public static let capacity = 100_000
  /// How many are held until those beyond the capacity are dropped: each thread has a sample of its own.
  private static let room = capacity + capacity / 4

  private var kept: [SampledComment] = []
  /// The largest hash that can still be among the smallest.
  private var limit = UInt64.max
  /// Whether comments were left out for want of room.
  public private(set) var isSampled = false

  init() {}

  /// The comments, by hash and content: an order that does not depend on that of the input.
  public var comments: [SampledComment] {
    Array(kept.sorted(by: SampledComment.precedes).prefix(Self.capacity))
  }

  func wants(_ key: UInt64) -> Bool { key <= limit }

  mutating func add(_ comment: SampledComment) {
    kept.append(comment)
    if kept.count >= Self.room { shrink() }
  }

  mutating func merge(_ other: CommentSample) {
    kept += other.kept
    limit = min(limit, other.limit)
    isSampled = isSampled || other.isSampled
    if kept.count > Self.capacity { shrink() }
  }

  private mutating func shrink() {
    kept.sort(by: SampledComment.precedes)
    kept.removeSubrange(min(Self.capacity, kept.count)...)
    limit = kept.last?.key ?? .max
    isSampled = true
  }
}
