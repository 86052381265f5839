internal import CommentSources
internal import Evaluation
internal import VerbatimModel

extension GoldOptions {
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
