internal import Synchronization

/// The comments with the smallest seeded hashes: a bottom-k sample, which is the same whatever order they came in.
///
/// One for all threads, and packed: the memory it takes depends neither on the length of the input nor on the threads.
public final class CommentSample: Sendable {
  /// The most comments kept.
  public static let capacity = 100_000

  private struct State {
    var kept: SmallestValues<PackedComment>
    var isSampled = false
  }

  private let state: Mutex<State>

  /// An empty sample of at most `capacity` comments.
  init(capacity: Int = CommentSample.capacity) {
    state = Mutex(State(kept: SmallestValues(capacity: capacity, by: PackedComment.precedes)))
  }

  /// The sample that `plan` wants; nil for none.
  convenience init?(_ plan: RunPlan) {
    guard plan.wantsSample else { return nil }
    self.init(capacity: plan.sampleCapacity)
  }

  /// Whether comments were left out for want of room.
  public var isSampled: Bool { state.withLock { $0.isSampled } }

  /// The comments, by hash and content: an order that does not depend on that of the input.
  func comments(most: Int? = nil) -> SampledComments {
    let sorted = state.withLock { $0.kept.values }.sorted(by: PackedComment.precedes)
    return SampledComments(packed: Array(sorted.prefix(most ?? sorted.count)))
  }

  /// Whether a comment with this hash may be among the smallest; one that is not counts as left out.
  func wants(_ key: UInt64) -> Bool {
    state.withLock { state in
      guard let largest = state.kept.largest, key > largest.key else { return true }
      state.isSampled = true
      return false
    }
  }

  /// Keeps the comment if it is among the smallest so far.
  func add(_ comment: SampledComment) {
    let packed = PackedComment(comment)
    state.withLock { state in
      if !state.kept.add(packed) { state.isSampled = true }
    }
  }
}

/// Packed comments, of which one at a time is unpacked to be looked at.
struct SampledComments: RandomAccessCollection, Sendable {
  private let packed: [PackedComment]

  init(packed: [PackedComment] = []) { self.packed = packed }

  var startIndex: Int { 0 }
  var endIndex: Int { packed.count }
  subscript(place: Int) -> SampledComment { packed[place].comment }

  /// Those for which `isWanted` is true, still packed.
  func keeping(_ isWanted: (SampledComment) -> Bool) -> SampledComments {
    SampledComments(packed: packed.filter { isWanted($0.comment) })
  }

  /// The hash by which a comment was sampled.
  func key(_ place: Int) -> UInt64 { packed[place].key }
}
