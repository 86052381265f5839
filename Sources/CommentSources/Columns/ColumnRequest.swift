internal import VerbatimModel

/// The columns that the user named, by name (case and outer spaces make no difference) or number counted from 1.
public struct ColumnRequest: Sendable, Equatable {
  /// `--text`, several times.
  public var text: [String] = []
  /// `--score`.
  public var score: String?
  /// `--id`.
  public var id: String?
  /// `--time`.
  public var time: String?
  /// `--language-column`.
  public var language: String?
  /// `--question`.
  public var question: String?
  /// `--weight`.
  public var weight: String?
  /// `--by`, several times.
  public var segments: [String] = []

  /// Nothing is named.
  public init() {}
}

/// A column that was chosen, and why.
public struct ColumnChoice: Sendable, Equatable {
  /// Its place in the header, counted from 0.
  public let index: Int
  /// Its name.
  public let name: String
  /// What speaks for it, for the user: `its name matches 'nps'`, `given`.
  public let reason: String
  /// Whether the user named it.
  public let isGiven: Bool

  /// The name on one line, for messages.
  public var shown: String { name.oneLine }
}

extension String {
  /// The text with its line breaks as spaces.
  public var oneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

/// The columns of the input by what they hold.
public struct ColumnRoles: Sendable, Equatable {
  /// What the customers wrote: what the user named, else the one column that looks most like it; empty when none does.
  public var text: [ColumnChoice] = []
  /// Other columns that look like customers' text.
  public var otherText: [ColumnChoice] = []
  /// The answer on a scale.
  public var score: ColumnChoice?
  /// What is named like a score but holds numbers on no known scale, where nothing else is the score.
  public var unknownScores: [ColumnChoice] = []
  /// What tells the rows apart.
  public var id: ColumnChoice?
  /// What is named like ids that repeat, where nothing else tells the rows apart.
  public var repeatedID: ColumnChoice?
  /// When it was said.
  public var time: ColumnChoice?
  /// Every column of dates, the time among them.
  public var dates: [ColumnChoice] = []
  /// The language of the text.
  public var language: ColumnChoice?
  /// The question that the text answers.
  public var question: ColumnChoice?
  /// What the row counts for.
  public var weight: ColumnChoice?
  /// Groups to break down by: what the user named, else what looks like it.
  public var segments: [ColumnChoice] = []

  /// Nothing is known yet.
  public init() {}

  /// Finds the column that the user means.
  ///
  /// The error says which columns there are and suggests the nearest name.
  public static func resolve(
    _ wanted: String, in header: [String], option: String, file: String
  ) throws(InputError) -> ColumnChoice {
    let plain = wanted.trimmed.lowercased()
    let index =
      header.firstIndex(of: wanted) ?? header.firstIndex { $0.trimmed.lowercased() == plain }
      ?? Int(plain).map { $0 - 1 }.flatMap { header.indices.contains($0) ? $0 : nil }
    if let index { return ColumnChoice(index: index, name: header[index], reason: "given", isGiven: true) }
    throw missing(wanted, in: header, option: option, file: file)
  }

  private static func missing(_ wanted: String, in header: [String], option: String, file: String)
    -> InputError
  {
    let shown = header.prefix(20).map { "'\($0.oneLine)'" }.joined(separator: ", ")
    let rest = header.count > 20 ? " and \(header.count - 20) more" : ""
    let remedy =
      NearestName.of(wanted, among: header).map { "did you mean '\($0)'?" }
      ?? "name one of these after \(option)"
    return InputError(
      file: file, problem: "there is no column '\(wanted)'; there are \(shown)\(rest)", remedy: remedy)
  }

  /// The error for commands that cannot do without comments.
  public static func noText(in header: [String], file: String) -> InputError {
    let shown = header.prefix(20).map { "'\($0.oneLine)'" }.joined(separator: ", ")
    return InputError(
      file: file, problem: "none of the columns looks like comments; there are \(shown)",
      remedy: "name the one to read with --text")
  }
}
