internal import Redaction
internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// What is kept of single rows: examples, terms, rows to look at, comments to search for causes.
extension SummaryWorker {
  /// What decides whether a row is in a sample: the hash of its id, else of its content.
  func hash(_ row: AnalyzedRow, _ batch: RecordBatch) -> UInt64 {
    if let column = plan.idColumn {
      return SampleHash.value(batch.bytes[batch.cell(row.row, column).indices], seed: plan.seed)
    }
    return SampleHash.value(batch.rawRecord(row.row), seed: plan.seed)
  }

  private func id(_ row: AnalyzedRow, _ batch: RecordBatch) -> String? {
    plan.idColumn.map { batch.text(row.row, $0) }
  }

  // MARK: Examples and terms

  func keepExamples(
    _ row: AnalyzedRow, _ comment: CommentAnalysis, column: Int, _ respondent: Respondent,
    _ batch: RecordBatch
  ) {
    let cell = batch.cell(row.row, column)
    if cell.count > ExampleStore.longest { return }
    let hash = hash(row, batch)
    for theme in comment.themes {
      let rank = rank(theme, comment, cell.count, respondent.band)
      let order = ExampleComment.Order(rank: rank, hash: hash, row: row.number)
      for number in hierarchy.lineage(of: theme.theme)
      where data.examples.wants(order, theme: number, band: respondent.band) {
        let example = ExampleComment(
          id: id(row, batch), row: row.number, text: batch.text(row.row, column),
          score: plan.scoreColumn == nil ? nil : row.score.value, order: order)
        data.examples.add(example, theme: number, band: respondent.band)
      }
    }
  }

  /// Better examples have a readable length, few other themes, and say of the theme what the band suggests.
  private func rank(_ theme: TaggedTheme, _ comment: CommentAnalysis, _ length: Int, _ band: Int) -> Int {
    var rank = comment.themes.count
    if length < 25 || length > 220 { rank += 6 }
    let isLowest = band == 0
    guard isLowest || band == plan.scale.bands.count - 1 else { return rank }
    let (wanted, opposite): (SentimentLabel, SentimentLabel) =
      isLowest ? (.negative, .positive) : (.positive, .negative)
    if theme.sentiment.label == opposite {
      return min(rank, ExampleComment.contradiction) + ExampleComment.contradiction
    }
    if theme.sentiment.label != wanted { rank += 4 }
    return min(rank, ExampleComment.contradiction - 1)
  }

  func keepTerms(_ row: AnalyzedRow, _ band: Int, _ batch: RecordBatch) {
    let hash = self.hash(row, batch)
    guard data.untagged.wants(hash) else { return }
    var words: Set<String> = []
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      words.formUnion(
        analyzer.contentWords(batch.text(row.row, plan.textColumns[index]), language: comment.language))
    }
    data.untagged.add(hash: hash, band: band, words: words.sorted())
  }

  // MARK: Rows to look at

  /// Counts how score and text agree, and notes the row where they do not or where somebody should answer it.
  func note(_ row: AnalyzedRow, _ respondent: Respondent, _ batch: RecordBatch) {
    let comments = row.comments.compactMap(\.self)
    let sentiment = comments.reduce(0) { $0 + $1.sentiment.score } / Double(comments.count)
    if plan.scoreColumn != nil {
      data.agreement.add(score: respondent.score, sentiment: FixedPoint.encode(sentiment))
    }
    let isMismatch = comments.contains {
      ScoreMismatch.isMismatch($0.sentiment, band: respondent.band, of: plan.scale)
    }
    if isMismatch { data.rows.mismatched += 1 }
    if plan.kept.contains(.noted) { list(row, respondent, sentiment, isMismatch: isMismatch, batch) }
    keepComment(row, respondent, comments, sentiment, batch)
  }

  private func list(
    _ row: AnalyzedRow, _ respondent: Respondent, _ sentiment: Double, isMismatch: Bool, _ batch: RecordBatch
  ) {
    if isMismatch { data.mismatches.add(noted(row, respondent, sentiment, batch, rank: [])) }
    if respondent.band == 0, plan.idColumn != nil {
      let rank = [plan.scale.isHigherWorse ? 0 : FixedPoint.decode(respondent.score), sentiment]
      data.followUps.add(noted(row, respondent, sentiment, batch, rank: rank))
    }
    if isPraiseByName(row, respondent.band, batch) {
      data.praises.add(noted(row, respondent, sentiment, batch, rank: [-sentiment]))
    }
  }

  /// Whether a glad comment of the highest band names somebody.
  private func isPraiseByName(_ row: AnalyzedRow, _ band: Int, _ batch: RecordBatch) -> Bool {
    guard let names = plan.names, band == plan.scale.bands.count - 1 else { return false }
    return row.comments.enumerated().contains { index, comment in
      guard let comment, comment.sentiment.label == .positive else { return false }
      return names.areNamed(
        in: CommentBeginning(batch, row.row, plan.textColumns[index]).text, language: comment.language)
    }
  }

  private func noted(
    _ row: AnalyzedRow, _ respondent: Respondent, _ sentiment: Double, _ batch: RecordBatch, rank: [Double]
  ) -> NotedRow {
    let id = id(row, batch)
    return NotedRow(
      id: id ?? String(row.number), row: row.number, score: FixedPoint.decode(respondent.score),
      band: respondent.band,
      sentiment: sentiment, themes: respondent.mentions.filter { !$0.isImplied }.map(\.theme),
      hasOwnID: id != nil,
      rank: rank)
  }

  // MARK: Comments

  private func keepComment(
    _ row: AnalyzedRow, _ respondent: Respondent, _ comments: [CommentAnalysis], _ sentiment: Double,
    _ batch: RecordBatch
  ) {
    guard let sample = data.sample else { return }
    let key = hash(row, batch)
    guard sample.wants(key) else { return }
    var texts: [String] = []
    var evidence: [SampledComment.Evidence] = []
    var offset = 0
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      let beginning = CommentBeginning(batch, row.row, plan.textColumns[index])
      let text = beginning.text
      for theme in comment.themes {
        evidence += theme.evidence.filter { beginning.holds($0.range) }.map {
          SampledComment.Evidence(
            theme: theme.theme, start: $0.range.lowerBound + offset, end: $0.range.upperBound + offset)
        }
      }
      texts.append(text)
      offset += text.utf8.count + 1
    }
    let period = plan.series.flatMap { series in date(row, series, batch).map { series.period.key(of: $0) } }
    sample.add(
      SampledComment(
        key: key, id: id(row, batch) ?? String(row.number), row: row.number,
        text: texts.joined(separator: "\n"),
        language: comments.first?.language ?? CommentAnalysis.undetermined,
        respondent: respondent, sentiment: sentiment, evidence: evidence,
        segments: plan.sampledColumns.map { $0.map { batch.text(row.row, $0) } }
          ?? segment(row, respondent.band, batch), period: period))
  }
}
