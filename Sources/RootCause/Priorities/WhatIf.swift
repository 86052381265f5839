import VerbatimModel

/// The headline if part of a theme's lowest-band respondents had answered higher, all else equal.
///
/// Two bounds: `oneBandUp` moves them to the next band, `topBand` to the highest. For a mean score they take
/// the mean of the band they move to. A calculation, not a forecast: it assumes that the theme is why they
/// scored low.
public struct WhatIf: Sendable, Hashable {
  /// The headline as it is, over all scored respondents.
  public let now: Double
  /// The headline with those respondents one band up.
  public let oneBandUp: Double
  /// The headline with those respondents in the highest band.
  public let topBand: Double
  /// The (weighted) number of respondents that are moved.
  public let moved: Double

  /// The effect of moving `part` (½: halved) of the theme's lowest-band respondents; nil for an empty group
  /// or one band.
  public init?(_ group: GroupTally, theme: Int, headline: Headline, part: Double = 0.5) {
    let bands = group.scored.bands
    guard bands.count > 1, let now = headline.value(group.scored) else { return nil }
    let affected = group.themes[theme].scores.bands[0]
    let share = part * Double(affected.weight) / Double(group.scored.weight)
    func gain(to band: Int) -> Double {
      share * (Self.value(band, bands, headline) - Self.value(0, bands, headline, of: affected))
    }
    self.now = now
    oneBandUp = now + gain(to: 1)
    topBand = now + gain(to: bands.count - 1)
    moved = part * Double(affected.weight) / 1e6
  }

  /// One respondent's part in the headline, in band `band`: for a mean, the mean score of the band.
  private static func value(
    _ band: Int, _ bands: [BandTally], _ headline: Headline, of own: BandTally? = nil
  ) -> Double {
    let (isLowest, isHighest) = (band == 0, band == bands.count - 1)
    switch headline.kind {
    case .net: return isHighest ? 100 : isLowest ? -100 : 0
    case .shareHighest: return isHighest ? 100 : 0
    case .shareLowest: return isLowest ? 100 : 0
    case .mean: return mean(own ?? bands[band]) ?? nearest(band, bands)
    }
  }

  private static func mean(_ band: BandTally) -> Double? {
    ExactProduct.ratio(band.weightedScore, band.weight).map { $0 / 1e6 }
  }

  /// The mean of the first band from `band` downwards that has answers: an empty band is taken to gain
  /// nothing more.
  private static func nearest(_ band: Int, _ bands: [BandTally]) -> Double {
    bands[...band].reversed().lazy.compactMap { mean($0) }.first ?? 0
  }
}
