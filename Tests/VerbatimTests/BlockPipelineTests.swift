import CommentSources
import Dispatch
import Foundation
import Synchronization
import Testing
import VerbatimModel

@testable import Verbatim

/// Blocks come out in order, the first mistake in the input is the one that is told, and a slow consumer stops nobody.
struct BlockPipelineTests {
  private struct Mistake: Error, Equatable {
    let block: Int
  }

  /// Writes each block's number; fails on some of them, late where they come early.
  private final class Worker: BatchWorker {
    let fails: Set<Int>
    private(set) var ledger = RowLedger()
    let seen: @Sendable (Int) -> Void
    init(fails: Set<Int>, seen: @escaping @Sendable (Int) -> Void) { (self.fails, self.seen) = (fails, seen) }

    func process(_ batch: RecordBatch) throws -> [UInt8] {
      if fails.contains(batch.index) {
        // The earlier of two mistakes is found later.
        usleep(batch.index < 2 ? 50_000 : 0)
        throw Mistake(block: batch.index)
      }
      seen(batch.index)
      ledger.analyzed += batch.rows.count
      return Array("\(batch.index) ".utf8)
    }
    func takeRejects() -> [UInt8] { [] }
    func finish() -> Int { 0 }
  }

  /// A source of at least twelve small blocks.
  private static func source() throws -> CommentSource {
    let rows = "id,comment\n" + (0..<200).map { "\($0),a comment of some length\n" }.joined()
    var options = InputOptions()
    options.blockSize = 256
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(
      "blocks-\(UUID().uuidString).csv")
    try rows.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try CommentSource([file.path], options: options)
  }

  private static func run(
    threads: Int, fails: Set<Int> = [], seen: @escaping @Sendable (Int) -> Void = { _ in },
    write: @escaping (String) throws -> Void
  ) throws {
    let writers = BlockWriters<[UInt8]>(output: { try write(String(decoding: $0, as: UTF8.self)) })
    _ = try BlockPipeline.run(try source(), threads: threads, writers: writers) {
      Worker(fails: fails, seen: seen)
    }
  }

  @Test("the first mistake in the input is told, and all before it is written", arguments: [1, 2, 4])
  func firstMistake(threads: Int) throws {
    for _ in 0..<5 {
      var output = ""
      #expect(throws: Mistake(block: 1)) {
        try Self.run(threads: threads, fails: [1, 2, 3]) { output += $0 }
      }
      #expect(output == "0 ")
    }
  }

  @Test("a mistake of the writer stops everything", arguments: [1, 3]) func writerFails(threads: Int) throws {
    var written: [String] = []
    #expect(throws: Mistake(block: -1)) {
      try Self.run(threads: threads) {
        if written.count == 2 { throw Mistake(block: -1) }
        written.append($0)
      }
    }
    #expect(written == ["0 ", "1 "])
  }

  @Test("others read on while one writes") func slowWriter() throws {
    let ahead = DispatchSemaphore(value: 0)
    var (output, waited) = ("", DispatchTimeoutResult.timedOut)
    try Self.run(threads: 2, seen: { if $0 == 3 { ahead.signal() } }) {
      // The first block is written only when the fourth was read and analysed meanwhile.
      if output.isEmpty { waited = ahead.wait(timeout: .now() + 20) }
      output += $0
    }
    #expect(waited == .success)
    let numbers = output.split(separator: " ").compactMap { Int($0) }
    #expect(numbers == Array(0..<numbers.count) && numbers.count >= 12)
  }
}
