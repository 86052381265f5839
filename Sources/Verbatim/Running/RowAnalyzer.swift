internal import CommentSources
internal import TextAnalysis
internal import VerbatimModel

/// Reads and analyses the records of a batch, one after the other.
struct RowAnalyzer: ~Copyable {
  private let plan: RunPlan
  private var analyzer: CommentAnalyzer
  private var rejects = RejectsWriter(withHeader: false)
  private let primary: PrimaryTheme
  private var questions: AskedQuestions
  private var totals: TotalRows
  /// What became of the records so far.
  private(set) var ledger = RowLedger()

  init(_ engine: TextEngine, _ plan: RunPlan) throws {
    self.plan = plan
    totals = TotalRows(plan)
    primary = PrimaryTheme(engine.catalog)
    questions = AskedQuestions(engine, plan)
    analyzer = try CommentAnalyzer(engine)
  }

  /// Whether the record passes the plan's filters.
  mutating func accepts(_ row: Int, of batch: RecordBatch) -> Bool {
    let isWanted =
      batch.rows[row].isWanted ?? plan.filters.allSatisfy { batch.text(row, $0.column) == $0.value }
    if !isWanted { ledger.filtered += 1 }
    return isWanted
  }

  /// The record with its comments analysed.
  mutating func analyze(_ row: Int, of batch: RecordBatch) -> AnalyzedRow {
    let language = plan.languageColumn.map { Self.code(batch.text(row, $0)) } ?? plan.language
    var request = AnalysisRequest(
      language: language?.isEmpty == true ? nil : language, wantsHits: plan.wantsHits, threeWay: plan.threeWay
    )
    var comments: [CommentAnalysis?] = []
    for column in plan.textColumns {
      request.questionPolarity = questions.polarity(column: column, row, batch)
      comments.append(batch.withCell(row, column) { Self.isBlank($0) ? nil : analyzer.analyze($0, request) })
    }
    if plan.sides?.isOthers(row, of: batch) == true {
      comments = comments.map { $0.map { SideColumns.withoutFeeling($0, analyzer.catalog) } }
    }
    let found = correct(&comments, row, batch)
    if plan.wantsPrimary { keepPrimary(&comments) }
    ledger.analyzed += 1
    var result = AnalyzedRow(
      row: row, number: batch.rows[row].number, score: .none, weight: 1, comments: comments)
    let weight = plan.weightColumn.map { batch.withCell(row, $0) { WeightReading($0) } } ?? .weight(1)
    result.weight = weight.value
    result.score = weight.rejection.map { .rejected($0) } ?? score(of: result, batch)
    // What a comment is most about is chosen from what is there after corrections; what it would have been is not known.
    result.foundThemes = plan.wantsPrimary ? nil : found
    if plan.wantsRejects, case .rejected(let reason) = result.score {
      rejects.add(batch, row: row, reason: reason)
    }
    return result
  }

  /// The lines of the rejected records since the last call.
  mutating func takeRejects() -> [UInt8] { rejects.take() }

  /// Keeps the theme that each comment is most about.
  private func keepPrimary(_ comments: inout [CommentAnalysis?]) {
    for index in comments.indices {
      guard let themes = comments[index]?.themes, themes.count > 1 else { continue }
      comments[index]?.themes = primary.choose(themes).map { [$0] } ?? []
    }
  }

  /// The words of a comment that carry content.
  mutating func contentWords(_ text: String, language: String) -> Set<String> {
    analyzer.contentWords(text, language: language)
  }

  /// Applies the analyst's corrections, to the first text of a record that has several; returns what there was before, or
  /// nil where nothing is corrected.
  private func correct(_ comments: inout [CommentAnalysis?], _ row: Int, _ batch: RecordBatch) -> [[Int]]? {
    guard let overrides = plan.overrides, let first = comments.firstIndex(where: { $0 != nil }) else {
      return nil
    }
    let id = plan.idColumn.map { batch.text(row, $0) } ?? String(batch.rows[row].number)
    if overrides.corrections(of: id).isEmpty { return nil }
    if plan.idColumn == nil,
      !plan.textColumns.contains(where: { overrides.knows(batch.text(row, $0), of: id) })
    {
      plan.corrected.note(stranger: id)
      return nil
    }
    plan.corrected.note(id)
    let found = comments.map { $0?.themes.map(\.theme) ?? [] }
    for index in comments.indices {
      guard let themes = comments[index]?.themes else { continue }
      // What is removed is removed everywhere; what is added stands once.
      let corrected = overrides.apply(to: themes, of: id, analyzer.catalog)
      let old = Set(themes.map(\.theme))
      comments[index]?.themes = index == first ? corrected : corrected.filter { old.contains($0.theme) }
    }
    return found
  }

  // MARK: Score

  private mutating func score(of row: AnalyzedRow, _ batch: RecordBatch) -> RowScore {
    if let problem = batch.rows[row.row].problem, problem.isFatal {
      plan.damaged.note(problem, row.row, of: batch)
      return .rejected(problem.reason)
    }
    if totals.contains(row.row, of: batch) {
      plan.sums.note(row.row, of: batch)
      return .rejected("row of totals")
    }
    guard let column = plan.scoreColumn, let reader = plan.scores else { return sentimentScore(of: row) }
    switch batch.withCell(row.row, column, { reader.read($0) }) {
    case .score(let value):
      guard let band = plan.scale.band(of: value) else { return .rejected("score out of range") }
      return .scored(value, band: band)
    case .missing: return .rejected("missing score")
    case .notANumber: return .rejected("not a number")
    case .outOfRange: return .rejected("score out of range")
    }
  }

  /// Without a score column the text itself is the score: −1, 0 or 1.
  private func sentimentScore(of row: AnalyzedRow) -> RowScore {
    let comments = row.comments.compactMap { $0 }
    if comments.isEmpty { return .none }
    let mean = comments.reduce(0) { $0 + $1.sentiment.score } / Double(comments.count)
    let labels = Set(comments.map(\.sentiment.label))
    let label =
      comments.count == 1
      ? comments[0].sentiment.label
      : mean > 0 && labels != [.neutral] ? .positive : mean < 0 ? .negative : .neutral
    switch label {
    case .positive: return .scored(1, band: 2)
    case .negative: return .scored(-1, band: 0)
    case .neutral, .mixed: return .scored(0, band: 1)
    }
  }

  // MARK: Cells

  /// Whether there is nothing but white space, or a code for no answer.
  private static func isBlank(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.allSatisfy { $0 <= 0x20 } || cell.count == 2 && cell[0] == 0xC2 && cell[1] == 0xA0
      || MissingCode.isOne(cell)
  }

  /// `nl-BE` and `Dutch` are not guessed at: the first two letters, in small letters.
  private static func code(_ text: String) -> String {
    String(text.lowercased().prefix { $0.isLetter }.prefix(3))
  }
}
