internal import LanguagePacks
internal import RootCause
internal import TextAnalysis
public import Verbatim
internal import VerbatimModel

/// Conversations for a terminal: the figures of all, of each agent or group, and the conversations worth reading.
public struct TranscriptTable {
  private let report: TranscriptReport
  private let style: Style
  private let width: Int
  /// The language of labels.
  public let language: String

  /// All of it as given.
  public init(_ report: TranscriptReport, style: Style, width: Int) {
    (self.report, self.style, self.width) = (report, style, width)
    let languages = report.groups.all.languages.filter { $0.key != CommentAnalysis.undetermined }
    language =
      report.labelLanguage ?? languages.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      ?? LabelLanguage.fallback
  }

  /// The table; a single conversation is shown turn by turn.
  public func text(only: AnalyzedConversation?) -> String {
    let head = headline()
    var lines = [style.strong(head[0])] + style.prose(head[1], width) + [""]
    if let only { lines += conversation(only) + [""] }
    lines += reasons() + [""]
    lines += groups()
    if let redacted = report.redacted { lines.append(Self.redaction(redacted)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line on what was masked.
  public static func redaction(_ counts: [String: Int]) -> String {
    let list = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return "masked: " + (list.isEmpty ? "nothing" : list)
  }

  /// What was read, and how all of it ended.
  func headline() -> [String] {
    let all = report.groups.all
    let languages = all.languages.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { "\($0.key) \(NumberText.grouped($0.value))" }.joined(separator: " · ")
    return [
      "\(counted(all.n, "conversation")) · \(counted(all.turns, "turn")) · \(languages)",
      outcomes(all) + "     mood " + mood(all) + score(all),
    ]
  }

  private func outcomes(_ tally: ConversationTally) -> String {
    let known = ConversationOutcome.allCases.map { outcome in
      let n = tally.outcomes[outcome] ?? 0
      return "\(outcome.rawValue) \(percent(n, tally.n))\(interval(n, tally.n))"
    }
    let rest = tally.unknown > 0 ? ["not known \(percent(tally.unknown, tally.n))"] : []
    return (known + rest).joined(separator: "   ")
  }

  /// The 95 % interval of a share; empty for a single conversation.
  private func interval(_ part: Int, _ all: Int) -> String {
    guard all > 1, let interval = ConversationTally.share(part, of: all)?.interval else { return "" }
    return " (\(NumberText.fixed(100 * interval.low, 0))–\(NumberText.fixed(100 * interval.high, 0)))"
  }

  private func mood(_ tally: ConversationTally) -> String {
    guard let mood = tally.mood, let change = tally.moodChange else { return "–" }
    let interval = change.interval.map {
      " (\(NumberText.signed($0.low, 2)) … \(NumberText.signed($0.high, 2)))"
    }
    return "\(NumberText.signed(mood.start, 2)) → \(NumberText.signed(mood.end, 2)), change "
      + NumberText.signed(change.mean, 2) + (interval ?? "")
  }

  private func score(_ tally: ConversationTally) -> String {
    guard let scale = report.scale, let scores = tally.scores, scores.n > 0 else { return "" }
    let figures = ScoreFigures(scores, scale: scale)
    let value = figures.value.map { NumberText.fixed($0, 1) } ?? "–"
    let interval = figures.interval.map {
      " (\(NumberText.fixed($0.low, 1)) … \(NumberText.fixed($0.high, 1)))"
    }
    return "     \(scale.id) \(value)\(interval ?? ""), n \(figures.n)"
  }

  private func percent(_ part: Int, _ all: Int) -> String {
    all == 0 ? "–" : NumberText.fixed(100 * Double(part) / Double(all), 0) + " %"
  }

  // MARK: Reasons

  private func reasons() -> [String] {
    var lines = reasonRows().map { row($0[0], Array($0.dropFirst())) }
    lines[0] = style.strong(lines[0])
    if lines.count == 1 { lines.append("  no contact reason was recognised") }
    return lines
  }

  /// The contact reasons, the commonest first, below a row of titles.
  func reasonRows() -> [[String]] {
    let all = report.groups.all
    let order = all.reasons.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return [["Contact reason", "n", "share", "95 %", "not resolved"]]
      + order.map { theme, n in
        let interval = ConversationTally.share(n, of: all.n)?.interval.map {
          "\(NumberText.fixed(100 * $0.low, 0))–\(NumberText.fixed(100 * $0.high, 0)) %"
        }
        return [
          report.catalog.label(of: theme, in: language), String(n), percent(n, all.n), interval ?? "–",
          percent(all.openReasons[theme] ?? 0, n),
        ]
      }
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    let cell = width < 74 ? max(8, (width - 18) / max(1, cells.count)) : width < 100 ? 13 : 14
    return "  " + TerminalText.pad(TerminalText.safe(name), max(16, min(40, width - 2 - cells.count * cell)))
      + cells.map { TerminalText.pad($0, cell, right: true) }.joined()
  }

  // MARK: Groups

  private func groups() -> [String] {
    let groups = report.ordered
    guard !groups.isEmpty else { return [] }
    var lines = [style.strong(groupTitle)]
    for (name, tally) in groups {
      var group = group(name, tally)
      if group.count > 1 { group[0] = "  " + style.strong(String(group[0].dropFirst(2))) }
      lines += group
    }
    return lines + [""]
  }

  /// What stands above the groups.
  var groupTitle: String { report.groups.field.map { "By \($0)" } ?? "By agent" }

  /// The lines of one agent or group; one line where it is too small for figures.
  func group(_ name: String, _ tally: ConversationTally) -> [String] {
    let title = TerminalText.safe(name.isEmpty ? "(not known)" : name)
    guard tally.n >= report.minimumN else {
      return ["  \(title): \(counted(tally.n, "conversation")), fewer than \(report.minimumN): no figures"]
    }
    let all = report.groups.all.n
    return [
      "  \(title)  n \(tally.n), \(percent(tally.n, all))\(interval(tally.n, all)) of all"
    ]
      + style.prose(
        "    " + outcomes(tally) + "     mood " + mood(tally) + score(tally), width, indent: "    ")
      + details(tally) + examples("best", tally.best) + examples("worst", tally.worst)
  }

  /// Reasons, behaviours, markers and effort of a tally, and where its mood turned.
  func details(_ tally: ConversationTally) -> [String] {
    themes("reasons", tally.reasons, tally.n) + themes("does", tally.behaviours, tally.answered)
      + themes("said of the outcome", tally.markers, tally.n) + effort(tally)
      + examples("turned", tally.turned)
  }

  private func effort(_ tally: ConversationTally) -> [String] {
    guard let share = tally.customerShare else { return [] }
    let line =
      "customers speak \(NumberText.fixed(100 * share, 0)) % · \(counted(tally.holds, "hold")) · "
      + "\(counted(tally.transfers, "transfer")) · "
      + (tally.silence.map { NumberText.fixed($0, 0) + " s of silence · " } ?? "")
      + "mood turned in \(percent(tally.turnedCount, tally.n))"
    return style.prose("    " + line, width, indent: "    ")
  }

  private func themes(_ title: String, _ counts: [Int: Int], _ all: Int) -> [String] {
    let top = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(5)
    if top.isEmpty { return [] }
    let list = top.map { "\(report.catalog.label(of: $0.key, in: language)) \(percent($0.value, all))" }
    return [TerminalText.fit("    \(title): " + list.joined(separator: ", "), width)]
  }

  private func examples(_ title: String, _ examples: [ConversationTally.Example]) -> [String] {
    examples.map { example in
      let turn = example.turn.map { ", turn \($0 + 1)" } ?? ""
      let place = "\(title): \(example.id) (\(NumberText.signed(example.change, 2))\(turn)) "
      return TerminalText.fit("    " + TerminalText.safe(place + "“\(example.text)”"), width)
    }
  }

  // MARK: One conversation

  private func conversation(_ found: AnalyzedConversation) -> [String] {
    var lines: [String] = []
    for (index, turn) in found.conversation.turns.enumerated() {
      let analysis = found.turns[index]
      let time =
        turn.start.map { "\(Int($0) / 60):" + (Int($0) % 60 < 10 ? "0" : "") + "\(Int($0) % 60)" } ?? ""
      let score = analysis.sentiment.score
      let mark = score == 0 || turn.role != .customer ? "" : NumberText.signed(score, 2)
      let turned = found.arc.turningPoints.contains { $0.turn == index } ? "↻" : " "
      let themes = analysis.themes.map { report.catalog.label(of: $0.theme, in: language) }.joined(
        separator: ", ")
      let head =
        TerminalText.pad(String(index + 1), 4, right: true) + " " + TerminalText.pad(time, 6, right: true)
        + "  "
        + TerminalText.pad(turn.role.rawValue, 9) + TerminalText.pad(mark, 6, right: true) + " \(turned) "
      lines.append(TerminalText.fit(head + TerminalText.safe(turn.text), width))
      if !themes.isEmpty {
        lines.append(style.faint(TerminalText.fit(String(repeating: " ", count: 32) + themes, width)))
      }
    }
    return lines
  }

  private func counted(_ n: Int, _ thing: String) -> String {
    "\(NumberText.grouped(n)) \(thing)\(n == 1 ? "" : "s")"
  }
}
