internal import CommentSources
internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// Counts the records of its blocks.
final class SummaryWorker: BatchWorker {
  let plan: RunPlan
  var analyzer: RowAnalyzer
  var data: SummaryData
  let hierarchy: ThemeHierarchy
  private var respondent: Respondent

  /// A worker that puts comments into `sample`, which all workers share; nil where none is wanted.
  init(_ engine: TextEngine, _ plan: RunPlan, sample: CommentSample?) throws {
    self.plan = plan
    analyzer = try RowAnalyzer(engine, plan)
    data = SummaryData(plan, themeCount: engine.catalog.entries.count, sample: sample)
    hierarchy = engine.catalog.hierarchy
    respondent = Respondent(score: 0, band: 0)
  }

  func process(_ batch: RecordBatch) throws -> [UInt8] {
    process(batch) { _ in }
    try SegmentLimit.check(data.segments.keys, names: plan.segmentNames)
    return []
  }

  /// Counts the records and shows each to `visit`.
  func process(_ batch: RecordBatch, visit: (AnalyzedRow) -> Void) {
    if plan.wantsDigest {
      for row in batch.rows.indices {
        data.digest &+= SampleHash.value(batch.rawRecord(row), seed: 0)
      }
    }
    if let last = batch.rows.last { data.rows.last = max(data.rows.last, last.number) }
    var doubtful = DoubtfulRows.Block(plan)
    for row in batch.rows.indices where analyzer.accepts(row, of: batch) {
      let analyzed = analyzer.analyze(row, of: batch)
      count(analyzed, in: batch)
      doubtful.add(analyzed, in: batch)
      visit(analyzed)
    }
    plan.doubtful.add(doubtful)
  }

  var ledger: RowLedger { analyzer.ledger }

  func takeRejects() -> [UInt8] { analyzer.takeRejects() }

  func finish() -> SummaryData { data }

  private func count(_ row: AnalyzedRow, in batch: RecordBatch) {
    data.rows.read += 1
    guard case .scored(let score, let band) = row.score else {
      if case .rejected(let reason) = row.score { data.rows.rejected[reason, default: 0] += 1 }
      if case .none = row.score { data.rows.withoutText += 1 }
      return
    }
    data.rows.scored += 1
    fill(row, score, band)
    if !row.hasText { data.rows.withoutText += 1 } else if row.isNoAnswer { data.rows.noAnswer += 1 }
    if respondent.hasText { collect(row, batch) }
    data.all.add(respondent)
    addToGroups(row, band, batch)
    if respondent.hasText { note(row, respondent, batch) }
  }

  private func fill(_ row: AnalyzedRow, _ score: Double, _ band: Int) {
    if row.weight > 0, row.weight < Respondent.smallestExactWeight { data.rows.coarseWeights += 1 }
    respondent.score = FixedPoint.encode(score)
    respondent.band = band
    respondent.weight = FixedPoint.encode(min(row.weight, Respondent.maximumWeight))
    respondent.hasText = row.hasText && !row.isNoAnswer
    respondent.mentions.removeAll(keepingCapacity: true)
  }

  private func collect(_ row: AnalyzedRow, _ batch: RecordBatch) {
    for (index, comment) in row.comments.enumerated() {
      guard let comment else { continue }
      data.rows.languages[comment.language, default: 0] += 1
      for theme in comment.themes { respondent.mentions.append(ThemeMention(theme)) }
      if !comment.themes.isEmpty, plan.kept.contains(.examples) {
        keepExamples(row, comment, column: plan.textColumns[index], respondent, batch)
      }
    }
    hierarchy.expand(&respondent.mentions)
    if !respondent.mentions.isEmpty {
      data.rows.tagged += 1
    } else if plan.kept.contains(.terms) {
      keepTerms(row, respondent.band, batch)
    }
  }

  // MARK: Segments and periods

  private func addToGroups(_ row: AnalyzedRow, _ band: Int, _ batch: RecordBatch) {
    let segment = segment(row, band, batch)
    // The empty group is made only for a new segment: it has a place for every theme.
    if !segment.isEmpty {
      if data.segments[segment] == nil { data.segments[segment] = data.emptyGroup }
      data.segments[segment]?.add(respondent)
    }
    guard let series = plan.series else { return }
    guard let date = date(row, series, batch) else {
      data.rows.undated += 1
      return
    }
    let period = series.period.key(of: date)
    if data.periods[period] == nil { data.periods[period] = data.emptyGroup }
    data.periods[period]?.add(respondent)
    for (index, isInside) in series.areMarked(date).enumerated() {
      data.marks[index].add(respondent, isInside: isInside)
    }
    if segment.isEmpty { return }
    let scores = GroupTally(bandCount: data.bandCount, themeCount: 0)
    data.segmentPeriods[segment + [period], default: scores].addScore(of: respondent)
  }

  /// The values of the segment columns, or the band where bands are the groups.
  func segment(_ row: AnalyzedRow, _ band: Int, _ batch: RecordBatch) -> [String] {
    if plan.groupsByBand { return [plan.scale.bands[band].id] }
    return plan.segmentColumns.map { batch.text(row.row, $0) }
  }

  func date(_ row: AnalyzedRow, _ series: SeriesPlan, _ batch: RecordBatch) -> CalendarDate? {
    guard let column = plan.timeColumn else { return nil }
    return batch.withCell(row.row, column) { series.dates.read($0) }
  }
}

extension GroupTally {
  /// Adds a respondent's score and leaves the themes out.
  fileprivate mutating func addScore(of respondent: Respondent) {
    var plain = respondent
    plain.mentions = []
    add(plain)
  }
}
