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
        "'\(text)' compares nothing", "write a rule such as nps<20 or 'theme:contact.waiting share>0.15'")
    }
    let right = plain[place.upperBound...].trimmingEnds()
    guard let limit = Double(right.replacing("−", with: "-").replacing(",", with: ".")), limit.isFinite else {
      throw Self.error("'\(right)' in '\(text)' is no number", "write a number such as 20 or 0.15")
    }
    let subject = try Self.subject(plain[..<place.lowerBound].trimmingEnds(), text)
    self.init(text: plain, subject: subject, relation: relation, limit: limit)
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
