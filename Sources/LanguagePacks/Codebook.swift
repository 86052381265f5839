/// A term of a theme, with where it stands in the file.
public struct ThemeTerm: Sendable {
  /// The term as written.
  public let source: String
  /// The line in the file, from 1.
  public let line: Int
  /// The column in the file, from 1.
  public let column: Int
  private let parsed: ThemeExpression?

  /// Reads a term that stands at a place in a file; column 0 where the file has none.
  ///
  /// `isTrusted` says that it is known to be sound, so that it is read only when it is needed.
  ///
  /// - Throws: ``LexiconError`` for the first mistake in the term.
  init(parsing text: String, file: String, line: Int, column: Int, isTrusted: Bool = false)
    throws(LexiconError)
  {
    source = text
    self.line = line
    self.column = column
    if isTrusted {
      parsed = nil
      return
    }
    do {
      parsed = try ThemeExpressionParser.parse(text)
    } catch {
      throw LexiconError(
        file: file, line: line, column: column > 0 ? column + error.offset : 0,
        problem: "\(error.place(in: text)): \(error.problem)",
        remedy: error.remedy)
    }
  }

  /// A term that is known to be sound.
  init(sound text: String, line: Int, column: Int) {
    source = text
    self.line = line
    self.column = column
    parsed = nil
  }

  /// What it means.
  public var expression: ThemeExpression {
    if let parsed { return parsed }
    do {
      return try ThemeExpressionParser.parse(source)
    } catch {
      preconditionFailure("the codebook inside the program is broken: in '\(source)': \(error.problem)")
    }
  }
}

/// An example or counterexample of a theme, with where it stands in the file.
public struct ThemeText: Sendable {
  /// The text.
  public let text: String
  /// The line in the file, from 1.
  public let line: Int
  /// The column in the file, from 1.
  public let column: Int

  /// All of it as given.
  public init(text: String, line: Int, column: Int) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// How far apart the parts of a term may stand.
public enum ThemeScope: String, Sendable {
  /// Within one sentence.
  case sentence
  /// Anywhere in the comment.
  case comment
}

/// One theme of a codebook.
public struct Theme: Sendable {
  /// The full dotted id: `contact.waiting`.
  public let id: String
  /// The index of the parent in the codebook's list; nil at the top.
  public let parent: Int?
  /// The name by language code.
  public let labels: [String: String]
  /// The terms by language code.
  public let terms: [String: [ThemeTerm]]
  /// Terms that undo a match in the same scope, by language code.
  public let exclusions: [String: [ThemeTerm]]
  /// Texts that must be tagged, by language code.
  public let examples: [String: [ThemeText]]
  /// Texts that must not be tagged, by language code.
  public let counterexamples: [String: [ThemeText]]
  /// How far apart the parts of a term may stand.
  public let scope: ThemeScope
  /// Whether the theme is about praise or blame itself, so that words of sentiment may be its terms.
  public let isEvaluative: Bool
  /// Whether the theme gives way where another theme below its parent is found in the comment.
  public let isFallback: Bool
  /// A remark for whoever maintains the codebook; empty for none.
  public let note: String
  /// The line of the theme in the file, from 1.
  public let line: Int

  /// All of it as given.
  public init(
    id: String, parent: Int?, labels: [String: String], terms: [String: [ThemeTerm]] = [:],
    exclusions: [String: [ThemeTerm]] = [:], examples: [String: [ThemeText]] = [:],
    counterexamples: [String: [ThemeText]] = [:], scope: ThemeScope = .sentence, isEvaluative: Bool = false,
    isFallback: Bool = false, note: String = "", line: Int = 0
  ) {
    self.id = id
    self.parent = parent
    self.labels = labels
    self.terms = terms
    self.exclusions = exclusions
    self.examples = examples
    self.counterexamples = counterexamples
    self.scope = scope
    self.isEvaluative = isEvaluative
    self.isFallback = isFallback
    self.note = note
    self.line = line
  }

  /// The label in a language, else in English, else the id.
  public func label(in language: String) -> String { LabelLanguage.choose(labels, language) ?? id }
}

/// How the theme that a comment is most about is chosen.
public enum PrimaryRule: String, Sendable, CaseIterable {
  /// By how much the comment says of each.
  case weight
  /// The first in the order of the codebook: as coders do who go through a list from the top.
  case order
}

/// A list of themes with the terms that find them.
public struct Codebook: Sendable {
  /// The codebook's name, as in the file.
  public let name: String
  /// The codebook's version.
  public let version: String
  /// How the theme that a comment is most about is chosen.
  public let primary: PrimaryRule
  /// What its makers say of it.
  public let note: String
  /// The themes, parents before their children.
  public let themes: [Theme]
  /// The file it was read from.
  public let file: String

  /// Whether it was read from inside the program.
  public let isBuiltIn: Bool

  /// All of it as given.
  public init(
    name: String, version: String, primary: PrimaryRule = .weight, note: String = "", themes: [Theme],
    file: String, isBuiltIn: Bool = false
  ) {
    self.name = name
    self.version = version
    self.primary = primary
    self.note = note
    self.themes = themes
    self.file = file
    self.isBuiltIn = isBuiltIn
  }

  /// The languages in which some theme has a label, term or example, in alphabetical order.
  public var languages: [String] {
    var codes = Set<String>()
    for theme in themes {
      codes.formUnion(theme.labels.keys)
      codes.formUnion(theme.terms.keys)
      codes.formUnion(theme.exclusions.keys)
      codes.formUnion(theme.examples.keys)
      codes.formUnion(theme.counterexamples.keys)
    }
    return codes.sorted()
  }
}
