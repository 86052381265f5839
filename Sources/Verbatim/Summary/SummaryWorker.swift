internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// Counts the records of its blocks.
final class SummaryWorker: BatchWorker {
  private let engine: TextEngine
  private let plan: RunPlan
  private var analyzer: RowAnalyzer
  private var data: SummaryData
  private let hierarchy: ThemeHierarchy
  private var respondent: Respondent

  init(_ engine: TextEngine, _ plan: RunPlan) throws {
    self.engine = engine
    self.plan = plan
    analyzer = try RowAnalyzer(engine, plan)
    data = SummaryData(bandCount: plan.scale.bands.count, themeCount: engine.catalog.entries.count)
    hierarchy = engine.catalog.hierarchy
    respondent = Respondent(score: 0, band: 0)
  }

  func process(_ batch: RecordBatch) throws -> [UInt8] {
    process(batch) { _ in }
    return []
  }

  /// Counts the records and shows each to `visit`.
  func process(_ batch: RecordBatch, visit: (AnalyzedRow) -> Void) {
    for row in batch.rows.indices where analyzer.accepts(row, of: batch) {
      let analyzed = analyzer.analyze(row, of: batch)
      count(analyzed, in: batch)
      visit(analyzed)
    }
  }

  func finish() -> SummaryData { data }

  private func count(_ row: AnalyzedRow, in batch: RecordBatch) {
    data.rows.read += 1
    guard case .scored(let score, let band) = row.score else {
      if case .rejected(let reason) = row.score { data.rows.rejected[reason, default: 0] += 1 }
      if case .none = row.score { data.rows.withoutText += 1 }
      return
    }
    data.rows.scored += 1
    respondent.score = FixedPoint.encode(score)
    respondent.band = band
    respondent.weight = FixedPoint.encode(min(row.weight, Respondent.maximumWeight))
    respondent.hasText = row.hasText && !row.isNoAnswer
    respondent.mentions.removeAll(keepingCapacity: true)
    if !row.hasText { data.rows.withoutText += 1 } else if row.isNoAnswer { data.rows.noAnswer += 1 }
    if respondent.hasText { collect(row, band: band, score: score, batch) }
    data.all.add(respondent)
    if !plan.segmentColumns.isEmpty {
      let key = plan.segmentColumns.map { batch.text(row.row, $0) }
      data.segments[key, default: GroupTally(bandCount: data.bandCount, themeCount: data.themeCount)].add(respondent)
    }
  }

  private func collect(_ row: AnalyzedRow, band: Int, score: Double, _ batch: RecordBatch) {
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      data.rows.languages[comment.language, default: 0] += 1
      if ScoreMismatch.isMismatch(comment.sentiment, band: band, of: plan.scale) { data.rows.mismatched += 1 }
      for theme in comment.themes { respondent.mentions.append(ThemeMention(theme)) }
      if !comment.themes.isEmpty { keepExamples(row, comment, column: plan.textColumns[index], band, score, batch) }
    }
    hierarchy.expand(&respondent.mentions)
    if respondent.mentions.isEmpty { keepTerms(row, band, batch) } else { data.rows.tagged += 1 }
  }

  // MARK: Samples

  /// What decides whether a row is in a sample: the hash of its id, else of its content.
  func hash(_ row: AnalyzedRow, _ batch: RecordBatch) -> UInt64 {
    if let column = plan.idColumn {
      return SampleHash.value(batch.bytes[batch.cell(row.row, column).indices], seed: plan.seed)
    }
    return SampleHash.value(batch.rawRecord(row.row), seed: plan.seed)
  }

  private func keepExamples(
    _ row: AnalyzedRow, _ comment: CommentAnalysis, column: Int, _ band: Int, _ score: Double, _ batch: RecordBatch
  ) {
    let cell = batch.cell(row.row, column)
    if cell.count > ExampleStore.longest { return }
    let hash = hash(row, batch)
    for theme in comment.themes {
      let order = ExampleComment.Order(rank: rank(theme, comment, cell.count, band), hash: hash, row: row.number)
      for number in hierarchy.lineage(of: theme.theme) where data.examples.wants(order, theme: number, band: band) {
        let example = ExampleComment(
          id: plan.idColumn.map { batch.text(row.row, $0) } ?? String(row.number), row: row.number,
          text: batch.text(row.row, column), score: plan.scoreColumn == nil ? nil : score, order: order)
        data.examples.add(example, theme: number, band: band)
      }
    }
  }

  /// Better examples have a readable length, few other themes, and say of the theme what the band suggests.
  private func rank(_ theme: TaggedTheme, _ comment: CommentAnalysis, _ length: Int, _ band: Int) -> Int {
    var rank = comment.themes.count
    if length < 25 || length > 220 { rank += 6 }
    let wanted: SentimentLabel? = band == 0 ? .negative : band == plan.scale.bands.count - 1 ? .positive : nil
    if let wanted, theme.sentiment.label != wanted { rank += 4 }
    return rank
  }

  private func keepTerms(_ row: AnalyzedRow, _ band: Int, _ batch: RecordBatch) {
    var words: Set<String> = []
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      words.formUnion(analyzer.contentWords(batch.text(row.row, plan.textColumns[index]), language: comment.language))
    }
    data.untagged.add(hash: hash(row, batch), band: band, words: words.sorted())
  }
}
