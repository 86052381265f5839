internal import Evaluation

/// Keeps what each coder said, for the agreement between them.
struct CodedComments {
  private var labels: [(gold: SentimentClass, given: SentimentClass, second: SentimentClass?)] = []
  private var themes: [(gold: Set<String>, found: Set<String>, second: Set<String>?)] = []

  mutating func addLabels(gold: SentimentClass?, given: SentimentClass, second: SentimentClass?) {
    if let gold { labels.append((gold, given, second)) }
  }

  mutating func addThemes(gold: Set<String>, found: Set<String>, second: Set<String>?) {
    themes.append((gold, found, second))
  }

  /// The agreement of gold and tool, and where there is a second coder of both with that one.
  func agreement(hasSecondCoder: Bool) -> [AgreementFigures] {
    var figures: [AgreementFigures] = []
    if !labels.isEmpty {
      figures.append(label("gold", "verbatim", labels.map { [$0.gold, $0.given] }))
      if hasSecondCoder {
        figures.append(
          label("gold", "coder2", labels.compactMap { row in row.second.map { [row.gold, $0] } }))
        figures.append(
          label("coder2", "verbatim", labels.compactMap { row in row.second.map { [$0, row.given] } }))
      }
    }
    if !themes.isEmpty {
      figures.append(theme("gold", "verbatim", themes.map { [$0.gold, $0.found] }))
      if hasSecondCoder && labels.isEmpty {
        figures.append(
          theme("gold", "coder2", themes.compactMap { row in row.second.map { [row.gold, $0] } }))
        figures.append(
          theme("coder2", "verbatim", themes.compactMap { row in row.second.map { [$0, row.found] } }))
      }
    }
    return figures
  }

  private func label(_ first: String, _ second: String, _ units: [[SentimentClass]]) -> AgreementFigures {
    AgreementFigures(first, second, subject: "label", alpha: KrippendorffAlpha.nominal(units))
  }

  private func theme(_ first: String, _ second: String, _ units: [[Set<String>]]) -> AgreementFigures {
    AgreementFigures(first, second, subject: "themes", alpha: KrippendorffAlpha.labelSets(units))
  }
}
