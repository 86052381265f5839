import Foundation
import Testing

/// `verbatim report` and `summary --format markdown` on the project's samples and on hostile comments.
struct ReportTests {
  private static let hostile = """
    id,nps,region,comment
    1,2,"<b>north</b>","<script>alert(1)</script> terrible service"
    2,3,south,"</script><script>alert(2)</script>"
    3,9,south,"a ""quoted"" comment with | pipes and <i>tags</i> {{rows}}"
    4,10,"<b>north</b>","\u{202E}reversed\u{202C} and 😀 great staff"

    """

  /// The JSON in the script element with this id.
  private static func data(_ id: String, in page: String) throws -> [String: Any] {
    let open = try #require(page.range(of: "<script type=\"application/json\" id=\"\(id)\">"))
    let close = try #require(page.range(of: "</script>", range: open.upperBound..<page.endIndex))
    let json = Data(page[open.upperBound..<close.lowerBound].utf8)
    return try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
  }

  @Test("one file with figures and rows, in the language of the comments", arguments: ["nl", "sv", "en"])
  func page(language: String) throws {
    let program = try Program()
    let result = try program.run("report", Corpora.path("nps-\(language).csv"), "-o", "report.html")
    #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
    let page = try program.folder.text("report.html")
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language)\">"))
    #expect(page.components(separatedBy: "</script>").count == 4 && !page.contains("{{"))
    for outside in ["http://www.w3.org/2000/svg"] { #expect(page.contains(outside)) }
    #expect(!page.contains("src=\"http") && !page.contains("href=\"http") && !page.contains("url("))
    let figures = try Self.data("figures", in: page)
    #expect(
      Set([
        "scale", "rows", "languages", "score", "catalog", "themes", "untagged", "segments", "trend", "sample",
        "texts", "why",
      ]).isSubset(of: figures.keys))
    let why = try #require(figures["why"] as? [String: Any])
    let steps = try #require(why["steps"] as? [[String: Any]])
    let catalog = try #require(figures["catalog"] as? [[String: Any]])
    let first = try #require(steps.first?["theme"] as? Int)
    #expect(why["band"] as? Int == 0 && catalog[first]["parent"] as? Int == -1)
    #expect(steps.allSatisfy { ($0["q"] as? Double ?? 1) < 0.05 && ($0["n"] as? Int ?? 0) >= 10 })
    let rows = try Self.data("rows", in: page)
    let count = try #require(rows["count"] as? Int)
    #expect(count == (figures["rows"] as? [String: Any])?["read"] as? Int)
    for column in [
      "text", "row", "id", "score", "sentiment", "theme_count", "hit_count", "evidence_count", "period",
      "day",
    ] {
      #expect((rows[column] as? [Any])?.count == count, "\(column)")
    }
  }

  @Test("spans are UTF-16 offsets of the words matched") func spans() throws {
    let program = try Program(["comments.csv": "nps,comment\n1,\"😀😀 é terrible service\"\n9,\"great\"\n"])
    _ = try program.run(
      "report", "comments.csv", "-o", "report.html", "--text", "comment", "--score", "nps", "--scale", "nps",
      "--lang", "en")
    let rows = try Self.data("rows", in: program.folder.text("report.html"))
    let hits = try #require(rows["hits"] as? [Int])
    let texts = try #require(rows["text"] as? [String])
    let found = try #require(hits.count >= 3 ? texts[0] as NSString : nil)
    let emoji = (0..<((rows["hit_count"] as? [Int])?[0] ?? 0)).map {
      found.substring(with: NSRange(location: hits[3 * $0], length: hits[3 * $0 + 1]))
    }
    #expect(emoji.contains("terrible"), "\(emoji)")
  }

  @Test("comments, names and titles stay data") func inert() throws {
    let program = try Program(["hostile.csv": Self.hostile])
    let result = try program.run(
      "report", "hostile.csv", "-o", "report.html", "--title", "</title><script>alert(3)</script>", "--by",
      "region", "--text", "comment",
      "--score", "nps")
    #expect(result.status == 0, "\(result.errors)")
    let page = try program.folder.text("report.html")
    #expect(
      page.components(separatedBy: "<script").count == 4
        && page.components(separatedBy: "</script>").count == 4)
    #expect(!page.contains("<b>north") && page.contains("&lt;/title&gt;"))
    let rows = try Self.data("rows", in: page)
    #expect((rows["text"] as? [String])?[0] == "<script>alert(1)</script> terrible service")
    #expect((rows["text"] as? [String])?[2].hasSuffix("{{rows}}") == true)
  }

  @Test("nothing from outside is allowed, and only this script runs") func policy() throws {
    let program = try Program()
    _ = try program.run("report", Corpora.path("csat-mixed.csv"), "-o", "report.html")
    let page = try program.folder.text("report.html")
    #expect(page.contains("default-src 'none'; script-src 'sha256-") && !page.contains("unsafe-inline"))
  }

  @Test("the same bytes for any number of threads") func threads() throws {
    let program = try Program()
    _ = try program.run("report", Corpora.path("csat-mixed.csv"), "-o", "one.html", "--threads", "1")
    _ = try program.run("report", Corpora.path("csat-mixed.csv"), "-o", "two.html", "--threads", "2")
    #expect(try program.folder.text("one.html") == program.folder.text("two.html"))
  }

  @Test("an unknown report language is refused, and the known ones are named") func language() throws {
    let result = try Program().run(
      "report", Corpora.path("nps-nl.csv"), "-o", "report.html", "--report-language", "tlh")
    #expect(result.status == 2 && result.errorLines.count == 1)
    #expect(result.errors.contains("'tlh'") && result.errors.contains("en, nl, sv"))
  }

  @Test("Markdown has tables, and cells that cannot break them") func markdown() throws {
    let program = try Program(["hostile.csv": Self.hostile])
    let result = try program.run(
      "summary", "hostile.csv", "--format", "markdown", "--min-n", "1", "--text", "comment", "--score", "nps",
      "--by", "region")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("## NPS ") && result.output.contains("| theme | comments | impact |"))
    #expect(!result.output.contains("<script>") && !result.output.contains("<b>"))
    for line in result.lines where line.hasPrefix("|") && !line.hasPrefix("|---") {
      let plain = line.replacingOccurrences(of: "\\|", with: "")
      #expect([4, 10].contains(plain.count { $0 == "|" }), "\(line)")
    }
  }

  @Test("a file's extension chooses Markdown") func extensions() throws {
    let program = try Program()
    _ = try program.run("summary", Corpora.path("nps-en.csv"), "-o", "summary.md")
    #expect(try program.folder.text("summary.md").hasPrefix("## NPS"))
  }
}
