/// A place in a file.
public struct SourcePlace: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column, from 1; 0 where the whole line is meant.
  public let column: Int

  /// All of it as given.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String { column > 0 ? "\(file):\(line):\(column)" : "\(file):\(line)" }

  /// Whether the first comes before the second in a report.
  public static func < (a: SourcePlace, b: SourcePlace) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
}

/// Something that `themes check` found in a codebook.
public struct CodebookFinding: Sendable {
  /// How bad it is.
  public enum Level: String, Sendable {
    /// The codebook does not do what it says.
    case error
    /// The codebook works, but could be better.
    case warning
  }

  /// What kind of finding it is; the name in all output.
  public enum Kind: String, Sendable, CaseIterable {
    /// The file cannot be read.
    case invalid
    /// A term, or a part of it, matches no text at all.
    case neverMatches = "never-matches"
    /// A word of a term was meant as an operator.
    case operatorName = "operator"
    /// A term matches a function word by its inflection.
    case functionWord = "function-word"
    /// A reference leads back to its own theme.
    case circle
    /// A reference names no theme.
    case unknownReference = "unknown-reference"
    /// A language has no folder of lexicons.
    case unknownLanguage = "unknown-language"
    /// A theme has no terms in any language and none below it.
    case empty
    /// A term finds nothing that another of the same theme does not find.
    case contained
    /// Two themes under the same parent share a term.
    case siblings
    /// A term of a topic theme is a word of sentiment.
    case sentiment
    /// A label, term, example or counterexample is missing in a language.
    case missing
  }

  /// How bad it is.
  public let level: Level
  /// What kind of finding it is.
  public let kind: Kind
  /// Where.
  public let place: SourcePlace
  /// The theme's dotted id; empty where the whole codebook is meant.
  public let theme: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// All of it as given.
  public init(level: Level, kind: Kind, place: SourcePlace, theme: String, problem: String, remedy: String) {
    self.level = level
    self.kind = kind
    self.place = place
    self.theme = theme
    self.problem = problem
    self.remedy = remedy
  }
}
