internal import RootCause
internal import Verbatim

extension WhyTree {
  /// The answer on one screen: the strongest reasons with one comment each, the strongest drivers, and where the rest is.
  public func brief() -> String {
    var lines = question
    let steps = report.result.steps.prefix(Self.mostSteps)
    if steps.isEmpty {
      lines += ["", "  nothing is said in them more often than chance allows (--min-n, --all)"]
    } else {
      lines += [
        "", style.strong(columns("Named more than by the others", "n", "odds ratio (95 %)", "share")),
      ]
      var shown: Set<Int> = []
      for step in steps { lines += reason(step, &shown) }
    }
    lines += drivers(most: Self.mostDrivers)
    lines += [""] + TerminalText.wrap(rest(), width - 2).map { style.faint("  " + $0) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let mostSteps = 5
  private static let mostDrivers = 5

  private func columns(_ name: String, _ n: String, _ effect: String, _ share: String) -> String {
    let room = width - 6 - 23 - 15
    return TerminalText.pad(name, room) + TerminalText.pad(n, 6, right: true)
      + TerminalText.pad(effect, 23, right: true) + TerminalText.pad(share, 15, right: true)
  }

  /// A step in a few lines: its figures, what it is mostly about, and a comment that was not shown before.
  private func reason(_ step: WhyStep, _ shown: inout Set<Int>) -> [String] {
    let result = report.result
    let others = max(0, result.base - result.n)
    let share = result.n > 0 ? NumberText.fixed(100 * Double(step.n) / Double(result.n), 0) + " %" : "–"
    var lines = [
      columns(
        "· " + name(step, width - 46), grouped(step.n), NumberText.fixed(step.effect, 1) + interval(step),
        others > 0 ? share : "–")
    ]
    if let part = step.steps.first {
      let figures = "  n \(grouped(part.n)), \(NumberText.fixed(part.effect, 1))\(interval(part))"
      let prefix = part.kind == .subtheme || part.kind == .theme ? "mostly: " : ""
      let room = width - 4 - prefix.count - TerminalText.width(figures)
      lines.append(style.faint("    " + prefix + TerminalText.fit(name(part, room), room) + figures))
    }
    let all = examples(step)
    if !hidesText, let example = all.first(where: { !shown.contains($0.row) }) ?? all.first {
      shown.insert(example.row)
      let place = "  (score \(NumberText.significant(example.score)), row \(example.row))"
      // Two lines hold most comments.
      let room = 2 * (width - 8) - TerminalText.width(place)
      let text = "\"" + TerminalText.fit(TerminalText.safe(example.text), room) + "\"" + place
      lines += TerminalText.wrap(text, width - 4).map { style.faint("    " + $0) }
    }
    return lines
  }

  /// Comments that show a step: those of its strongest part first.
  private func examples(_ step: WhyStep) -> [WhyStep.Example] {
    (step.steps.first.map { examples($0) } ?? []) + step.examples
  }

  /// How much more there is.
  private func rest() -> String {
    func count(_ steps: [WhyStep]) -> Int { steps.reduce(0) { $0 + 1 + count($1.steps) } }
    let limits = report.result.limits.count
    let steps = count(report.result.steps)
    return
      "what goes together, not proof of cause; --all shows \(steps) step\(steps == 1 ? "" : "s"), all significant drivers and "
      + "\(limits) limit\(limits == 1 ? "" : "s")"
  }
}
