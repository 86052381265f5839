public import CommentSources
public import LanguagePacks
public import Redaction
public import TextAnalysis
public import VerbatimModel

/// Everything that was decided before the first record is analysed: which columns, which scale, which options.
public struct RunPlan: Sendable {
  /// The names of the input's columns.
  public var header: [String]
  /// The columns with comments, by index; at least one.
  public var textColumns: [Int]
  /// The column with the score; nil on the scale `sentiment`.
  public var scoreColumn: Int?
  /// The column with the respondent's id; nil for the row number.
  public var idColumn: Int?
  /// Whether the user named that column.
  public var namesID = false
  /// The column that is named like ids but whose values repeat, so that rows have their numbers; nil for none.
  public var repeatedID: Int?
  /// The column with the date; nil for none.
  public var timeColumn: Int?
  /// Whether the input's numbers have a decimal comma.
  public var hasDecimalComma = false
  /// How its dates are read; nil where they are not wanted.
  public var dates: DateReader?
  /// The column that names each comment's language; nil to decide it from the comment.
  public var languageColumn: Int?
  /// The column with the weight; nil for one respondent, one vote.
  public var weightColumn: Int?
  /// The columns that break the summary down into segments.
  public var segmentColumns: [Int]
  /// Whether the user named those columns.
  public var namesSegments = false
  /// By which words rows are known that sum up the others; nil where such rows are not looked for.
  public var totals: ColumnHints?
  /// Rows to keep: the column and the value it must have.
  public var filters: [(column: Int, value: String)]
  /// What to say where no row passes the filters; nil where nothing is to be said.
  public var noMatch: InputError?
  /// The scale and how its answers are read; nil when there is no score.
  public var scores: ScoreReader?
  /// The scale in force.
  public var scale: Scale
  /// Whether nobody named the scale: it was inferred from the answers.
  public var isScaleInferred = false
  /// Whether high answers are bad, and were turned round.
  public var isReversed = false
  /// The language of all comments, when it is known.
  public var language: String?
  /// Whether labels are never `mixed`.
  public var threeWay = false
  /// What respondents were asked, column by column; the columns' names where the file does not say.
  public var labels: [String]
  /// What respondents were asked, where the user says so for all text columns.
  public var question: String?
  /// The column that holds each row's question.
  public var questionColumn: Int?
  /// What the question asks for, where the user says so: 1 what is good, −1 what is bad, 0 neither.
  public var questionPolarity: Int?
  /// Whether each comment keeps only the theme that it is most about.
  public var wantsPrimary = false
  /// Whether records without a usable score are listed.
  public var wantsRejects = false
  /// Whether the sentiment's hits are wanted in row-wise output.
  public var wantsHits = false
  /// How answers are put in order of time; nil for no series.
  public var series: SeriesPlan?
  /// The columns whose values sampled comments keep; ``segmentColumns`` when nil.
  public var sampledColumns: [Int]?
  /// Whether drivers and a sample of comments are wanted.
  public var wantsSample = false
  /// The most comments of that sample.
  public var sampleCapacity = CommentSample.capacity
  /// What is kept of single rows.
  public var kept = KeptRows.all
  /// Whether the records are summed up, so that a part that is merged twice is noticed.
  public var wantsDigest = false
  /// Whether the bands themselves are the groups.
  public var groupsByBand = false
  /// Corrections of tags by record id, and the catalog that they count in; nil for none.
  public var overrides: ThemeOverrides?
  /// The records that they were applied to.
  public let corrected = CorrectionLog()
  /// What was seen of answers that may not belong among those counted.
  public let doubtful = DoubtfulRows()
  /// The records whose cells cannot be trusted.
  public let damaged = DamagedRecords()
  /// The rows that sum up the others.
  public let sums = RowsOfTotals()
  /// The columns that tell such answers; empty where the input has none.
  public var unfinished: [UnfinishedColumn] = []
  /// What masks personal data before anything is analysed; nil for nothing.
  public var redaction: RedactionSettings?
  /// What finds names of people in praise; nil where it is not wanted, or names are masked.
  public var names: PersonNames?
  /// By which columns turns of agents are known, in a stream of turns; nil elsewhere.
  var sides: SideColumns?
  /// How many threads analyse.
  public var threads = 1
  /// The seed of everything sampled.
  public var seed: UInt64 = 0

  /// All of it as given.
  public init(header: [String], textColumns: [Int], scoreColumn: Int?, scores: ScoreReader?, scale: Scale) {
    self.header = header
    labels = header
    self.textColumns = textColumns
    self.scoreColumn = scoreColumn
    self.scores = scores
    self.scale = scale
    segmentColumns = []
    filters = []
  }

  /// The names of the columns that break down into segments.
  public var segmentNames: [String] { segmentColumns.map { header[$0] } }
}
