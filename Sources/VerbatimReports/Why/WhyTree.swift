internal import DriverAnalysis
internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel

/// The answer to "why" as a tree for the terminal.
public struct WhyTree {
  let report: WhyReport
  let style: Style
  let width: Int
  let hidesText: Bool

  /// `width` is the terminal's, in columns; `hidesText` leaves the comments out and keeps the figures.
  public init(_ report: WhyReport, style: Style, width: Int, hidesText: Bool = false) {
    self.report = report
    self.style = style
    self.width = max(60, min(width, 160))
    self.hidesText = hidesText
  }

  /// What is asked, above the answer.
  var question: [String] {
    let result = report.result
    return [
      "",
      style.strong("Why \(report.targetName)?")
        + "   \(grouped(result.n)) of \(grouped(result.base)) comments",
    ]
  }

  /// The whole text, with a final line break.
  public func text() -> String {
    let result = report.result
    var lines = question
    lines += drivers(most: nil)
    if !result.steps.isEmpty {
      let what = "n; odds ratio (phrases: log-odds) with 95 % interval; q"
      lines += [""]
      lines +=
        TerminalText.width(what) + 15 <= width
        ? [style.strong("Step by step") + style.faint("   " + what)]
        : [style.strong("Step by step"), style.faint("  " + what)]
      lines += tree(result.steps, indent: "")
    }
    if !result.limits.isEmpty {
      lines += ["", style.strong("Limits")] + result.limits.flatMap { wrap($0) }.map { style.faint($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Drivers

  /// Whether there is no room for a driver's part of R².
  private var isTiny: Bool { width < 78 }
  /// What stands beside a driver's name.
  private var figureColumns: Int { isTiny ? 29 : 53 }

  /// The significant drivers, the heaviest first: the first `most` of them, or all with their reading (Kano).
  func drivers(most: Int?) -> [String] {
    guard let model = report.result.drivers else { return [] }
    let significant = model.drivers.filter(\.isSignificant)
    let shown = significant.prefix(most ?? significant.count)
    let labels = max(24, width - (width < 100 ? figureColumns : 66))
    var lines = [
      "",
      style.strong(
        TerminalText.pad("Drivers of the score", labels)
          + (isTiny ? "" : TerminalText.pad("part of R²", 24, right: true))
          + TerminalText.pad("points", 22, right: true) + TerminalText.pad("n", 7, right: true)),
    ]
    let adjusted = model.adjustedRSquared.map { ", \(NumberText.fixed(max(0, $0), 2)) adjusted" } ?? ""
    let fit = "R² \(NumberText.fixed(model.rSquared, 2))\(adjusted)"
    // What does not fit beside the figures stands below them.
    if labels + figureColumns + 2 + TerminalText.width(fit) <= width {
      lines[1] += "  " + style.faint(fit)
    } else {
      lines.append(style.faint("  " + fit))
    }
    for driver in shown {
      let reading = most == nil ? driver.kano?.rawValue : nil
      let remark = [driver.isCollinear ? "collinear" : nil, reading].compactMap { $0 }.joined(separator: "  ")
      let fits = labels + figureColumns + 2 + TerminalText.width(remark) <= width
      lines.append(row(driver, labels) + (fits && !remark.isEmpty ? "  " + remark : ""))
      if !fits && !remark.isEmpty { lines.append(style.faint("  " + remark)) }
    }
    if shown.isEmpty {
      let none =
        "  none of the \(model.drivers.count) tried moves the score by more than chance explains (q < 0.05)"
      lines += style.prose(none, width, indent: "  ")
    }
    if shown.count < significant.count {
      let more = significant.count - shown.count
      lines.append(style.faint("  \(more) more \(more == 1 ? "is" : "are") significant (q < 0.05; --all)"))
    }
    if !significant.isEmpty, significant.count < model.drivers.count {
      let rest = model.drivers.count - significant.count
      let others =
        "  \(rest) other\(rest == 1 ? "" : "s") cannot be told from chance (q ≥ 0.05; --format json has all)"
      lines += style.prose(others, width, indent: "  ").map { style.faint($0) }
    }
    return lines
  }

  private func row(_ driver: WhyDriver, _ labels: Int) -> String {
    let name = (driver.predictor.isPositive ? "+ " : "− ") + path(driver.predictor.theme, labels - 3)
    func part(_ value: Double) -> String { NumberText.fixed(value * 100, 1) }
    let range = driver.shareInterval.map { " (\(part($0.low)) … \(part($0.high)))" } ?? ""
    let reach = driver.interval.map { " (\(signed($0.low)) … \(signed($0.high)))" } ?? ""
    let effect = TerminalText.pad(signed(driver.coefficient) + reach, 22, right: true)
    return TerminalText.pad(name, labels)
      + (isTiny ? "" : TerminalText.pad(part(driver.share) + " %" + range, 24, right: true))
      + (driver.coefficient < 0 ? style.bad(effect) : style.good(effect))
      + TerminalText.pad(grouped(Int(driver.n)), 7, right: true)
  }

  /// The theme's name in `columns`: where there is no room, its parents are cut and not the name itself.
  private func path(_ theme: Int, _ columns: Int) -> String {
    let own = report.catalog.label(of: theme, in: report.labelLanguage)
    guard let parent = report.catalog.entries[theme].parent else { return own }
    return TerminalText.path(report.catalog.path(of: parent, in: report.labelLanguage), own, columns)
  }

  // MARK: Tree

  private func tree(_ steps: [WhyStep], indent: String) -> [String] {
    steps.enumerated().flatMap { index, step -> [String] in
      let isLast = index == steps.count - 1
      let branch = indent + (isLast ? "└─ " : "├─ ")
      let below = indent + (isLast ? "   " : "│  ")
      return heading(step, branch) + details(step, below) + tree(step.steps, indent: below)
    }
  }

  private func heading(_ step: WhyStep, _ branch: String) -> [String] {
    let figures =
      TerminalText.pad(grouped(step.n), 6, right: true)
      + TerminalText.pad(" " + NumberText.fixed(step.effect, 1) + interval(step), 22, right: true)
      + TerminalText.pad(step.q < 0.0001 ? "<0.0001" : NumberText.fixed(step.q, 4), 9, right: true)
    let room = width - TerminalText.width(branch) - 37
    return [style.faint(branch) + style.strong(TerminalText.pad(name(step, room), room)) + figures]
  }

  func interval(_ step: WhyStep) -> String {
    step.interval.map { " (\(NumberText.fixed($0.low, 1)) … \(NumberText.fixed($0.high, 1)))" } ?? ""
  }

  func name(_ step: WhyStep, _ room: Int) -> String {
    let label =
      step.theme.map { report.catalog.label(of: $0, in: report.labelLanguage) } ?? TerminalText.safe(step.id)
    switch step.kind {
    case .theme, .subtheme: return label
    case .coOccurrence:
      return "together with " + (step.theme.map { path($0, max(12, room - 15)) } ?? label)
    case .phrase: return "“\(label)”"
    case .segment: return "where: " + label
    case .period: return "when: " + label
    }
  }

  private func details(_ step: WhyStep, _ indent: String) -> [String] {
    var lines = TerminalText.wrap(step.because, width - TerminalText.width(indent)).map {
      style.faint(indent + $0)
    }
    // Where steps follow, they show the comments.
    if hidesText || !step.steps.isEmpty || step.kind == .segment || step.kind == .period { return lines }
    for example in step.examples.prefix(step.kind == .phrase ? 1 : 2) {
      let place = "  (score \(NumberText.significant(example.score)), row \(example.row))"
      let room = width - TerminalText.width(indent) - 2 - place.count
      lines.append(
        style.faint(indent + "\"" + TerminalText.fit(TerminalText.safe(example.text), room) + "\"" + place))
    }
    return lines
  }

  // MARK: Text

  /// The text in lines of the terminal's width, indented.
  private func wrap(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, TerminalText.width(line) + 1 + TerminalText.width(String(word)) > width - 4 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.enumerated().map { ($0.offset == 0 ? "  · " : "    ") + $0.element }
  }

  private func signed(_ value: Double) -> String { NumberText.signed(value, 2) }
  func grouped(_ value: Int) -> String { NumberText.grouped(value) }
}
