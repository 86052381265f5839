public import CommentSources
public import Evaluation
public import LanguagePacks

/// What the user says about a gold set.
public struct GoldOptions: Sendable {
  /// How the input is laid out.
  public var input = InputOptions()
  /// What reads formats other than plain text and JSON.
  public var adapters: [any InputAdapter] = []
  /// Finds the columns that the user does not name by what they hold, too; by few names alone when nil.
  public var chooser: ColumnChooser?
  /// The column with the comment; found by name when nil.
  public var text: String?
  /// The column with the id; found by name when nil.
  public var id: String?
  /// The column with the gold class.
  public var label: String?
  /// The column with the gold score.
  public var score: String?
  /// How scores tell the class.
  public var scoreClasses: ScoreClasses = .csat
  /// The scales among which that of the score column is found; nil where ``scoreClasses`` says it.
  public var scales: ScaleCatalog?
  /// Whether a low score is praise, where the scale is found.
  public var isReversed = false
  /// The column with the gold themes.
  public var themes: String?
  /// Which gold labels the themes stand for; the ids themselves when nil.
  public var mapping: ThemeMapping?
  /// The column with the polarity of each gold theme.
  public var polarity: String?
  /// Whether only the theme that a comment is most about counts.
  public var primary = false
  /// The column with a second coder's label, or themes where there is no label.
  public var secondCoder: String?
  /// Rows to measure.
  public var filters: [RowFilter] = []
  /// Rows to leave out.
  public var exclusions: [RowFilter] = []
  /// What was asked: the name of a column, or the question itself.
  public var question: String?
  /// The language of all comments; nil to decide it from each.
  public var language: String?
  /// How many of the worst errors are wanted.
  public var worst = 0
  /// Whether comments may be shown.
  public var showsText = false

  /// The defaults.
  public init() {}

  /// What a file's own columns `label` and `themes` say, where the user names no gold at all.
  mutating func findGold(in header: [String]) throws(EvaluationError) {
    guard label == nil && score == nil && themes == nil else { return }
    let names = ColumnNames(header)
    label = names.index("label").map { header[$0] }
    themes = names.index("themes").map { header[$0] }
    if label == nil && themes == nil {
      throw EvaluationError(
        place: "--label", problem: "there is nothing to measure against: no column is called label or themes",
        remedy: "name a column with --label, --score or --themes")
    }
  }
}

/// Where the columns of a gold set are.
struct GoldColumns {
  let text: Int
  let id: Int?
  let label: Int?
  let score: Int?
  let themes: Int?
  let polarity: Int?
  let secondCoder: Int?
  let question: Int?
  let filters: [(filter: RowFilter, column: Int, isKept: Bool)]

  /// What the column with the comments of a gold set is called.
  private static let texts = ["text", "comment", "verbatim", "opmerking", "kommentar"]

  /// Whether a column is called as that of the comments.
  static func namesText(_ header: [String]) -> Bool {
    texts.contains { ColumnNames(header).index($0) != nil }
  }

  /// Looks the columns up; the text is the column of that name, or called `text` or `comment`.
  init(_ options: GoldOptions, header: [String]) throws(EvaluationError) {
    let names = ColumnNames(header)
    if let text = options.text {
      self.text = try names.index(text, option: "--text")
    } else if let found = Self.texts.lazy.compactMap(names.index).first {
      text = found
    } else {
      throw EvaluationError(
        place: "--text", problem: "no column is called text",
        remedy: "name the column with the comments: --text COLUMN")
    }
    id = if let id = options.id { try names.index(id, option: "--id") } else { names.index("id") }
    label = try names.optional(options.label, option: "--label")
    score = try names.optional(options.score, option: "--score")
    themes = try names.optional(options.themes, option: "--themes")
    polarity = try names.optional(options.polarity, option: "--polarity")
    secondCoder = try names.optional(options.secondCoder, option: "--coder2")
    question = options.question.flatMap(names.index)
    var filters: [(RowFilter, Int, Bool)] = []
    for filter in options.filters {
      filters.append((filter, try names.index(filter.column, option: "--where"), true))
    }
    for filter in options.exclusions {
      filters.append((filter, try names.index(filter.column, option: "--where-not"), false))
    }
    self.filters = filters
  }
}

/// Finds columns by name, whatever the capitals, or by number from 1.
struct ColumnNames {
  private let header: [String]

  init(_ header: [String]) { self.header = header }

  func index(_ name: String) -> Int? {
    if let exact = header.firstIndex(of: name) { return exact }
    if let close = header.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return close }
    guard let number = Int(name), header.indices.contains(number - 1) else { return nil }
    return number - 1
  }

  func index(_ name: String, option: String) throws(EvaluationError) -> Int {
    if let found = index(name) { return found }
    throw EvaluationError(
      place: option, problem: "there is no column '\(name)'",
      remedy: "choose one of \(header.joined(separator: ", "))")
  }

  func optional(_ name: String?, option: String) throws(EvaluationError) -> Int? {
    guard let name else { return nil }
    return try index(name, option: option)
  }
}
