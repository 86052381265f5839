/// A page of headings, paragraphs and tables, written as Markdown for mail and wikis or as HTML that needs nothing else.
struct PlainPage {
  /// A table: names of columns, and rows of as many cells.
  struct Table {
    let header: [String]
    let rows: [[String]]
    /// The columns that stand to the right, as numbers do.
    let numbers: Set<Int>
  }

  /// A part of the page.
  enum Block {
    /// A heading of level 2 or 3.
    case heading(Int, String)
    /// A line that stands out.
    case strong(String)
    case paragraph(String)
    case table(Table)
    case list([String])
  }

  /// The parts, in order.
  var blocks: [Block] = []

  /// The page as Markdown (GitHub's tables), with a final line break.
  func markdown() -> String {
    let parts = blocks.map { block -> [String] in
      switch block {
      case .heading(let level, let text):
        [String(repeating: "#", count: level) + " " + SummaryPage.escaped(text)]
      case .strong(let text): ["**" + SummaryPage.escaped(text) + "**"]
      case .paragraph(let text): [SummaryPage.escaped(text)]
      case .table(let table): Self.markdown(table)
      case .list(let items): items.map { "- " + SummaryPage.escaped($0) }
      }
    }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ table: Table) -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(SummaryPage.escaped).joined(separator: " | ") + " |"
    }
    let rule = "|" + table.header.indices.map { table.numbers.contains($0) ? "---:|" : "---|" }.joined()
    return [line(table.header), rule] + table.rows.map(line)
  }

  /// The page as one file of HTML: no script, nothing loaded.
  func html(title: String) -> String {
    var page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(Self.escaped(title))</title>
      <style>
      body{font:16px/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
      .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}
      th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:break-word}
      .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
      @media(prefers-color-scheme:dark){body{color:#eee;background:#111}th,td{border-color:#444}}
      @media print{thead{display:table-header-group}tr{break-inside:avoid}}
      </style></head><body><main>
      <h1>\(Self.escaped(title))</h1>

      """
    for block in blocks {
      switch block {
      case .heading(let level, let text): page += "<h\(level)>\(Self.escaped(text))</h\(level)>\n"
      case .strong(let text): page += "<p><strong>\(Self.escaped(text))</strong></p>\n"
      case .paragraph(let text): page += "<p>\(Self.escaped(text))</p>\n"
      case .table(let table): page += Self.html(table)
      case .list(let items):
        page += "<ul>\n" + items.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"
      }
    }
    return page + "</main></body></html>\n"
  }

  private static func html(_ table: Table) -> String {
    func cell(_ tag: String, _ column: Int, _ text: String) -> String {
      "<\(tag)\(table.numbers.contains(column) ? " class=\"number\"" : "")>\(escaped(text))</\(tag.prefix(2))>"
    }
    func line(_ tag: String, _ cells: [String]) -> String {
      "<tr>" + cells.enumerated().map { cell(tag, $0, $1) }.joined() + "</tr>\n"
    }
    return
      "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"\(escaped(table.header[0]))\"><table>\n<thead>"
      + line("th scope=\"col\"", table.header) + "</thead>\n<tbody>\n"
      + table.rows.map { line("td", $0) }.joined() + "</tbody></table></div>\n"
  }

  private static func escaped(_ text: String) -> String { ReportTemplate.escaped(TerminalText.safe(text)) }
}
