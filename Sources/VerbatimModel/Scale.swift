/// A named range of answers on a scale, such as "detractor 0–6".
public struct ScoreBand: Sendable, Hashable {
  /// The stable id that output and `--band` use: `detractor`, `high-effort` and so on.
  public let id: String
  /// The lowest answer in the band, in scale points.
  public let low: Double
  /// The highest answer in the band, in scale points.
  public let high: Double
  /// What English headings call those who answered so, such as "detractors"; "ID answers" where nothing is given.
  public let group: String

  /// All of it as given.
  public init(id: String, low: Double, high: Double, group: String? = nil) {
    self.id = id
    self.group = group ?? id + " answers"
    self.low = low
    self.high = high
  }
}

/// A kind of question: which answers exist, how they fall into bands, and which figure heads the report.
///
/// Bands are ordered from the lowest (worst) to the highest (best), whatever the direction of the answers.
public struct Scale: Sendable, Hashable {
  /// The largest absolute score that a scale may have, so that exact sums over ten billion rows fit.
  public static let largestScore = 1_000.0

  /// The figure that sums up a set of answers.
  public enum Headline: String, Sendable, Hashable {
    /// 100 · (share of the highest band − share of the lowest band): NPS and net sentiment.
    case net
    /// 100 · share of the highest band: CSAT % and custom bands.
    case shareHighest
    /// 100 · share of the lowest band: DSAT %.
    case shareLowest
    /// The mean answer in scale points: CES.
    case mean
  }

  /// The stable id that `--scale` takes: `nps`, `csat`, `ces` and so on.
  public let id: String
  /// What the headline figure is.
  public let headline: Headline
  /// The bands, lowest (worst) first; never empty.
  public let bands: [ScoreBand]

  /// All of it as given.
  public init(id: String, headline: Headline, bands: [ScoreBand]) {
    self.id = id
    self.headline = headline
    self.bands = bands
  }

  /// The index of the band that holds `score`, or nil when the score lies outside every band.
  ///
  /// An answer between two bands that follow each other (6.5 on NPS) belongs to the lower one, as rounding it up would flatter.
  /// Where the bands lie more than 1 apart, the answers between them are in no band.
  public func band(of score: Double) -> Int? {
    guard let first = bands.first, let last = bands.last, score >= first.low, score <= last.high,
      let index = bands.lastIndex(where: { score >= $0.low })
    else { return nil }
    if score > bands[index].high, bands[index + 1].low - bands[index].high > Self.widestStep { return nil }
    return index
  }

  /// Bands further apart than this leave answers out.
  private static let widestStep = 1 + 1e-9

  /// The ranges between bands whose answers are in none, such as `2..4` for `low=1..2,high=4..5`.
  public var gaps: [(low: Double, high: Double)] {
    zip(bands, bands.dropFirst()).compactMap { lower, upper in
      upper.low - lower.high > Self.widestStep ? (lower.high, upper.low) : nil
    }
  }

  /// Whether answers on `other` fall into the same bands, so that both can be counted together.
  ///
  /// NPS from 0 and from 1 do: nobody may have answered 0.
  public func counts(like other: Scale) -> Bool {
    headline == other.headline && bands.map(\.id) == other.bands.map(\.id)
      && bands.map(\.high) == other.bands.map(\.high)
      && bands.dropFirst().map(\.low) == other.bands.dropFirst().map(\.low)
  }

  /// Whether a higher headline is worse, as with DSAT %.
  public var isHigherWorse: Bool { headline == .shareLowest }
}
