/// What a codebook term says must stand in a scope (a sentence or a comment) for its theme to be tagged.
public indirect enum ThemeExpression: Sendable, Hashable {
  /// Words next to each other.
  case term(TermPattern)
  /// All of them.
  case all([ThemeExpression])
  /// Any of them.
  case any([ThemeExpression])
  /// Not that; only beside something that is required.
  case not(ThemeExpression)
  /// Both, at most `distance` words apart, in either order.
  case near(ThemeExpression, ThemeExpression, distance: Int)
  /// The first, then the second at most `distance` words later.
  case before(ThemeExpression, ThemeExpression, distance: Int)
  /// That, under a negator.
  case negated(ThemeExpression)
  /// A positive sentiment hit.
  case positive
  /// A negative sentiment hit.
  case negative
  /// The comment has at most three words; only beside something that is required.
  case short
  /// Whatever another theme matches.
  case theme(String)
}
