/// What is asked of the search for causes.
public struct WhyRequest: Sendable {
  /// The index of the band in question, lowest first.
  public var band = 0
  /// The theme to explain, by number; nil for the whole band.
  public var theme: Int?
  /// The fewest comments that a step rests on.
  public var minimumN = 10
  /// How often the drivers are resampled.
  public var replicates = 500
  /// The most steps shown beside each other.
  public var breadth = 5
  /// The most comments searched, of those with the smallest hashes; all of the sample when nil.
  public var mostComments: Int?
  /// The most comments quoted for a step.
  public var exampleCount = 2
  /// Whether odds ratios are computed beside the linear model; they take longest.
  public var wantsOddsRatios = true
  /// How many threads resample.
  public var threads = 1

  /// The defaults.
  public init() {}
}
