public import CommentSources
public import Redaction
internal import VerbatimModel

/// What the user asked of a run, before anything is looked at.
public struct RunRequest: Sendable {
  /// The files, folders, wildcards, or `-`.
  public var inputs: [String] = []
  /// How the input is laid out.
  public var input = InputOptions()
  /// What reads formats other than text and JSON.
  public var adapters: [any InputAdapter] = []
  /// An option that says something of transcripts alone, such as `--scores`; nil for none.
  public var transcriptOption: String?
  /// What masks personal data before anything is analysed; nil for nothing.
  public var redaction: RedactionSettings?
  /// Whether praise that names somebody is to be listed.
  public var wantsPraise = false
  /// The columns by name or number.
  public var columns = ColumnRequest()
  /// `--scale`; nil to infer it.
  public var scale: String?
  /// `--bands`; a custom scale.
  public var bands: String?
  /// Whether a high answer is bad.
  public var isReversed = false
  /// Whether weights make a difference to the result.
  public var countsWeights = true
  /// Rows to keep, as `COLUMN=VALUE`.
  public var filters: [String] = []
  /// The one language of all comments; nil to decide it for each.
  public var language: String?
  /// Whether labels are never `mixed`.
  public var threeWay = false
  /// What the question asks for: 1 what is good, −1 what is bad, 0 neither; nil to read it from the question.
  public var questionPolarity: Int?
  /// Whether each comment keeps only the theme that it is most about.
  public var wantsPrimary = false
  /// Whether records without a usable score are listed.
  public var wantsRejects = false
  /// Whether the sentiment's hits are wanted.
  public var wantsHits = false
  /// Whether dates are wanted, and columns that look like segments where none is named.
  public var wantsOverview = false
  /// How many threads analyse.
  public var threads = 1
  /// The seed of everything sampled.
  public var seed: UInt64 = 0

  /// What is asked of time; nil for no series.
  public var series: SeriesRequest?
  /// Whether drivers and a sample of comments are wanted, as `why` does.
  public var wantsSample = false
  /// The most comments of that sample.
  public var sampleCapacity = CommentSample.capacity
  /// What is kept of single rows, beside that sample.
  public var kept = KeptRows.all
  /// Whether the records are summed up, so that a part that is merged twice is noticed.
  public var wantsDigest = false
  /// Whether the bands themselves are the groups, as when two bands are compared.
  public var groupsByBand = false

  /// The defaults.
  public init() {}
}
