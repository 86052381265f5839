internal import Verbatim

/// The figures of conversations as one self-contained page, to print or share: no scripts, nothing loaded.
public struct TranscriptPage {
  private let report: TranscriptReport
  private let table: TranscriptTable
  private let title: String

  /// All of it as given.
  public init(_ report: TranscriptReport, title: String) {
    self.report = report
    self.title = title
    table = TranscriptTable(report, style: Style(colour: false), width: 400)
  }

  /// The page.
  public func text() -> String {
    var html = """
      <!doctype html>
      <html lang="\(table.language)"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(Self.escape(title))</title>
      <style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
      table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{text-align:right;padding:.3rem .6rem;border-bottom:1px solid #ccc}
      th:first-child,td:first-child{text-align:left}blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #888}
      @media(prefers-color-scheme:dark){body{color:#eee;background:#111}th,td{border-color:#444}}
      </style>
      <h1>\(Self.escape(title))</h1>

      """
    for line in table.headline() { html += "<p>\(Self.escape(line))</p>\n" }
    for line in table.details(report.groups.all) { html += paragraph(line) }
    html += rows(table.reasonRows())
    html += "<h2>\(Self.escape(table.groupTitle))</h2>\n"
    for (name, tally) in report.ordered { html += group(name, tally) }
    if let redacted = report.redacted {
      html += "<p>\(Self.escape(TranscriptTable.redaction(redacted)))</p>\n"
    }
    return html + "</html>\n"
  }

  private func rows(_ rows: [[String]]) -> String {
    var html = "<table>\n"
    for (index, row) in rows.enumerated() {
      let tag = index == 0 ? "th" : "td"
      html += "<tr>" + row.map { "<\(tag)>\(Self.escape($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return html + "</table>\n"
  }

  private func group(_ name: String, _ tally: ConversationTally) -> String {
    let lines = table.group(name, tally)
    guard let first = lines.first else { return "" }
    var html = "<h3>\(Self.escape(first))</h3>\n"
    for line in lines.dropFirst() { html += paragraph(line) }
    return html
  }

  private func paragraph(_ line: String) -> String {
    let tag = line.contains("“") ? "blockquote" : "p"
    return "<\(tag)>\(Self.escape(line))</\(tag)>\n"
  }

  private static func escape(_ text: String) -> String {
    text.trimmingSpaces.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;"
    )
    .replacing("\"", with: "&quot;")
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
