internal import CommentSources
internal import Dispatch
internal import Synchronization
internal import VerbatimModel

/// Something that turns the records of a block into output and counts; one a thread.
protocol BatchWorker: AnyObject, SendableMetatype {
  /// What is left when all blocks are done; merged over the threads.
  associatedtype Outcome: Sendable
  /// What a block adds to the output: bytes, or records.
  associatedtype Product: Sendable
  /// Handles one block and returns what it adds to the output.
  func process(_ batch: RecordBatch) throws -> Product
  /// Hands over the lines of the last block's records that could not be used, for `--rejects`.
  func takeRejects() -> [UInt8]
  /// Hands over what was counted.
  func finish() -> Outcome
}

/// What a block adds to the output and to the list of rejected records.
private struct BlockOutput<Product: Sendable> {
  let product: Product
  let rejects: [UInt8]
}

/// Where the output of the blocks goes, in input order; called by one thread at a time.
struct BlockWriters<Product: Sendable> {
  /// Takes the output.
  var output: (Product) throws -> Void = { _ in }
  /// Takes the lines of rejected records.
  var rejects: ([UInt8]) throws -> Void = { _ in }
}

/// Runs the blocks of a source through workers, and the output through one writer in input order.
///
/// Reading is serial and cheap; parsing and analysis run on `threads` threads. At most three blocks a thread are in
/// flight, which bounds memory; the order of the output does not depend on scheduling.
enum BlockPipeline {
  /// What the threads share.
  private struct Shared<Product: Sendable>: ~Copyable {
    var source: CommentSource
    var nextToWrite = 0
    var waiting: [Int: BlockOutput<Product>] = [:]
    var failure: (any Error)?
    let writers: BlockWriters<Product>

    init(source: consuming CommentSource, writers: BlockWriters<Product>) {
      self.source = source
      self.writers = writers
    }

    mutating func next() -> SourceBlock? {
      if failure != nil { return nil }
      do {
        return try source.nextBlock()
      } catch {
        failure = error
        return nil
      }
    }

    /// Takes the output of block `index`, and writes all that is now in order; returns how many blocks were written.
    mutating func deliver(_ output: BlockOutput<Product>, index: Int) -> Int {
      waiting[index] = output
      var written = 0
      while let ready = waiting.removeValue(forKey: nextToWrite) {
        nextToWrite += 1
        written += 1
        if failure != nil { continue }
        do {
          try writers.output(ready.product)
          if !ready.rejects.isEmpty { try writers.rejects(ready.rejects) }
        } catch {
          failure = error
        }
      }
      return written
    }
  }

  /// Runs everything and returns the workers' outcomes and what the source noticed.
  static func run<Worker: BatchWorker>(
    _ source: consuming CommentSource, threads: Int, writers: BlockWriters<Worker.Product>,
    masking: BatchMasking? = nil,
    makeWorker: @escaping @Sendable () throws -> Worker
  ) throws -> (outcomes: [Worker.Outcome], notices: [String]) {
    let shared = SharedBox(Shared(source: source, writers: writers))
    let outcomes = Mutex<[Worker.Outcome]>([])
    let masked = Mutex<[String: Int]>([:])
    let room = DispatchSemaphore(value: threads * 3)
    let work: @Sendable (Int) -> Void = { _ in
      do {
        let worker = try makeWorker()
        let redactor = try masking.map { try BatchRedactor($0) }
        while true {
          room.wait()
          guard let block = shared.with({ $0.next() }) else {
            room.signal()
            break
          }
          let batch = block.parse()
          let product = try worker.process(redactor?.redact(batch) ?? batch)
          let output = BlockOutput(product: product, rejects: worker.takeRejects())
          let index = block.index
          let written = shared.with { $0.deliver(output, index: index) }
          for _ in 0..<written { room.signal() }
        }
        if let redactor { masked.withLock { $0.merge(redactor.counts) { $0 + $1 } } }
        let outcome = worker.finish()
        outcomes.withLock { $0.append(outcome) }
      } catch {
        let failure = error
        shared.with { $0.failure = $0.failure ?? failure }
        for _ in 0..<(threads * 3) { room.signal() }
      }
    }
    if threads == 1 { work(0) } else { DispatchQueue.concurrentPerform(iterations: threads, execute: work) }
    if let failure = shared.with({ $0.failure }) { throw failure }
    let notices =
      shared.with { $0.source.notices }
      + (masking == nil ? [] : [BatchMasking.notice(masked.withLock { $0 })])
    return (outcomes.withLock { $0 }, notices)
  }

  /// Serialises access to what the threads share.
  ///
  /// `@unchecked`: the value is only reached under the lock; it holds a file and a writer, which are used by one thread
  /// at a time but are not `Sendable` by themselves.
  private final class SharedBox<Product: Sendable>: @unchecked Sendable {
    private var value: Shared<Product>
    private let lock = Mutex(())
    init(_ value: consuming Shared<Product>) { self.value = value }
    func with<Result>(_ body: (inout Shared<Product>) -> Result) -> Result {
      lock.withLock { _ in body(&value) }
    }
  }
}
