internal import RootCause
internal import TextAnalysis
internal import Verbatim
internal import VerbatimModel
internal import VerbatimReports

/// The sheets of figures over conversations.
///
/// Groups below the fewest conversations show their size and nothing else.
struct TranscriptFigureSheets {
  private let report: TranscriptReport
  private let language: String

  init(_ report: TranscriptReport) {
    self.report = report
    language = TranscriptTable(report, style: Style(colour: false), width: 80).language
  }

  // MARK: Agents and groups

  /// A row an agent, team or other group, the largest first, below one of all conversations.
  func writeGroups(_ book: Workbook, _ name: String, _ groups: [(name: String, tally: ConversationTally)])
    throws
  {
    let columns = groupColumns()
    let sheet = try begin(book, name, columns)
    try sheet.add(row("all", report.groups.all, isAll: true))
    for group in TranscriptReport.ordered(groups) {
      try sheet.add(row(group.name.isEmpty ? "(not known)" : group.name, group.tally, isAll: false))
    }
    end(sheet, columns.count)
  }

  private func groupColumns() -> [(title: String, width: Double)] {
    var columns: [(title: String, width: Double)] = [("name", 28), ("n", 8)]
    func add(_ titles: [String]) { columns += titles.map { ($0, 12) } }
    add(["share", "share low", "share high", "turns"])
    for outcome in ConversationOutcome.allCases.map(\.rawValue) {
      add([outcome, outcome + " low", outcome + " high"])
    }
    add(["mood start", "mood end", "mood change", "change low", "change high"])
    if let scale = report.scale?.id { add([scale, scale + " low", scale + " high", scale + " n"]) }
    return columns + [("top reasons", 60)]
  }

  private func row(_ name: String, _ tally: ConversationTally, isAll: Bool) -> [Sheet.Cell] {
    let head: [Sheet.Cell] = [.text(name), .count(tally.n)]
    guard isAll || tally.n >= report.minimumN else {
      return head + [.text("fewer than \(report.minimumN): no figures", .note)]
    }
    var cells = head + share(tally.n, report.groups.all.n) + [.count(tally.turns)]
    for outcome in ConversationOutcome.allCases { cells += share(tally.outcomes[outcome] ?? 0, tally.n) }
    let change = tally.moodChange
    cells += [
      .optional(tally.mood?.start, .fine), .optional(tally.mood?.end, .fine), .optional(change?.mean, .fine),
      .optional(change?.interval?.low, .fine), .optional(change?.interval?.high, .fine),
    ]
    if let scale = report.scale {
      let figures = tally.scores.map { ScoreFigures($0, scale: scale) }
      cells += [
        .optional(figures?.value, .decimal), .optional(figures?.interval?.low, .decimal),
        .optional(figures?.interval?.high, .decimal), .count(Int(figures?.n ?? 0)),
      ]
    }
    let top = Self.ordered(tally.reasons).prefix(5).map { label($0.key) }.joined(separator: ", ")
    return cells + [top.isEmpty ? .empty : .text(top)]
  }

  // MARK: Themes

  /// A row a contact reason, behaviour and marker, of all conversations and of each agent or group that is large enough.
  func writeThemes(_ book: Workbook) throws {
    let columns: [(title: String, width: Double)] = [
      ("kind", 12), ("theme", 26), ("label", 30), ("of", 24), ("n", 8), ("of n", 8), ("share", 9),
      ("share low", 9), ("share high", 9), ("not resolved", 12), ("not resolved share", 12),
    ]
    let sheet = try begin(book, "themes", columns)
    try writeThemes(sheet, "all", report.groups.all)
    for group in report.ordered where group.tally.n >= report.minimumN {
      try writeThemes(sheet, group.name.isEmpty ? "(not known)" : group.name, group.tally)
    }
    end(sheet, columns.count)
  }

  private func writeThemes(_ sheet: Sheet, _ name: String, _ tally: ConversationTally) throws {
    for (kind, counts, all) in [
      ("reason", tally.reasons, tally.n), ("behaviour", tally.behaviours, tally.answered),
      ("marker", tally.markers, tally.n),
    ] {
      for (theme, n) in Self.ordered(counts) {
        let open = kind == "reason" ? tally.openReasons[theme] ?? 0 : nil
        try sheet.add(
          [
            .text(kind), .text(report.catalog.entries[theme].id), .text(label(theme)), .text(name), .count(n),
            .count(all),
          ]
            + share(n, all)
            + [
              open.map { .count($0) } ?? .empty,
              .optional(open.map { Double($0) / Double(max(1, n)) }, .percent),
            ])
      }
    }
  }

  // MARK: Coaching

  /// Conversations worth reading: those that did the customer's mood most good and most harm, of each agent or group.
  func writeCoaching(_ book: Workbook) throws {
    let columns: [(title: String, width: Double)] = [
      ("name", 28), ("kind", 8), ("conversation", 28), ("mood change", 12), ("turn", 8),
      ("what was said", 90),
    ]
    let sheet = try begin(book, "coaching", columns)
    for group in report.ordered where group.tally.n >= report.minimumN {
      for (kind, examples) in [("best", group.tally.best), ("worst", group.tally.worst)] {
        for example in examples {
          try sheet.add([
            .text(group.name.isEmpty ? "(not known)" : group.name), .text(kind), .text(example.id),
            .number(example.change, .fine), example.turn.map { .count($0 + 1) } ?? .empty,
            .text(example.text, .wrapped),
          ])
        }
      }
    }
    end(sheet, columns.count)
  }

  // MARK: Cells

  private func begin(_ book: Workbook, _ name: String, _ columns: [(title: String, width: Double)]) throws
    -> Sheet
  {
    let sheet = try book.addSheet(name)
    sheet.widths(columns.map(\.width))
    sheet.fitToPage()
    try sheet.add(columns.map { .text($0.title, .header) })
    return sheet
  }

  private func end(_ sheet: Sheet, _ columns: Int) {
    sheet.freeze(below: 1, filterTo: sheet.nextRow - 1, columns: columns)
  }

  private func label(_ theme: Int) -> String { report.catalog.label(of: theme, in: language) }

  private func share(_ part: Int, _ all: Int) -> [Sheet.Cell] {
    let share = ConversationTally.share(part, of: all)
    return [share?.share, share?.interval?.low, share?.interval?.high].map { .optional($0, .percent) }
  }

  private static func ordered(_ counts: [Int: Int]) -> [(key: Int, value: Int)] {
    counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
  }
}
