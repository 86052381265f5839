internal import Foundation
internal import RootCause

/// A rule of `--fail-on`, such as `nps<20` or `theme:contact.waiting share>0.15`.
public struct Gate: Sendable, Equatable {
  /// What is looked at.
  public enum Subject: Sendable, Equatable {
    /// The headline; its name, such as `nps`.
    case headline(String)
    /// A figure of a theme: `share`, `impact`, `lift`, `n` or `sentiment`.
    case theme(String, figure: String)
    /// The share of a band.
    case band(String)
    /// A theme that goes with the lowest band now and did not before.
    case new
  }

  /// How the figure is compared with the limit.
  public enum Relation: String, Sendable, CaseIterable {
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"

    func holds(_ value: Double, _ limit: Double) -> Bool {
      switch self {
      case .atMost: value <= limit
      case .atLeast: value >= limit
      case .below: value < limit
      case .above: value > limit
      }
    }

    var word: String {
      switch self {
      case .atMost: "at most"
      case .atLeast: "at least"
      case .below: "below"
      case .above: "above"
      }
    }
  }

  /// The rule as written.
  public let text: String
  /// What is looked at.
  public let subject: Subject
  /// The comparison that fails the gate.
  public let relation: Relation
  /// The limit.
  public let limit: Double

  /// The figures of themes that a gate may name.
  public static let figures = ["share", "impact", "lift", "n", "sentiment"]
}

extension Gate {
  /// Reads a rule.
  ///
  /// - Throws: `GateError` with an example of what can be written.
  public init(_ text: String) throws(GateError) {
    let plain = text.trimmingEnds()
    if plain == "new" {
      self.init(text: plain, subject: .new, relation: .above, limit: 0)
      return
    }
    guard let (relation, place) = Self.relation(in: plain) else {
      throw Self.error(
        plain.contains("=") ? "'\(text)' has no <, <=, > or >=" : "'\(text)' compares nothing",
        "write a rule such as nps<20 or 'theme:contact.waiting share>0.15'")
    }
    let right = plain[place.upperBound...].trimmingEnds()
    let number = right.replacing("−", with: "-").replacing(",", with: ".")
    let isDecimal = number.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B
    }
    guard isDecimal, let limit = Double(number), limit.isFinite else {
      throw Self.error("'\(right)' in '\(text)' is no number", "write a number such as 20 or 0.15")
    }
    let subject = try Self.subject(plain[..<place.lowerBound].trimmingEnds(), text)
    self.init(text: plain, subject: subject, relation: relation, limit: limit)
    if let range = Self.range(of: subject) { try require(range) }
  }

  /// Refuses a limit that no figure can be beyond: the rule would always fail, or never.
  private func require(_ range: ClosedRange<Double>) throws(GateError) {
    if range.contains(limit) { return }
    func plain(_ value: Double) -> String { String(format: "%g", value).replacing("-", with: "−") }
    let isPercentage = range == 0...1 && (0...100).contains(limit)
    let reach =
      range.upperBound.isFinite
      ? "lies between \(plain(range.lowerBound)) and \(plain(range.upperBound))"
      : "is at least \(plain(range.lowerBound))"
    throw Self.error(
      "the limit \(plain(limit)) of '\(text)' can never be passed, as the figure \(reach)",
      isPercentage ? "write \(plain(limit / 100)) for \(plain(limit)) %" : "write a limit within that range")
  }

  /// What figures of a kind can be; nil where that depends on the scale, and nobody mistakes it for another.
  private static func range(of subject: Subject) -> ClosedRange<Double>? {
    switch subject {
    case .headline, .new: nil
    case .band: 0...1
    case .theme(_, "share"): 0...1
    case .theme(_, "sentiment"): -1...1
    case .theme(_, "n"), .theme(_, "lift"): 0...Double.infinity
    case .theme: nil
    }
  }

  private static func relation(in text: String) -> (Relation, Range<String.Index>)? {
    for relation in Relation.allCases {
      if let range = text.firstRange(of: relation.rawValue) { return (relation, range) }
    }
    return nil
  }

  private static func subject(_ left: String, _ text: String) throws(GateError) -> Subject {
    let words = left.split(separator: " ").map { String($0) }
    if left.hasPrefix("theme:") {
      guard words.count == 2, figures.contains(words[1]) else {
        throw error(
          "'\(text)' names no figure of the theme",
          "write 'theme:ID FIGURE>LIMIT' with \(figures.joined(separator: ", "))")
      }
      return .theme(String(words[0].dropFirst("theme:".count)), figure: words[1])
    }
    if left.hasPrefix("band:") {
      guard words.count == 2, words[1] == "share" else {
        throw error("'\(text)' names no figure of the band", "write 'band:ID share>LIMIT'")
      }
      return .band(String(words[0].dropFirst("band:".count)))
    }
    guard words.count == 1 else { throw error("'\(text)' is no rule", "write a rule such as nps<20") }
    return .headline(words[0].lowercased())
  }

  static func error(_ problem: String, _ remedy: String) -> GateError {
    GateError(option: "--fail-on", problem: problem, remedy: remedy)
  }
}

extension StringProtocol {
  /// The text without spaces at either end.
  func trimmingEnds() -> String {
    var rest = self[...]
    while rest.first == " " { rest = rest.dropFirst() }
    while rest.last == " " { rest = rest.dropLast() }
    return String(rest)
  }
}
