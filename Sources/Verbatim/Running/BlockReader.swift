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
    var start: InputProgress?
    var handedOut = InputProgress()
    var isAtEnd = false

    /// A failure takes the place of the block that was not read.
    mutating func next() -> Read? {
      if isAtEnd { return nil }
      let index = max(handedOut.blocks, start?.blocks ?? 0)
      do throws(InputError) {
        if let start {
          self.start = nil
          try skip(to: start)
        }
        guard let block = try source.nextBlock() else {
          isAtEnd = true
          return nil
        }
        handedOut.add(records: block.recordCount, fingerprint: 0)
        return Read(index: index, block: .success(block))
      } catch {
        isAtEnd = true
        return Read(index: index, block: .failure(error))
      }
    }

    /// Reads what an earlier run dealt with, and makes sure that it is the same.
    private mutating func skip(to start: InputProgress) throws(InputError) {
      var passed = InputProgress()
      while passed.blocks < start.blocks, let block = try source.nextBlock() {
        passed.add(records: block.recordCount, fingerprint: block.fingerprint)
      }
      guard passed == start else {
        throw InputError(
          file: source.files[0], problem: "it is not what it was when the unfinished run read it",
          remedy: "remove the unfinished output to start again")
      }
      handedOut = passed
    }
  }

  private var state: State
  private let lock = Mutex(())

  /// Begins behind `start`, where an earlier run stopped.
  init(_ source: consuming CommentSource, from start: InputProgress? = nil) {
    state = State(source: source, start: start)
  }

  /// The next block; nil at the end of the input or after a failure.
  func next() -> Read? { lock.withLock { _ in state.next() } }

  /// How much was handed out, or passed over because an earlier run dealt with it.
  var handedOut: InputProgress { lock.withLock { _ in state.handedOut } }

  /// What the source noticed so far.
  var notices: [String] { lock.withLock { _ in state.source.notices } }
}
