/// A mistake in a lexicon, codebook or scale file, with its place and the remedy.
public struct LexiconError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file's name below the lexicon folder, such as `nl/sentiment.tsv`.
  public let file: String
  /// The line, counted from 1; 0 when the whole file is meant.
  public let line: Int
  /// The column, counted from 1; 0 when the whole line is meant.
  public let column: Int
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// All of it as given.
  public init(file: String, line: Int = 0, column: Int = 0, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }

  /// `file:line:column: problem; remedy`.
  public var description: String {
    var place = file
    if line > 0 { place += ":\(line)" }
    if column > 0 { place += ":\(column)" }
    return "\(place): \(problem); \(remedy)"
  }
}
