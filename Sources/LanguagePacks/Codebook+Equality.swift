// Two codebooks are the same when they say the same, wherever in their files it stands.

extension ThemeTerm: Equatable {
  /// Whether both say the same, wherever they stand in a file.
  public static func == (a: ThemeTerm, b: ThemeTerm) -> Bool { a.source == b.source }
}

extension ThemeText: Equatable {
  /// Whether both say the same, wherever they stand in a file.
  public static func == (a: ThemeText, b: ThemeText) -> Bool { a.text == b.text }
}

extension Theme: Equatable {
  /// Whether both say the same, wherever they stand in a file.
  public static func == (a: Theme, b: Theme) -> Bool {
    a.id == b.id && a.parent == b.parent && a.labels == b.labels && a.terms == b.terms
      && a.exclusions == b.exclusions
      && a.examples == b.examples && a.counterexamples == b.counterexamples && a.scope == b.scope
      && a.isEvaluative == b.isEvaluative && a.isFallback == b.isFallback && a.note == b.note
  }
}

extension Codebook: Equatable {
  /// Whether both say the same, wherever they stand in a file.
  public static func == (a: Codebook, b: Codebook) -> Bool {
    a.name == b.name && a.version == b.version && a.primary == b.primary && a.note == b.note
      && a.themes == b.themes
  }
}
