/// Why a partial result cannot be read or merged.
public struct PartialError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// `file: problem; remedy`.
  public var description: String { "\(file): \(problem); \(remedy)" }

  static func unreadable(_ file: String) -> PartialError {
    PartialError(
      file: file, problem: "this is not a partial result",
      remedy: "make one with 'verbatim summary … --partial -o FILE'")
  }

  static func version(_ file: String, _ version: Int) -> PartialError {
    PartialError(
      file: file,
      problem: "it has version \(version), and this program reads version \(PartialIdentity.version)",
      remedy: "make all partial results with the same release")
  }

  static func damaged(_ file: String) -> PartialError {
    PartialError(file: file, problem: "the counts in it are damaged", remedy: "make the partial result again")
  }

  static func isThere(_ file: String, _ input: String) -> PartialError {
    PartialError(
      file: file, problem: "\(input) was already counted in a file before it",
      remedy: "name each partial result once")
  }

  static func tooManySegments(_ file: String, _ limit: SegmentLimit) -> PartialError {
    let halves = limit.description.split(separator: "; ", maxSplits: 1).map(String.init)
    return PartialError(file: file, problem: halves[0], remedy: halves.last ?? "")
  }

  static func differs(_ file: String, _ first: String, _ what: String, _ here: String, _ there: String)
    -> PartialError
  {
    PartialError(
      file: file, problem: "its \(what) differs from that of \(first): \(here) against \(there)",
      remedy: remedies[what] ?? "merge partial results with the same \(what)")
  }

  /// What to do where a part decided for itself.
  private static let remedies = [
    "scale": "make every part with the same --scale or --bands",
    "order of dates": "write dates as 2026-03-12, which every part reads alike",
  ]
}
