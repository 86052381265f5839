internal import Foundation
public import RootCause
public import TextAnalysis
public import VerbatimModel

/// What became of a gate.
public struct GateResult: Sendable, Equatable {
  /// The rule as written.
  public let rule: String
  /// Whether it failed.
  public let hasFailed: Bool
  /// The figure against the limit, in words.
  public let reason: String
}

/// Holds figures against the user's gates.
public struct GateCheck: Sendable {
  private let figures: GroupFigures
  private let scale: Scale
  private let catalog: ThemeCatalog
  private let known: Set<String>?

  /// `known` are the themes that went with the lowest band in the baseline; nil without one.
  public init(figures: GroupFigures, scale: Scale, catalog: ThemeCatalog, known: Set<String>?) {
    (self.figures, self.scale, self.catalog, self.known) = (figures, scale, catalog, known)
  }

  /// The result of each gate.
  ///
  /// - Throws: `GateError` where a gate asks for another scale, or for a theme or band that does not exist.
  public func results(_ gates: [Gate]) throws(GateError) -> [GateResult] {
    var results: [GateResult] = []
    for gate in gates { results.append(try result(gate)) }
    return results
  }

  private func result(_ gate: Gate) throws(GateError) -> GateResult {
    switch gate.subject {
    case .headline(let name):
      try require(name)
      return compare(gate, figures.score.value, name.uppercased())
    case .band(let id):
      guard let band = figures.score.bands.first(where: { $0.id == id }) else {
        throw Gate.error(
          "the scale \(scale.id) has no band '\(id)'", "use \(scale.bands.map(\.id).joined(separator: ", "))")
      }
      return compare(gate, band.share, "the share of \(id)")
    case .theme(let id, let figure):
      guard let number = catalog.number(of: id) else {
        throw Gate.error("there is no theme '\(id)'", "use an id of the codebook ('verbatim themes list')")
      }
      return compare(gate, value(figure, of: number), "\(figure) of \(id)")
    case .new: return try new(gate)
    }
  }

  private func require(_ name: String) throws(GateError) {
    let names = ["score", scale.id, Self.family(scale.id)]
    if names.contains(name) { return }
    throw Gate.error(
      "'\(name)' is not the scale in force, which is \(scale.id)",
      "write \(scale.id) or score, or set --scale")
  }

  private static func family(_ id: String) -> String {
    switch id {
    case "nps10": "nps"
    case "csat4": "csat"
    default: id
    }
  }

  private func value(_ figure: String, of number: Int) -> Double? {
    guard let theme = figures.themes.first(where: { $0.theme == number }) else {
      return figure == "share" || figure == "n" ? 0 : nil
    }
    switch figure {
    case "share": return theme.share
    case "impact": return theme.impact.value
    case "lift": return theme.bands[0].lift
    case "n": return Double(theme.n)
    default: return theme.sentiment?.mean
    }
  }

  private func compare(_ gate: Gate, _ value: Double?, _ name: String) -> GateResult {
    guard let value else {
      // A gate that cannot be checked is not passed: an empty export must not look green.
      return GateResult(rule: gate.text, hasFailed: true, reason: "there is no \(name): too few answers")
    }
    let fails = gate.relation.holds(value, gate.limit)
    let verdict = fails ? "" : "not "
    return GateResult(
      rule: gate.text, hasFailed: fails,
      reason: "\(name) is \(Self.text(value)), \(verdict)\(gate.relation.word) \(Self.text(gate.limit))")
  }

  private func new(_ gate: Gate) throws(GateError) -> GateResult {
    guard let known else {
      throw Gate.error(
        "'new' has nothing to compare with", "give --baseline FILE, made by 'verbatim summary --format json'")
    }
    let found = Self.significant(figures, catalog).filter { !known.contains($0) }
    let reason =
      found.isEmpty ? "no theme is new" : "new with \(scale.bands[0].id): \(found.joined(separator: ", "))"
    return GateResult(rule: gate.text, hasFailed: !found.isEmpty, reason: reason)
  }

  private static func text(_ value: Double) -> String {
    let text = String(format: abs(value) < 1 ? "%.3f" : "%.1f", value)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// The ids of the themes that go with the lowest band by more than chance: q < 0.05 and a lift above 1.
  public static func significant(_ figures: GroupFigures, _ catalog: ThemeCatalog) -> [String] {
    figures.themes.filter { ($0.bands[0].q ?? 1) < 0.05 && ($0.bands[0].lift ?? 0) > 1 }.map {
      catalog.entries[$0.theme].id
    }
  }
}
