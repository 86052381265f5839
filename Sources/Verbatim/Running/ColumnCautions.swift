internal import CommentSources
internal import LanguagePacks

/// What is said of columns that were found but are not used, or may be read the wrong way; a line each.
struct ColumnCautions {
  let request: RunRequest
  let roles: ColumnRoles
  let labels: [String]
  let file: String

  /// The lines; `score` is the score column in use.
  func lines(_ score: ColumnChoice?, catalog: ScaleCatalog) -> [String] {
    [unusedScore, score.flatMap { turned($0, catalog) }, repeatedID, unusedWeight].compactMap { $0 }
  }

  /// A column that is called a score is never passed over in silence.
  private var unusedScore: String? {
    guard request.scale != "sentiment", roles.score == nil, let column = roles.unknownScores.first else {
      return nil
    }
    return
      "\(file): the column '\(column.shown)' is named like a score, but its answers fit no known scale, so that it is not used; say which with --score and --scale or --bands"
  }

  private func turned(_ score: ColumnChoice, _ catalog: ScaleCatalog) -> String? {
    let names = [score.name, labels.indices.contains(score.index) ? labels[score.index] : ""]
    guard !request.isReversed, names.contains(where: { ScaleAnchors($0).areTurned(in: catalog) }) else {
      return nil
    }
    return
      "WARNING: \(file): '\(score.shown)' says that a low answer is good, but a high one is read as good: add --score-direction reversed"
  }

  private var repeatedID: String? {
    roles.repeatedID.map {
      "\(file): the ids in '\($0.shown)' are not unique, so that row numbers are used as ids; --id '\($0.shown)' uses them all the same"
    }
  }

  private var unusedWeight: String? {
    guard request.countsWeights, request.columns.weight == nil, let weight = roles.weight else { return nil }
    return
      "\(file): the weights in '\(weight.shown)' are not used; --weight '\(weight.shown)' counts with them"
  }
}
