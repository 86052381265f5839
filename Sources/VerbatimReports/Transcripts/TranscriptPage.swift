public import LanguagePacks
internal import RootCause
internal import Verbatim

/// The figures of conversations as one self-contained page, to print or share: no scripts, nothing loaded.
public struct TranscriptPage {
  private let report: TranscriptReport
  private let text: PageTexts
  private let language: String
  private let style: String

  /// The page of a report, with the words and styles of `files`.
  public init(_ report: TranscriptReport, files: LexiconFiles) throws(LexiconError) {
    self.report = report
    language = TranscriptTable(report, style: Style(colour: false), width: 400).language
    text = try PageTexts(page: "transcripts", language: language, files: files)
    style = ["report/colours.css", "report/transcripts.css"].compactMap(files.file).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }.joined()
  }

  /// The page.
  public func html() -> String {
    let all = report.groups.all
    let title = text("title")
    var html = """
      <!doctype html>
      <html lang="\(text.language)"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark"><meta name="generator" content="Verbatim">
      <title>\(Self.escape(title))</title>
      <style>
      \(style)</style></head>
      <body><main>
      <h1>\(Self.escape(title))</h1>

      """
    html += "<p class=\"hint\">\(Self.escape(counted(all)))</p>\n"
    html += figures(all) + card("outcome", outcomes(all))
    html += "<div class=\"two\">\n" + card("reasons", reasons(all), "")
    html += card("does", themes(all.behaviours, of: all.answered), text("does.hint"))
    html += "</div>\n<div class=\"two\">\n"
    html += card("said", themes(all.markers, of: all.n)) + card("effort", effort(all)) + "</div>\n"
    let turned = quotes(all.turned)
    if !turned.isEmpty { html += card("turned", turned) }
    html += groups()
    html += card("how", "<p>\(Self.escape(text("how.text")))</p>\n")
    return html + footer() + "</main></body></html>\n"
  }

  // MARK: Parts

  private func card(_ key: String, _ inside: String, _ hint: String = "") -> String {
    let note = hint.isEmpty ? "" : "<p class=\"hint\">\(Self.escape(hint))</p>\n"
    return "<section class=\"card\"><h2>\(Self.escape(text(key)))</h2>\n\(note)\(inside)</section>\n"
  }

  private func counted(_ all: ConversationTally) -> String {
    let languages = all.languages.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .map { "\($0.key) \(NumberText.grouped($0.value))" }
    let counts = ["\(NumberText.grouped(all.n)) \(text(all.n == 1 ? "conversation" : "conversations"))"]
    return (counts + ["\(NumberText.grouped(all.turns)) \(text("turns"))"] + languages).joined(
      separator: " · ")
  }

  private func figures(_ tally: ConversationTally) -> String {
    var cards = [(text("resolved"), share(tally.outcomes[.resolved] ?? 0, tally.n), limits(tally, .resolved))]
    if let mood = tally.mood, let change = tally.moodChange {
      let hint = text("mood.hint", ["start": signed(mood.start), "end": signed(mood.end)])
      cards.append((text("mood"), signed(change.mean), hint + "; " + limits(change.interval, signed)))
    }
    cards.append((text("turned.share"), share(tally.turnedCount, tally.n), ""))
    if let scale = report.scale, let scores = tally.scores, scores.n > 0 {
      let figures = ScoreFigures(scores, scale: scale)
      cards.append(
        (scale.id, figures.value.map(fixed) ?? "–", limits(figures.interval, fixed) + " · n \(figures.n)"))
    }
    let inside = cards.map { name, value, hint in
      "<section class=\"card\"><p class=\"hint\">\(Self.escape(name))</p><p class=\"value\">\(Self.escape(value))</p>"
        + "<p class=\"hint\">\(Self.escape(hint))</p></section>\n"
    }
    return "<div class=\"figures\">\n" + inside.joined() + "</div>\n"
  }

  private func outcomes(_ tally: ConversationTally) -> String {
    let known = ConversationOutcome.allCases.map { outcome in
      (name: text(outcome.rawValue), n: tally.outcomes[outcome] ?? 0, style: Self.style(outcome))
    }
    let rest = tally.n - known.reduce(0) { $0 + $1.n }
    let parts = known + (rest > 0 ? [(name: text("unknown"), n: rest, style: "none")] : [])
    let bars = parts.filter { $0.n > 0 }.map { "<span class=\"\($0.style)\" style=\"flex:\($0.n)\"></span>" }
    let keys = parts.map { part in
      let limits = limits(ConversationTally.share(part.n, of: tally.n)?.interval, percent)
      return "<span><i class=\"\(part.style)\"></i>"
        + "\(Self.escape("\(part.name) \(share(part.n, tally.n))")) <span class=\"hint\">\(limits)</span></span>"
    }
    return "<div class=\"stack\">\(bars.joined())</div>\n<div class=\"key\">\(keys.joined())</div>\n"
  }

  private static func style(_ outcome: ConversationOutcome) -> String {
    switch outcome {
    case .resolved: "good"
    case .unresolved: "bad"
    case .escalated: "middling"
    }
  }

  private func reasons(_ tally: ConversationTally) -> String {
    if tally.reasons.isEmpty { return "<p>\(Self.escape(text("no.reason")))</p>\n" }
    let order = tally.reasons.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    let rows = order.map { theme, n in
      bar(theme, n, tally.n, extra: share(tally.openReasons[theme] ?? 0, n))
    }
    return table([text("reason"), text("n"), text("share"), "", text("open")], rows)
  }

  private func themes(_ counts: [Int: Int], of all: Int) -> String {
    if counts.isEmpty { return "<p>–</p>\n" }
    let order = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return table(["", text("n"), text("share"), ""], order.map { bar($0.key, $0.value, all, extra: nil) })
  }

  private func bar(_ theme: Int, _ n: Int, _ all: Int, extra: String?) -> String {
    let width = all == 0 ? 0 : 100 * Double(n) / Double(all)
    let limits = limits(ConversationTally.share(n, of: all)?.interval, percent)
    return "<th scope=\"row\">\(Self.escape(report.catalog.label(of: theme, in: language)))</th>"
      + number(NumberText.grouped(n)) + number(share(n, all), limits)
      + "<td class=\"bar\"><span style=\"width:\(NumberText.fixed(width, 1))%\"></span></td>"
      + (extra.map { number($0) } ?? "")
  }

  private func effort(_ tally: ConversationTally) -> String {
    let rows = [
      ("customers.speak", tally.customerShare.map { percent($0) + " %" } ?? "–"),
      ("holds", NumberText.grouped(tally.holds)), ("transfers", NumberText.grouped(tally.transfers)),
      ("silence", tally.silence.map { NumberText.grouped(Int($0.rounded())) } ?? text("unknown")),
    ]
    return "<table><tbody>\n"
      + rows.map { "<tr><th scope=\"row\">\(Self.escape(text($0.0)))</th>\(number($0.1))</tr>\n" }.joined()
      + "</tbody></table>\n"
  }

  // MARK: Groups

  private func groups() -> String {
    let groups = report.ordered
    guard !groups.isEmpty else { return "" }
    let hasScores = report.scale != nil
    var titles = [
      report.groups.field ?? text("agent"), text("n"), text("resolved"), text("unresolved"),
      text("escalated"), text("change"),
    ]
    titles += (hasScores ? [text("score")] : []) + [text("customers.speak"), text("turned.share")]
    let rows = groups.map { name, tally in row(name, tally, hasScores: hasScores, columns: titles.count) }
    var inside = table(titles, rows)
    for (name, tally) in groups where tally.n >= report.minimumN {
      let (best, worst) = (quotes(tally.best), quotes(tally.worst))
      inside += "<h3>\(Self.escape(shown(name)))</h3>\n"
      inside += list("reasons", tally.reasons, tally.n) + list("does", tally.behaviours, tally.answered)
      if !best.isEmpty { inside += "<p class=\"hint\">\(Self.escape(text("best")))</p>\n" + best }
      if !worst.isEmpty { inside += "<p class=\"hint\">\(Self.escape(text("worst")))</p>\n" + worst }
    }
    let title = report.groups.field.map { text("by", ["field": $0]) } ?? text("by.agent")
    return "<section class=\"card\"><h2>\(Self.escape(title))</h2>\n\(inside)</section>\n"
  }

  /// The most reasons and behaviours that are listed of a group.
  private static let mostListed = 6

  /// The commonest themes of a group in a line, with their shares and intervals.
  private func list(_ title: String, _ counts: [Int: Int], _ all: Int) -> String {
    if counts.isEmpty { return "" }
    let order = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(Self.mostListed)
    let parts = order.map { theme, n in
      let limits = limits(ConversationTally.share(n, of: all)?.interval, percent)
      return Self.escape("\(report.catalog.label(of: theme, in: language)) \(share(n, all))")
        + (limits.isEmpty ? "" : " <span class=\"hint\">(\(Self.escape(limits)))</span>")
    }
    return "<p><strong>\(Self.escape(text(title)))</strong>: \(parts.joined(separator: " · "))</p>\n"
  }

  private func shown(_ name: String) -> String { name.isEmpty ? text("unknown") : name }

  private func row(_ name: String, _ tally: ConversationTally, hasScores: Bool, columns: Int) -> String {
    let volume = ConversationTally.share(tally.n, of: report.groups.all.n)?.interval
    let head =
      "<th scope=\"row\">\(Self.escape(shown(name)))</th>"
      + number(NumberText.grouped(tally.n), volume.map { limits($0, percent) + " %" } ?? "")
    guard tally.n >= report.minimumN else {
      let few = text("few", ["n": String(report.minimumN)])
      return head + "<td colspan=\"\(columns - 2)\" class=\"hint\">\(Self.escape(few))</td>"
    }
    let outcomes = ConversationOutcome.allCases.map { outcome in
      number(share(tally.outcomes[outcome] ?? 0, tally.n), limits(tally, outcome))
    }
    let change = tally.moodChange.map { number(signed($0.mean), limits($0.interval, signed)) } ?? number("–")
    return head + outcomes.joined() + change + (hasScores ? score(tally) : "")
      + number(tally.customerShare.map { percent($0) + " %" } ?? "–")
      + number(share(tally.turnedCount, tally.n))
  }

  private func score(_ tally: ConversationTally) -> String {
    guard let scale = report.scale, let scores = tally.scores, scores.n > 0 else { return number("–") }
    let figures = ScoreFigures(scores, scale: scale)
    return number(figures.value.map(fixed) ?? "–", limits(figures.interval, fixed))
  }

  private func quotes(_ examples: [ConversationTally.Example]) -> String {
    examples.map { example in
      var values = ["id": example.id, "change": signed(example.change)]
      if let turn = example.turn { values["turn"] = String(turn + 1) }
      let place = text(example.turn == nil ? "quote.whole" : "quote", values)
      return "<blockquote class=\"\(example.change < 0 ? "down" : "up")\">“\(Self.escape(example.text))” "
        + "<cite class=\"hint\">\(Self.escape(place))</cite></blockquote>\n"
    }.joined()
  }

  private func footer() -> String {
    var lines = ["Verbatim \(report.tool.version) · \(report.tool.lexicons.prefix(12))"]
    if let redacted = report.redacted {
      let list = redacted.sorted { $0.key < $1.key }.map { "\($0.key) \(NumberText.grouped($0.value))" }
      lines.insert(
        list.isEmpty ? text("masked.none") : text("masked", ["list": list.joined(separator: ", ")]), at: 0)
    }
    return "<footer class=\"hint\">\(lines.map { "<p>\(Self.escape($0))</p>" }.joined())</footer>\n"
  }

  // MARK: Figures

  private func table(_ titles: [String], _ rows: [String]) -> String {
    let head = titles.enumerated().map { index, title in
      "<th scope=\"col\"\(index == 0 ? "" : " class=\"number\"")>\(Self.escape(title))</th>"
    }
    return "<div class=\"scroll\"><table><thead><tr>\(head.joined())</tr></thead><tbody>\n"
      + rows.map { "<tr>\($0)</tr>\n" }.joined() + "</tbody></table></div>\n"
  }

  private func number(_ value: String, _ limits: String = "") -> String {
    let small = limits.isEmpty ? "" : "<span class=\"limits\">\(Self.escape(limits))</span>"
    return "<td class=\"number\">\(Self.escape(value))\(small)</td>"
  }

  private func share(_ part: Int, _ all: Int) -> String {
    all == 0 ? "–" : percent(Double(part) / Double(all)) + " %"
  }

  private func limits(_ tally: ConversationTally, _ outcome: ConversationOutcome) -> String {
    limits(ConversationTally.share(tally.outcomes[outcome] ?? 0, of: tally.n)?.interval, percent)
  }

  private func limits(_ interval: Interval?, _ show: (Double) -> String) -> String {
    interval.map { "\(show($0.low)) … \(show($0.high))" } ?? ""
  }

  private func percent(_ share: Double) -> String { NumberText.fixed(100 * share, 0) }
  private func signed(_ value: Double) -> String { local(NumberText.signed(value, 2)) }
  private func fixed(_ value: Double) -> String { local(NumberText.fixed(value, 1)) }
  private func local(_ number: String) -> String { number.replacing(".", with: text("decimal")) }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
