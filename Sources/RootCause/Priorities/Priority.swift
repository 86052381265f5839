public import VerbatimModel

/// What to do about a theme: its impact, volume and sentiment in one reading.
public enum Priority: String, Sendable, Hashable, CaseIterable {
  /// Lowers the score, and is frequent: mend it first.
  case fix
  /// Lowers the score but is less frequent, or is talked of negatively without a proven effect: keep an eye
  /// on it.
  case watch
  /// Raises the score: protect it.
  case keep
  /// No effect that can be told from chance, and not talked of negatively.
  case leave

  /// The priority of a theme among others.
  ///
  /// "Lowers" and "raises" are `ThemeFigures.worsens` and its opposite; "frequent" means a share of at least
  /// `typicalShare`. A theme whose effect does not hold within the segments of a column (`isConfounded`) is watched, not mended
  /// or kept.
  public init(_ theme: ThemeFigures, typicalShare: Double, isHigherWorse: Bool, isConfounded: Bool = false) {
    let hasEffect = [true, false].contains { theme.worsens(isHigherWorse: $0) }
    if isConfounded, hasEffect {
      self = .watch
    } else if theme.worsens(isHigherWorse: isHigherWorse) {
      self = theme.share >= typicalShare ? .fix : .watch
    } else if theme.worsens(isHigherWorse: !isHigherWorse) {
      self = .keep
    } else {
      self = (theme.sentiment?.mean ?? 0) < 0 ? .watch : .leave
    }
  }

  /// The priorities of themes, measured against their median share, in the order given; `confounded` are the numbers of those
  /// whose effect does not hold within segments.
  public static func all(_ themes: [ThemeFigures], scale: Scale, confounded: Set<Int> = []) -> [Priority] {
    let shares = themes.map(\.share).sorted()
    guard !shares.isEmpty else { return [] }
    let middle = (shares[(shares.count - 1) / 2] + shares[shares.count / 2]) / 2
    return themes.map {
      Priority(
        $0, typicalShare: middle, isHigherWorse: scale.isHigherWorse,
        isConfounded: confounded.contains($0.theme))
    }
  }
}
