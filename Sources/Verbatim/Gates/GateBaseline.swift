internal import Foundation
public import VerbatimModel

/// An earlier summary, to tell what is new.
///
/// A theme that an earlier summary does not show was not there, was too rare for its `--min-n`, was cut by `--top`, or is in no
/// codebook of it; only the first may ring an alarm. Summaries say what they were made with, and those made otherwise are refused.
public enum GateBaseline {
  private struct Band: Decodable {
    let q: Double?
    let lift: Double?
  }
  private struct Theme: Decodable {
    let id: String
    let bands: [String: Band]
  }
  private struct Score: Decodable {
    let scale: String
    let bands: [BandName]
  }
  private struct BandName: Decodable {
    let id: String
  }
  private struct Settings: Decodable {
    let min_n: Int
    let top: Int?
    let codebooks: [String]
  }
  private struct Summary: Decodable {
    let score: Score
    let settings: Settings?
    let themes: [Theme]
  }

  /// The themes that went with the lowest band in an earlier `summary --format json`.
  ///
  /// - Throws: `GateError` for a summary of another scale, codebook or `--min-n`, or one cut by `--top`.
  public static func themes(
    _ bytes: [UInt8], file: String, scale: Scale, minimumN: Int, codebooks: [String]
  ) throws(GateError) -> Set<String> {
    func refusal(_ problem: String, _ remedy: String) -> GateError {
      GateError(option: "--baseline \(file)", problem: problem, remedy: remedy)
    }
    guard let summary = try? JSONDecoder().decode(Summary.self, from: Data(bytes)) else {
      throw refusal("this is no summary", "make one with 'verbatim summary --format json -o FILE'")
    }
    let bands = summary.score.bands.map(\.id)
    guard summary.score.scale == scale.id, bands == scale.bands.map(\.id) else {
      throw refusal(
        "it was made on the scale \(summary.score.scale) (\(bands.joined(separator: ", "))), and this is "
          + "\(scale.id) (\(scale.bands.map(\.id).joined(separator: ", ")))",
        "give an earlier summary on the same scale")
    }
    guard let settings = summary.settings else {
      throw refusal(
        "it does not say with which --min-n, --top and codebook it was made",
        "make it anew with this version of the program")
    }
    if let top = settings.top {
      throw refusal(
        "it holds the first \(top) themes only (--top), and what it left out cannot be told from what is new",
        "make it without --top")
    }
    if settings.min_n != minimumN {
      throw refusal(
        "it was made with --min-n \(settings.min_n), and this with \(minimumN)",
        "use the same --min-n for both")
    }
    if settings.codebooks != codebooks {
      throw refusal(
        "it was made with the codebook \(settings.codebooks.joined(separator: ", ")), and this with "
          + codebooks.joined(separator: ", "), "make it anew with the same --themes")
    }
    let band = scale.bands[0].id
    let significant = summary.themes.filter {
      ($0.bands[band]?.q ?? 1) < 0.05 && ($0.bands[band]?.lift ?? 0) > 1
    }
    return Set(significant.map(\.id))
  }
}
