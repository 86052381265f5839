internal import Synchronization

/// What a block adds to the output and to the list of rejected records.
struct BlockOutput<Product: Sendable>: Sendable {
  let product: Product
  let rejects: [UInt8]
  /// The records of the block.
  let records: Int
  /// The fingerprint of its text; 0 where it is not wanted.
  let fingerprint: UInt64
}

/// Where the output of the blocks goes, in input order; called by one thread at a time.
struct BlockWriters<Product: Sendable> {
  /// Takes the output.
  var output: (Product) throws -> Void = { _ in }
  /// Takes the lines of rejected records.
  var rejects: ([UInt8]) throws -> Void = { _ in }
  /// Is told after each block how far everything is written; nil where nobody wants to know.
  var progress: ((InputProgress) throws -> Void)?
}

/// Puts the output of blocks back into the order of the input, and writes it.
///
/// The thread that delivers the block that is due writes it and all that follow; the others leave theirs and go on. No
/// lock is held while writing.
///
/// `@unchecked`: the writers are not `Sendable`, but are called only by the one thread that has set `isWriting`.
final class BlockQueue<Product: Sendable>: @unchecked Sendable {
  private struct State {
    var next: Int
    var written: InputProgress
    var waiting: [Int: Result<BlockOutput<Product>, any Error>] = [:]
    var isWriting = false
    var failure: (any Error)?

    /// The output that is due; nil ends the turn of the thread that writes.
    mutating func takeDue() -> Result<BlockOutput<Product>, any Error>? {
      guard let due = waiting.removeValue(forKey: next) else {
        isWriting = false
        return nil
      }
      next += 1
      return due
    }
  }

  private let writers: BlockWriters<Product>
  private let state: Mutex<State>

  /// Waits for the block behind `start` first.
  init(_ writers: BlockWriters<Product>, from start: InputProgress? = nil) {
    self.writers = writers
    state = Mutex(State(next: start?.blocks ?? 0, written: start ?? InputProgress()))
  }

  /// How much was written.
  var written: InputProgress { state.withLock { $0.written } }

  /// The first failure in the order of the input.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// Whether nothing more is needed.
  var isStopped: Bool { failure != nil }

  /// Stops everything for a reason that belongs to no block.
  func stop(_ error: any Error) { state.withLock { $0.failure = $0.failure ?? error } }

  /// Takes what block `index` gave, and writes what is now due; `done` is called for each block that is dealt with.
  func deliver(_ output: Result<BlockOutput<Product>, any Error>, index: Int, done: () -> Void) {
    let isWriter = state.withLock { state in
      state.waiting[index] = output
      if state.isWriting { return false }
      state.isWriting = true
      return true
    }
    guard isWriter else { return }
    while let due = state.withLock({ $0.takeDue() }) {
      if !isStopped { write(due) }
      done()
    }
  }

  private func write(_ due: Result<BlockOutput<Product>, any Error>) {
    do {
      let output = try due.get()
      try writers.output(output.product)
      if !output.rejects.isEmpty { try writers.rejects(output.rejects) }
      let written = state.withLock { state in
        state.written.add(records: output.records, fingerprint: output.fingerprint)
        return state.written
      }
      try writers.progress?(written)
    } catch {
      stop(error)
    }
  }
}
