internal import CommentSources
internal import Evaluation
internal import VerbatimModel

extension GoldOptions {
  /// Finds the comment, and with `wantsScore` the score where neither class nor score is named; a line for the user.
  ///
  /// - Throws: `InputError` where a column that was named is not there; ``EvaluationError`` where no score is found.
  mutating func findColumns(in source: inout CommentSource, wantsScore: Bool) throws -> String? {
    guard let chooser, text == nil || wantsScore && label == nil && score == nil else { return nil }
    var request = ColumnRequest()
    if let text { request.text = [text] }
    request.score = score
    let file = source.files[0]
    let roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: try source.sample(), request: request, file: file)
    var found: [String] = []
    if text == nil, wantsScore || !GoldColumns.namesText(source.header), let chosen = roles.text.first {
      text = chosen.name
      found.append("text '\(chosen.name)' (\(chosen.reason))")
    }
    if wantsScore && label == nil && score == nil {
      guard let chosen = roles.score else {
        throw EvaluationError(
          place: file, problem: "no column looks like a score",
          remedy: "name it with --score, or the one with the class with --label")
      }
      score = chosen.name
      found.append("score '\(chosen.name)' (\(chosen.reason))")
    }
    return found.isEmpty ? nil : "\(file): \(found.joined(separator: ", "))"
  }

  /// Finds the scale of the score column from its name and its answers, where the user does not say it.
  ///
  /// - Throws: ``EvaluationError`` where the answers fit none that can be measured against.
  mutating func findScale(_ columns: GoldColumns, _ source: inout CommentSource) throws {
    guard let catalog = scales, let column = columns.score else { return }
    let name = source.header[column]
    let found = ScaleInference(catalog).infer(column: column, named: name, in: try source.sample())
    guard let found, let classes = ScoreClasses(scale: found.scale.id) else {
      throw EvaluationError(
        place: "--score", problem: "the answers in '\(name)' fit no scale that can be measured against",
        remedy: "say which with --scale, or name another column")
    }
    scoreClasses = isReversed ? classes.reversed : classes
  }
}
