public import RootCause

/// How a theme works on the score, after Kano: from the effects of its positive and of its negative mentions.
///
/// Source: Kano et al. (1984); read from regression with a penalty and a reward dummy, as in Brandt (1987).
public enum KanoReading: String, Sendable, Hashable, CaseIterable {
  /// Negative mentions lower the score, positive ones do not raise it: expected as a matter of course.
  case hygiene
  /// Positive mentions raise the score, negative ones do not lower it.
  case delighter
  /// Both: the better, the higher.
  case performance
  /// Neither can be told from chance.
  case indifferent

  /// The reading of two effects; nil where either was not measured, since absence of evidence is no reading.
  ///
  /// An effect counts where its interval excludes 0 on the expected side.
  public init?(negative: Interval?, positive: Interval?) {
    guard let negative, let positive else { return nil }
    switch (negative.high < 0, positive.low > 0) {
    case (true, false): self = .hygiene
    case (false, true): self = .delighter
    case (true, true): self = .performance
    case (false, false): self = .indifferent
    }
  }
}
