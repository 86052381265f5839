internal import CommentSources
internal import Synchronization

/// Hands out the blocks of a source, each once and in order, to whichever thread asks.
///
/// `@unchecked`: the source is only reached under the lock; it holds a file, which is not `Sendable` by itself.
final class BlockReader: @unchecked Sendable {
  /// A block or why it cannot be read, and its place in the input.
  struct Read {
    let index: Int
    let block: Result<SourceBlock, InputError>
  }

  private struct State: ~Copyable {
    var source: CommentSource
    var nextIndex = 0
    var isAtEnd = false

    /// A failure takes the place of the block that was not read.
    mutating func next() -> Read? {
      if isAtEnd { return nil }
      defer { nextIndex += 1 }
      do throws(InputError) {
        guard let block = try source.nextBlock() else {
          isAtEnd = true
          return nil
        }
        return Read(index: nextIndex, block: .success(block))
      } catch {
        isAtEnd = true
        return Read(index: nextIndex, block: .failure(error))
      }
    }
  }

  private var state: State
  private let lock = Mutex(())

  init(_ source: consuming CommentSource) { state = State(source: source) }

  /// The next block; nil at the end of the input or after a failure.
  func next() -> Read? { lock.withLock { _ in state.next() } }

  /// What the source noticed so far.
  var notices: [String] { lock.withLock { _ in state.source.notices } }
}
