public import DriverAnalysis
public import RootCause

/// A step towards the cause: something that these comments have more often than chance explains.
public struct WhyStep: Sendable {
  /// What kind of thing it is.
  public enum Kind: String, Sendable {
    case theme
    case subtheme
    case coOccurrence = "co_occurrence"
    case phrase
    case segment
    case period
  }

  /// The measure of the effect.
  public enum Measure: String, Sendable {
    /// How many times as high the odds are, against the comments it is compared with.
    case oddsRatio = "odds_ratio"
    /// The weighted log-odds of a phrase against all other comments of its language.
    case logOdds = "log_odds"
  }

  /// A comment that shows it.
  public struct Example: Sendable, Equatable {
    /// The record's id, or its number.
    public let id: String
    /// The record's number in the input, from 1.
    public let row: Int
    /// The comment.
    public let text: String
    /// The score in scale points.
    public let score: Double
  }

  /// How far below the target it lies, from 1.
  public let depth: Int
  /// What kind of thing it is.
  public let kind: Kind
  /// The theme's id, the phrase, `Column=value`, or the period.
  public let id: String
  /// The theme's number; nil for other kinds.
  public let theme: Int?
  /// How many of the comments in question it is about.
  public let n: Int
  /// How many comments the step looked at: the target, or the step above.
  public let of: Int
  /// What the effect is.
  public let measure: Measure
  /// The effect.
  public let effect: Double
  /// Its 95 % interval.
  public let interval: Interval?
  /// The Benjamini–Hochberg q among all candidates of the same kind at the same place, times the number of kinds looked at there.
  public let q: Double
  /// The reason, in words and figures.
  public let because: String
  /// Comments that show it.
  public let examples: [Example]
  /// The steps below.
  public internal(set) var steps: [WhyStep]
}

/// One theme × polarity and how much of the score goes with it.
public struct WhyDriver: Sendable {
  /// The theme and whether it is praised or blamed.
  public let predictor: DriverPredictor
  /// Comments that mention it so.
  public let n: Int64
  /// Johnson's relative weight: its part of R².
  public let weight: Double
  /// The bootstrap interval of the weight; nil where it could not be resampled.
  public let weightInterval: Interval?
  /// Its share of R², 0…1.
  public let share: Double
  /// The bootstrap interval of the share, each replicate's share taken of its own R²; nil where it could not be resampled.
  public let shareInterval: Interval?
  /// The least-squares coefficient, in scale points.
  public let coefficient: Double
  /// Its interval.
  public let interval: Interval?
  /// Its p value.
  public let p: Double?
  /// The Benjamini–Hochberg q of the coefficient among all in the model.
  public let q: Double?
  /// The variance inflation factor.
  public let varianceInflation: Double
  /// The odds ratio of being in the band, the other mentions held fixed, by Firth's logistic regression; nil where it is in no
  /// model.
  public let oddsRatio: Double?
  /// The interval of the odds ratio.
  public let oddsRatioInterval: Interval?
  /// Whether all of its comments are in the band, or none, so that the odds ratio is finite only by Firth's penalty.
  public let isSeparated: Bool
  /// How the theme works on the score, where both its polarities were measured.
  public let kano: KanoReading?

  /// Whether its coefficient differs from 0 by more than chance explains: q < 0.05.
  public var isSignificant: Bool { (q ?? 1) < 0.05 }

  /// Whether the other drivers largely determine it, so that its coefficient means little.
  public var isCollinear: Bool { varianceInflation > LinearDrivers.collinearityLimit }
}

/// A least-squares model of the score on theme × polarity.
public struct WhyDrivers: Sendable {
  /// The drivers, the heaviest first.
  public let drivers: [WhyDriver]
  /// The share of the score's variance that all of them explain.
  public let rSquared: Double
  /// The same, corrected for their number.
  public let adjustedRSquared: Double?
  /// The effective number of comments.
  public let n: Double
  /// √(largest/smallest eigenvalue) of the drivers' correlations.
  public let conditionNumber: Double
  /// Those left out, and why.
  public let excluded: [ExcludedPredictor]
  /// Those that have no odds ratio, and why, beside the ones in `excluded`.
  public let excludedFromOdds: [ExcludedPredictor]
  /// Whether the logistic regression settled; nil where there is none, as all or none are in the band.
  public let hasOdds: Bool?
}

/// The answer to "why": drivers, and steps down to single comments.
public struct WhyResult: Sendable {
  /// The index of the band.
  public let band: Int
  /// The theme asked about; nil for the whole band.
  public let theme: Int?
  /// Comments of the band (and the theme).
  public let n: Int
  /// All comments it was compared with, themselves included.
  public let base: Int
  /// The drivers of the score; nil where no model fits.
  public let drivers: WhyDrivers?
  /// The steps.
  public let steps: [WhyStep]
  /// Where the data did not carry any further, and what to bear in mind.
  public let limits: [String]
}
