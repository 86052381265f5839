public import CommentSources
public import LanguagePacks
public import VerbatimModel

/// Scores of conversations from a file of their own: `--scores FILE --on COLUMN`.
public struct ScoreTable: Sendable {
  /// The scale of the scores.
  public let scale: Scale
  /// The name of the score's column.
  public let column: String
  /// Answers that are no score, by reason.
  public let rejected: [String: Int]
  /// Rows whose conversation stands in a row before: the last score counts.
  public let repeated: Int
  private let scores: [String: Double]

  /// How many conversations have a score.
  public var count: Int { scores.count }

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - key: the column with the conversation's id.
  ///   - request: which column and scale, where the user says so.
  ///   - files: the scales and the names of columns.
  ///   - adapters: what reads workbooks and the like.
  /// - Throws: `InputError` where a column is missing or the scores fit no scale.
  public init(
    path: String, on key: String, request: RunRequest, files: LexiconFiles, adapters: [any InputAdapter]
  ) throws {
    var source = try CommentSource([path], hints: try ColumnHints(files), adapters: adapters)
    let id = try ColumnRoles.resolve(key, in: source.header, option: "--on", file: path)
    var wanted = request
    wanted.columns.id = key
    wanted.columns.text = [key]
    wanted.filters = []
    let plan = try PlanResolver(wanted, files: files).plan(for: &source).plan
    guard let column = plan.scoreColumn, let reader = plan.scores else {
      throw InputError(file: path, problem: "no column looks like a score", remedy: "name it with --score")
    }
    var scores: [String: Double] = [:]
    var rejected: [String: Int] = [:]
    var repeated = 0
    while let block = try source.nextBlock() {
      let batch = block.parse()
      for row in batch.rows.indices {
        switch batch.withCell(row, column, { reader.read($0) }) {
        case .score(let value) where plan.scale.band(of: value) != nil:
          let known = scores.updateValue(value, forKey: batch.text(row, id.index))
          if known != nil { repeated += 1 }
        case .missing: rejected["missing score", default: 0] += 1
        case .notANumber: rejected["not a number", default: 0] += 1
        case .score, .outOfRange: rejected["score out of range", default: 0] += 1
        }
      }
    }
    self.scores = scores
    self.rejected = rejected
    self.repeated = repeated
    self.column = plan.header[column]
    scale = plan.scale
  }

  /// The score of a conversation; nil where it has none.
  public func score(of id: String) -> Double? { scores[id] }

  /// The conversation with the score of the id.
  func join(_ found: AnalyzedConversation, id: String) -> AnalyzedConversation {
    var found = found
    found.score = scores[id]
    found.band = found.score.flatMap { scale.band(of: $0) }
    return found
  }
}
