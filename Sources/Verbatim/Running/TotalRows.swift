internal import CommentSources
internal import LanguagePacks
internal import Synchronization
internal import VerbatimModel

/// Finds the rows at the end of a file that sum up the others.
///
/// Only the end is looked at: nothing but such rows, blank ones and footers may follow. A row sums up the others where one of
/// its cells says so, few cells or their figures are filled, and that cell is no value that answers have too.
struct TotalRows {
  private let plan: RunPlan
  private var batch = -1
  private var rows: Set<Int> = []

  init(_ plan: RunPlan) { self.plan = plan }

  /// Whether a row of a batch does; the batch is looked at once.
  mutating func contains(_ row: Int, of batch: RecordBatch) -> Bool {
    guard batch.endsFile else { return false }
    if self.batch != batch.index {
      self.batch = batch.index
      rows = plan.totals.map { Set(Search(plan: plan, batch: batch, hints: $0).rows()) } ?? []
    }
    return rows.contains(row)
  }

  /// Text longer than this, in bytes, names no sum.
  static let longestName = 60

  private struct Search {
    let plan: RunPlan
    let batch: RecordBatch
    let hints: ColumnHints

    /// The last first.
    func rows() -> [Int] {
      var found: [(row: Int, names: [Int])] = []
      var at = batch.rows.count - 1
      while at >= 0 {
        let filled = filled(at)
        if let names = names(at, filled) {
          found.append((at, names))
        } else if !isFooter(filled) {
          break
        }
        at -= 1
      }
      // Where the last block is nothing but sums, the answers stand in the blocks before it; a file of sums alone has none.
      guard !found.isEmpty, at >= 0 || batch.rows[0].number > 1 else { return [] }
      let answers = 0..<(at + 1)
      var rows: [Int] = []
      for candidate in found {
        guard candidate.names.contains(where: { isNoAnswer(candidate.row, $0, answers) }),
          isSparse(candidate.row, candidate.names, answers)
            || hasFigures(candidate.row, candidate.names, answers)
        else { break }
        rows.append(candidate.row)
      }
      return rows
    }

    private func filled(_ row: Int) -> [Int] {
      (0..<batch.columnCount).filter { !cell(row, $0).isEmpty }
    }

    private func cell(_ row: Int, _ column: Int) -> String {
      batch.withCell(row, column) { bytes in
        guard bytes.count <= TotalRows.longestName || bytes.contains(where: { $0 > 0x20 }) else { return "" }
        return String(String(decoding: bytes, as: UTF8.self).trimmingPrefix(while: \.isWhitespace))
      }
    }

    /// The cells that name a sum, where the others hold figures and there is no comment.
    private func names(_ row: Int, _ filled: [Int]) -> [Int]? {
      var names: [Int] = []
      for column in filled {
        let text = cell(row, column)
        if let pattern = total(text) {
          // A comment may begin with the same word.
          if plan.textColumns.contains(column), pattern.contains("*") { return nil }
          names.append(column)
        } else if !Self.isFigure(text) || plan.textColumns.contains(column) {
          return nil
        }
      }
      return names.isEmpty ? nil : names
    }

    private func total(_ text: String) -> String? {
      guard text.utf8.count <= TotalRows.longestName, text.first?.isLetter == true else { return nil }
      return hints.match(text, .total)?.pattern
    }

    private static func isFigure(_ text: String) -> Bool {
      text.contains { $0.isASCII && $0.isNumber }
        && text.enumerated().allSatisfy { place, letter in
          (letter.isASCII && letter.isNumber) || ".,% \u{A0}\u{202F}".contains(letter)
            || place == 0 && "+-−".contains(letter)
        }
    }

    /// At most a lone cell that is neither comment nor score.
    private func isFooter(_ filled: [Int]) -> Bool {
      filled.count <= 1 && filled.allSatisfy { !plan.textColumns.contains($0) && $0 != plan.scoreColumn }
    }

    private func isNoAnswer(_ row: Int, _ column: Int, _ answers: Range<Int>) -> Bool {
      let name = cell(row, column).lowercased()
      return !answers.contains { cell($0, column).lowercased() == name }
    }

    /// Whether at most half as many cells are filled as in answers; a name in the place of a comment says too little alone.
    private func isSparse(_ row: Int, _ names: [Int], _ answers: Range<Int>) -> Bool {
      if names.contains(where: plan.textColumns.contains) { return false }
      let sample = answers.suffix(50)
      if sample.isEmpty { return filled(row).count <= max(2, batch.columnCount / 2) }
      let usual = sample.reduce(0) { $0 + filled($1).count }
      return filled(row).count <= max(2, (usual + sample.count) / (2 * sample.count))
    }

    /// Whether one of the figures is the count, sum or mean of its column.
    private func hasFigures(_ row: Int, _ names: [Int], _ answers: Range<Int>) -> Bool {
      filled(row).contains { column in
        guard !names.contains(column), let figure = Self.number(cell(row, column)) else { return false }
        let cells = answers.map { cell($0, column) }.filter { !$0.isEmpty }
        let numbers = cells.compactMap { Self.number($0) }
        let sum = numbers.reduce(0, +)
        if figure == Double(cells.count) || figure == Double(answers.count) { return true }
        guard !numbers.isEmpty else { return false }
        // A mean is rounded to the digits that are shown.
        let digits =
          cell(row, column).split(whereSeparator: { ".,".contains($0) }).dropFirst().first?.count ?? 0
        let rounding = 0.501 * (0..<digits).reduce(1.0) { unit, _ in unit / 10 }
        return abs(figure - sum) < 0.5 || abs(figure - sum / Double(numbers.count)) <= rounding
      }
    }

    private static func number(_ text: String) -> Double? {
      let plain = text.filter { !$0.isWhitespace && $0 != "%" }
        .replacing(",", with: ".").replacing("−", with: "-")
      return Double(plain)
    }
  }
}

/// The rows of a run that sum up the others and therefore are no answers; for the user to read.
///
/// Shared by all threads of a run.
public final class RowsOfTotals: Sendable {
  private struct State {
    var count = 0
    /// The number of the first in the input, and where it stands.
    var first: (number: Int, place: String)?
    var names: Set<String> = []
  }
  private let state = Mutex(State())

  /// None yet.
  public init() {}

  func note(_ row: Int, of batch: RecordBatch) {
    let record = batch.rows[row]
    let cells = (0..<batch.columnCount).lazy.map { batch.text(row, $0) }
    let name = cells.first { $0.contains(where: \.isLetter) } ?? ""
    state.withLock { state in
      state.count += 1
      state.names.insert(name)
      if state.first.map({ $0.number > record.number }) ?? true {
        state.first = (record.number, "\(batch.fileName):\(record.line)")
      }
    }
  }

  /// What to say of them; nothing where there are none.
  var notices: [String] {
    let (count, first, names) = state.withLock { ($0.count, $0.first, $0.names) }
    guard let first else { return [] }
    let shown = names.sorted().prefix(3).map { "'\($0.oneLine)'" }
    let list = shown.joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    return [
      count == 1
        ? "\(first.place): a row at the end sums up the others (\(list)) and does not count as an answer"
        : "\(first.place): \(count) rows at the end sum up the others (\(list)) and do not count as answers"
    ]
  }
}
