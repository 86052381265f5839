internal import LanguagePacks
internal import Synchronization
internal import VerbatimModel

/// Answers that are counted but may not belong there: comments that stand twice, previews, unfinished ones.
///
/// Shared by all threads of a run; at most `mostRecords` hashes are kept.
public final class DoubtfulRows: Sendable {
  /// The records, from the first, among which repeated ones are looked for.
  static let mostRecords = 1_000_000

  private struct State {
    var seen: Set<UInt64> = []
    var repeated = 0
    /// By column and kind.
    var unfinished: [UnfinishedColumn.Kind: Int] = [:]
  }
  private let state = Mutex(State())

  /// Nothing yet.
  public init() {}

  /// Takes up what was noted of a block.
  func add(_ block: Block) {
    if block.hashes.isEmpty && block.unfinished.isEmpty { return }
    state.withLock { state in
      for hash in block.hashes where !state.seen.insert(hash).inserted { state.repeated += 1 }
      state.unfinished.merge(block.unfinished, uniquingKeysWith: +)
    }
  }

  /// The comments whose id and text stood in an earlier record.
  var repeated: Int { state.withLock(\.repeated) }

  /// The answers of each kind.
  var unfinished: [UnfinishedColumn.Kind: Int] { state.withLock(\.unfinished) }

  /// What a thread notes of a block's records.
  struct Block {
    private let plan: RunPlan
    fileprivate var hashes: [UInt64] = []
    fileprivate var unfinished: [UnfinishedColumn.Kind: Int] = [:]

    init(_ plan: RunPlan) { self.plan = plan }

    mutating func add(_ row: AnalyzedRow, in batch: RecordBatch) {
      guard row.score.band != nil else { return }
      if let id = plan.idColumn ?? plan.repeatedID, row.hasText, row.number <= DoubtfulRows.mostRecords,
        !batch.cell(row.row, id).isEmpty
      {
        let start = batch.withCell(row.row, id) { SampleHash.value($0, seed: 0) }
        hashes.append(
          plan.textColumns.reduce(start) { hash, column in
            batch.withCell(row.row, column) { SampleHash.value($0, seed: hash) }
          })
      }
      for column in plan.unfinished {
        guard let kind = column.kind(of: batch.text(row.row, column.index)) else { continue }
        unfinished[kind, default: 0] += 1
        return
      }
    }
  }
}

extension RunPlan {
  /// The share of comments that contradict their scores from which on the scale is likely to run the other way.
  static let contradictions = 0.25
  /// The fewest such comments that say so.
  static let fewestContradictions = 10

  /// What to say of answers that may not belong among those counted, and of scores that may be read the wrong way; to be
  /// asked when all is read.
  public func doubts(_ rows: RowCounts) -> [String] {
    var lines: [String] = []
    if Double(rows.mismatched) >= Self.contradictions * Double(rows.base),
      rows.mismatched >= Self.fewestContradictions
    {
      let remedy =
        isReversed
        ? "is a high answer good? Then leave out --score-direction reversed"
        : "is a low answer good? Then add --score-direction reversed"
      lines.append("WARNING: \(rows.mismatched) of \(rows.base) comments contradict their score: \(remedy)")
    }
    if doubtful.repeated > 0 {
      let among =
        rows.last > DoubtfulRows.mostRecords ? " (looked for in the first \(DoubtfulRows.mostRecords))" : ""
      lines.append(
        "\(doubtful.repeated) records repeat an earlier one (same id, same text) and are counted again\(among)"
      )
    }
    return lines + unfinishedNotices
  }

  private var unfinishedNotices: [String] {
    let counts = doubtful.unfinished
    let parts = unfinished.compactMap { column -> String? in
      let found = counts.filter { $0.key.column == column.index }.sorted { $0.key.name < $1.key.name }
      if found.isEmpty { return nil }
      let kinds = found.map { "\($0.value) \($0.key.name)" }.joined(separator: ", ")
      let remedy = column.usual.map { "; --where '\(column.name)=\($0)' leaves them out" } ?? ""
      return "\(kinds) ('\(column.name)'\(remedy))"
    }
    return parts.isEmpty ? [] : ["counted among the answers: " + parts.joined(separator: ", ")]
  }
}
