internal import LanguagePacks
internal import VerbatimModel

/// A column by which an export tells answers that are previews or not finished.
public struct UnfinishedColumn: Sendable {
  /// What an answer is by one of the columns.
  struct Kind: Hashable {
    let column: Int
    let name: String
  }

  let index: Int
  let name: String
  /// The most frequent value of the other answers; nil where there is none.
  let usual: String?
  private let kinds: [String: String]

  fileprivate init(
    index: Int, name: String, states: [UnfinishedAnswers.State], sample: [RecordBatch]
  ) {
    self.index = index
    self.name = name
    let kinds = Dictionary(states.map { ($0.value, $0.kind) }) { first, _ in first }
    self.kinds = kinds
    var counts: [String: Int] = [:]
    for batch in sample {
      for row in batch.rows.indices {
        let value = batch.text(row, index)
        if !value.isEmpty && kinds[value.lowercased()] == nil { counts[value, default: 0] += 1 }
      }
    }
    usual = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// What an answer with this value is; nil for an ordinary one.
  func kind(of value: String) -> Kind? {
    kinds[value.lowercased()].map { Kind(column: index, name: $0) }
  }
}

extension UnfinishedAnswers {
  /// The columns of the input that tell such answers; none unless it has all that the table names.
  func columns(in header: [String], sample: [RecordBatch]) -> [UnfinishedColumn] {
    let names = header.map { NamePattern.normalise($0) }
    var columns: [UnfinishedColumn] = []
    for (column, states) in Dictionary(grouping: states, by: \.column) {
      guard let index = names.firstIndex(of: NamePattern.normalise(column)) else { return [] }
      columns.append(
        UnfinishedColumn(index: index, name: header[index], states: states, sample: sample))
    }
    return columns.sorted { $0.index < $1.index }
  }
}
