public import Evaluation

/// Writes an evaluation as text to read.
public struct EvaluationTable: Sendable {
  private var lines: [String] = []

  /// The lines for a report.
  public static func text(_ report: EvaluationReport, gates: [EvaluationGate] = []) -> String {
    var table = EvaluationTable()
    table.rows(report)
    if let tally = report.sentiment { table.sentiment(tally) }
    if let tally = report.themes { table.themes(tally, report.mappedLabels) }
    table.agreement(report.agreement)
    table.gates(gates)
    table.worst(report.worst)
    return table.lines.joined(separator: "\n") + "\n"
  }

  private mutating func rows(_ report: EvaluationReport) {
    lines.append("rows       \(report.read) read, \(report.used) measured")
    for (reason, count) in report.leftOut.sorted(by: { $0.key < $1.key }) {
      lines.append("           \(count) \(reason)")
    }
    let languages = report.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    lines.append("languages  " + languages.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
  }

  private mutating func sentiment(_ tally: SentimentTally) {
    lines += ["", "Sentiment (\(tally.count) comments)"]
    for (name, value) in EvaluationFigures.sentiment(tally) {
      lines.append("  " + Self.left(name.replacing("_", with: " "), 20) + Self.figure(value))
    }
    lines += [
      "",
      "  " + Self.left("class", 12) + Self.heads(["n", "precision", "recall", "f1"])
        + "   given: negative neutral positive",
    ]
    for one in SentimentClass.allCases {
      let figures = tally.confusion.figures(one)
      let given = tally.confusion.counts[one.rawValue].map { Self.right(String($0), 8) }.joined()
      lines.append("  " + Self.left(one.name, 12) + Self.cells(figures) + "         " + given)
    }
  }

  private mutating func themes(_ tally: LabelTally, _ mapped: Set<String>) {
    lines += ["", "Themes (\(tally.count) comments)"]
    lines.append("  " + Self.left("label", 44) + Self.heads(["n", "precision", "recall", "f1"]))
    for (label, figures) in EvaluationFigures.ordered(tally) {
      let note = mapped.contains(label) ? "" : "  not mapped"
      lines.append("  " + Self.left(TerminalText.safe(label), 44) + Self.cells(figures) + note)
    }
    lines.append("  " + Self.left("all (micro)", 44) + Self.cells(tally.micro))
    lines.append("  " + Self.left("macro F1", 44) + Self.figure(tally.macroF1))
    if tally.polarities > 0 {
      lines.append(
        "  " + Self.left("polarity of those found (\(tally.polarities))", 44)
          + Self.figure(tally.polarityAccuracy))
    }
  }

  private mutating func agreement(_ figures: [AgreementFigures]) {
    if figures.isEmpty { return }
    lines += ["", "Agreement (Krippendorff's alpha)"]
    for one in figures {
      lines.append(
        "  " + Self.left("\(one.subject): \(one.first), \(one.second)", 30) + Self.figure(one.alpha))
    }
  }

  private mutating func gates(_ gates: [EvaluationGate]) {
    if gates.isEmpty { return }
    lines.append("")
    for gate in gates {
      lines.append(
        "  \(gate.isMet ? "reached" : "MISSED ") \(gate.name) \(Self.figure(gate.value)), asked for \(NumberText.fixed(gate.least, 3))"
      )
    }
  }

  private mutating func worst(_ errors: [WorstError]) {
    if errors.isEmpty { return }
    lines += ["", "Worst errors"]
    for error in errors {
      lines.append(
        "  \(TerminalText.safe(error.id)): \(TerminalText.safe(error.gold)), found \(error.found) (\(NumberText.fixed(error.score, 2)))"
      )
      if let text = error.text { lines.append("    " + TerminalText.safe(text)) }
      lines.append("    " + error.reasons.joined(separator: "; "))
    }
  }

  // MARK: Cells

  private static func cells(_ figures: RetrievalFigures) -> String {
    right(String(figures.support), 7) + right(figure(figures.precision), 11)
      + right(figure(figures.recall), 8)
      + right(figure(figures.f1), 7)
  }

  private static func heads(_ names: [String]) -> String {
    zip(names, [7, 11, 8, 7]).map { right($0, $1) }.joined()
  }

  private static func figure(_ value: Double?) -> String { value.map { NumberText.fixed($0, 3) } ?? "-" }

  private static func left(_ text: String, _ width: Int) -> String {
    text.count >= width ? text + " " : text + String(repeating: " ", count: width - text.count)
  }

  private static func right(_ text: String, _ width: Int) -> String {
    text.count >= width ? " " + text : String(repeating: " ", count: width - text.count) + text
  }
}
