internal import CommentSources
internal import Dispatch
internal import RootCause
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
  /// What became of the records of all blocks so far.
  var ledger: RowLedger { get }
  /// Hands over what was counted.
  func finish() -> Outcome
}

/// Runs the blocks of a source through workers, and the output through one writer in input order.
///
/// Reading is serial and cheap; parsing and analysis run on `threads` threads. At most three blocks a thread are in
/// flight, which bounds memory; the order of the output does not depend on scheduling, nor does the error that is shown:
/// of several it is the first in the order of the input, and all output before it is written. Reading and writing lock
/// nothing of each other's, so that a slow consumer holds up nobody who still has room to work.
enum BlockPipeline {
  /// Runs everything behind `start` and returns the workers' outcomes and what the source noticed.
  ///
  /// Throws ``LostRecords`` where what was written is not what was read.
  static func run<Worker: BatchWorker>(
    _ source: consuming CommentSource, threads: Int, writers: BlockWriters<Worker.Product>,
    masking: BatchMasking? = nil, from start: InputProgress? = nil,
    makeWorker: @escaping @Sendable () throws -> Worker
  ) throws -> (outcomes: [Worker.Outcome], notices: [String]) {
    let reader = BlockReader(source, from: start)
    let queue = BlockQueue(writers, from: start)
    let ledger = Mutex(RowLedger())
    let wantsFingerprint = writers.progress != nil
    let outcomes = Mutex<[Worker.Outcome]>([])
    let masked = Mutex<[String: Int]>([:])
    let oddFields = OddFields()
    let room = DispatchSemaphore(value: threads * 3)
    let work: @Sendable (Int) -> Void = { _ in
      let worker: Worker
      let redactor: BatchRedactor?
      do {
        worker = try makeWorker()
        redactor = try masking.map { try BatchRedactor($0) }
      } catch {
        return queue.stop(error)
      }
      while true {
        room.wait()
        guard let read = queue.isStopped ? nil : reader.next() else {
          room.signal()
          break
        }
        let made = output(of: read, worker, redactor, wantsFingerprint, oddFields)
        queue.deliver(made, index: read.index) {
          room.signal()
        }
      }
      if let redactor { masked.withLock { $0.merge(redactor.counts) { $0 + $1 } } }
      ledger.withLock { $0 = $0 + worker.ledger }
      let outcome = worker.finish()
      outcomes.withLock { $0.append(outcome) }
    }
    ParallelWork.perform(threads, work)
    if let failure = queue.failure { throw failure }
    let (read, written) = (reader.handedOut, queue.written)
    try LostRecords.check("blocks", read: read.blocks, found: written.blocks)
    try LostRecords.check("records", read: read.records, found: written.records)
    let before = start?.records ?? 0
    try LostRecords.check("records", read: read.records - before, found: ledger.withLock { $0.records })
    var notices = reader.notices + oddFields.notices
    if let masking {
      notices =
        try BatchRedactor(masking).redact(notices: notices) + [BatchMasking.notice(masked.withLock { $0 })]
    }
    return (outcomes.withLock { $0 }, notices)
  }

  /// What a block gives, or the mistake that was made where it should be.
  private static func output<Worker: BatchWorker>(
    of read: BlockReader.Read, _ worker: Worker, _ redactor: BatchRedactor?, _ wantsFingerprint: Bool,
    _ oddFields: OddFields
  ) -> Result<BlockOutput<Worker.Product>, any Error> {
    Result {
      // What masks waits for its turn, and must be told of blocks that cannot be read too.
      let parse = { try read.block.get().parse() }
      let batch = try redactor?.redact(parse, index: read.index) ?? parse()
      let block = try read.block.get()
      oddFields.note(batch)
      try LostRecords.check("records", read: block.recordCount, found: batch.rows.count)
      let product = try worker.process(batch)
      return BlockOutput(
        product: product, rejects: worker.takeRejects(), records: batch.rows.count,
        fingerprint: wantsFingerprint ? block.fingerprint : 0)
    }
  }
}
