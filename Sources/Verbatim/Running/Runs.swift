public import CommentSources
internal import RootCause
public import TextAnalysis
internal import VerbatimModel

/// The jobs over a whole input.
public enum Run {
  /// Counts everything a summary shows.
  ///
  /// `rejects` receives the lines of records without a usable score, in order, where the plan wants them.
  ///
  /// - Returns: the counts, and what the source noticed on the way.
  public static func summary(
    _ source: consuming CommentSource, engine: TextEngine, plan: RunPlan,
    rejects: @escaping ([UInt8]) throws -> Void = { _ in }
  ) throws -> (data: SummaryData, notices: [String]) {
    let writers = BlockWriters<[UInt8]>(rejects: rejects)
    let sample = CommentSample(plan)
    let result = try BlockPipeline.run(
      source, threads: plan.threads, writers: writers, masking: BatchMasking(plan, engine)
    ) {
      try SummaryWorker(engine, plan, sample: sample)
    }
    var data = SummaryData(plan, themeCount: engine.catalog.entries.count, sample: sample)
    for outcome in result.outcomes {
      try data.merge(outcome)
      try SegmentLimit.check(data.segments.keys, names: plan.segmentNames)
    }
    try data.requireSound()
    try plan.requireRows(data.rows)
    return (data, result.notices)
  }

  /// Counts everything a report shows, and keeps the rows that can be read in it.
  ///
  /// - Returns: the counts and rows, and what the source noticed on the way.
  public static func report(
    _ source: consuming CommentSource, engine: TextEngine, plan: RunPlan,
    rejects: @escaping ([UInt8]) throws -> Void = { _ in }
  ) throws -> (data: ReportData, notices: [String]) {
    let sample = CommentSample(plan)
    let rows = RowSample()
    let result = try BlockPipeline.run(
      source, threads: plan.threads, writers: BlockWriters<[UInt8]>(rejects: rejects),
      masking: BatchMasking(plan, engine)
    ) {
      try ReportWorker(engine, plan, sample: sample, rows: rows)
    }
    var data = ReportData(
      plan, themeCount: engine.catalog.entries.count, sample: sample, rows: rows)
    for outcome in result.outcomes { try data.merge(outcome) }
    try data.summary.requireSound()
    try plan.requireRows(data.summary.rows)
    return (data, result.notices)
  }

  /// Tags every record and writes it in input order.
  ///
  /// `format` makes the bytes of a record and is copied for each thread; `write` receives blocks of output, in order, on
  /// one thread at a time; `rejects` likewise the lines of records without a usable score. A run that was cut short goes
  /// on behind `start`; `progress` is told after each block where the run stands, all of that being written.
  ///
  /// - Returns: the counts, how many cells were changed so that a spreadsheet does not run them, and what the source
  ///   noticed on the way.
  public static func tag<Format: TagFormat & Sendable>(
    _ source: consuming CommentSource, engine: TextEngine, plan: RunPlan, format: Format,
    from start: TagProgress? = nil, progress: ((TagProgress) throws -> Void)? = nil,
    write: @escaping ([UInt8]) throws -> Void, rejects: @escaping ([UInt8]) throws -> Void = { _ in }
  ) throws -> (counts: RowCounts, escapedCells: Int, notices: [String]) {
    let opening = format.opening()
    if !opening.isEmpty && start == nil { try write(opening) }
    // Reached by one thread at a time: the one that writes.
    var done = start ?? TagProgress()
    var writers = BlockWriters<TaggedBytes>(rejects: rejects)
    writers.output = { block in
      if !block.bytes.isEmpty { try write(block.bytes) }
      done.rows.merge(block.rows)
      done.escapedCells += block.escapedCells
    }
    if let progress {
      writers.progress = { input in
        done.input = input
        try progress(done)
      }
    }
    let result = try BlockPipeline.run(
      source, threads: plan.threads, writers: writers, masking: BatchMasking(plan, engine), from: start?.input
    ) {
      try TagWorker(engine, plan, format)
    }
    try done.rows.requireSound()
    try plan.requireRows(done.rows)
    return (done.rows, done.escapedCells, result.notices)
  }

  /// Tags every record and hands them on in input order, for files that are no stream of bytes.
  ///
  /// `write` receives the records block by block on one thread at a time. Returns the counts, and what the source
  /// noticed on the way.
  public static func rows(
    _ source: consuming CommentSource, engine: TextEngine, plan: RunPlan,
    write: @escaping (AnalyzedBlock) throws -> Void, rejects: @escaping ([UInt8]) throws -> Void = { _ in }
  ) throws -> (counts: RowCounts, notices: [String]) {
    let writers = BlockWriters<AnalyzedBlock>(output: write, rejects: rejects)
    let result = try BlockPipeline.run(
      source, threads: plan.threads, writers: writers, masking: BatchMasking(plan, engine)
    ) {
      try RowWorker(engine, plan)
    }
    var counts = RowCounts()
    for outcome in result.outcomes { counts.merge(outcome) }
    try counts.requireSound()
    try plan.requireRows(counts)
    return (counts, result.notices)
  }
}
