internal import CommentSources
internal import LanguagePacks
internal import VerbatimModel

/// A scale that the user named, and the column whose answers are on it where none was found.
struct GivenScale {
  let scale: Scale
  let answers: AnswerTable

  /// The share of a column's answers that must lie in the bands.
  static let share = 0.9

  /// The one column of `candidates` whose answers fit the bands.
  ///
  /// - Throws: `InputError` where none does, or several do: the text's sentiment never stands under the names of bands.
  func column(
    among candidates: [ColumnChoice], _ sample: [RecordBatch], _ file: String
  ) throws(InputError) -> ColumnChoice {
    let fitting = candidates.filter { fits($0.index, sample) }
    if fitting.count == 1 { return fitting[0] }
    if fitting.count > 1 {
      let names = fitting.map { "'\($0.name)'" }.joined(separator: ", ")
      throw InputError(
        file: file, problem: "the numbers of several columns fit the bands: \(names)",
        remedy: "name the one with the score after --score")
    }
    throw InputError(
      file: file, problem: "no column looks like a score on the bands that were given",
      remedy:
        "name it with --score; for the sentiment of the text leave out --bands and use --scale sentiment")
  }

  private func fits(_ column: Int, _ sample: [RecordBatch]) -> Bool {
    let reader = ScoreReader(scale: scale, answers: answers)
    var (inside, all) = (0, 0)
    for batch in sample {
      for row in batch.rows.indices {
        switch batch.withCell(row, column, { reader.read($0) }) {
        case .missing: continue
        case .score(let value): if scale.band(of: value) != nil { inside += 1 }
        case .notANumber, .outOfRange: break
        }
        all += 1
      }
    }
    return inside > 0 && Double(inside) >= Self.share * Double(all)
  }
}
