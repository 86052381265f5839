public import VerbatimModel

/// Reads `--bands "low=0..4,mid=5..7,high=8..10"`.
public enum BandsOption {
  /// The custom scale that the text describes: its headline is the share of the highest band.
  public static func parse(_ text: String) throws(InputError) -> Scale {
    var bands: [ScoreBand] = []
    var column = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let band = try Self.band(part, column)
      if let last = bands.last, band.low <= last.high {
        throw error(
          column, "'\(band.id)' does not begin above '\(last.id)'", "list the bands from low to high")
      }
      if bands.contains(where: { $0.id == band.id }) {
        throw error(column, "there are two bands '\(band.id)'", "give each a name of its own")
      }
      bands.append(band)
      column += part.count + 1
    }
    if bands.count < 2 { throw error(1, "there is only one band", "give at least two") }
    return Scale(id: "custom", headline: .shareHighest, bands: bands)
  }

  private static func band(_ part: Substring, _ column: Int) throws(InputError) -> ScoreBand {
    let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
    guard sides.count == 2, !sides[0].isEmpty else {
      throw error(column, "'\(part)' is not a band", "write name=low..high, such as low=0..4")
    }
    let dots = sides[1].replacing("…", with: "..").replacing("–", with: "..")
    let ends = dots.split(separator: "..", omittingEmptySubsequences: false)
    let numbers = ends.compactMap { Double($0.trimmed.replacing(",", with: ".")) }
    guard (ends.count == 1 || ends.count == 2), numbers.count == ends.count, let low = numbers.first,
      let high = numbers.last, low.isFinite, high.isFinite
    else {
      throw error(
        column, "'\(sides[1])' is not a range", "write two numbers with two dots between them, such as 0..4")
    }
    guard max(abs(low), abs(high)) <= Scale.largestScore else {
      let limit = Int(Scale.largestScore)
      throw error(
        column, "\(sides[1]) goes beyond ±\(limit)",
        "divide the scores by ten or a hundred so that they lie from −\(limit) to \(limit)")
    }
    guard low <= high else { throw error(column, "\(sides[1]) runs backwards", "put the lower number first") }
    return ScoreBand(id: String(sides[0]), low: low, high: high)
  }

  private static func error(_ column: Int, _ problem: String, _ remedy: String) -> InputError {
    InputError(file: "--bands", line: 1, column: column, problem: problem, remedy: remedy)
  }
}
