/// A codebook as a table that an analyst edits in a spreadsheet: a row a term, example or theme.
///
/// Nothing is lost on the way: reading the table back gives the same codebook.
public struct FlatCodebook: Sendable, Equatable {
  /// What a row holds.
  public enum Kind: String, Sendable, CaseIterable {
    /// A theme without terms and examples.
    case theme
    /// A term.
    case term
    /// A term that undoes a match.
    case exclude
    /// A text that must be tagged.
    case example
    /// A text that must not be tagged.
    case counterexample
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// The codebook's name.
    public var codebook: String
    /// The codebook's version.
    public var version: String
    /// The full id of the theme.
    public var theme: String
    /// The full id of the theme above it; empty at the top.
    public var parent: String
    /// The theme's labels by language code.
    public var labels: [String: String]
    /// The language of the text; empty for a row that only holds a theme.
    public var language: String
    /// What the row holds.
    public var kind: Kind
    /// The term or example.
    public var text: String
    /// The theme's scope.
    public var scope: ThemeScope
    /// Whether the theme is praise or blame itself.
    public var isEvaluative: Bool
    /// Whether the theme gives way to others below its parent.
    public var isFallback: Bool
    /// How the codebook chooses the theme that a comment is most about.
    public var primary: PrimaryRule
    /// The theme's note.
    public var note: String
    /// The codebook's note.
    public var codebookNote: String

    /// All of it as given.
    public init(
      codebook: String, version: String, theme: String, parent: String, labels: [String: String],
      language: String,
      kind: Kind, text: String, scope: ThemeScope, isEvaluative: Bool, isFallback: Bool = false,
      primary: PrimaryRule = .weight, note: String, codebookNote: String = ""
    ) {
      self.codebook = codebook
      self.version = version
      self.theme = theme
      self.parent = parent
      self.labels = labels
      self.language = language
      self.kind = kind
      self.text = text
      self.scope = scope
      self.isEvaluative = isEvaluative
      self.isFallback = isFallback
      self.primary = primary
      self.note = note
      self.codebookNote = codebookNote
    }
  }

  /// The languages of the labels, in alphabetical order.
  public var languages: [String]
  /// The rows, theme by theme in the codebook's order.
  public var rows: [Row]

  /// All of it as given.
  public init(languages: [String], rows: [Row]) {
    self.languages = languages
    self.rows = rows
  }

  /// The table of a codebook.
  public init(_ codebook: Codebook) {
    languages = codebook.languages
    rows = codebook.themes.flatMap { Self.rows(of: $0, codebook) }
  }

  private static func rows(of theme: Theme, _ codebook: Codebook) -> [Row] {
    func row(_ language: String, _ kind: Kind, _ text: String) -> Row {
      Row(
        codebook: codebook.name, version: codebook.version, theme: theme.id,
        parent: theme.parent.map { codebook.themes[$0].id } ?? "", labels: theme.labels, language: language,
        kind: kind,
        text: text, scope: theme.scope, isEvaluative: theme.isEvaluative, isFallback: theme.isFallback,
        primary: codebook.primary, note: theme.note, codebookNote: codebook.note)
    }
    var rows: [Row] = []
    for language in codebook.languages {
      rows += (theme.terms[language] ?? []).map { row(language, .term, $0.source) }
      rows += (theme.exclusions[language] ?? []).map { row(language, .exclude, $0.source) }
      rows += (theme.examples[language] ?? []).map { row(language, .example, $0.text) }
      rows += (theme.counterexamples[language] ?? []).map { row(language, .counterexample, $0.text) }
    }
    return rows.isEmpty ? [row("", .theme, "")] : rows
  }
}
