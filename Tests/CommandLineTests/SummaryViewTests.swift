import Foundation
import Testing

/// What the views for people say: the same themes in each, and nothing that misleads.
struct SummaryViewTests {
  private static let options = [
    "--text", "comment", "--score", "nps", "--scale", "nps", "--id", "id", "--quiet",
  ]

  private static func rows(_ rows: [(Int, String)]) -> String {
    "id,nps,comment\n" + rows.enumerated().map { "\($0),\($1.0),\($1.1)\n" }.joined()
  }

  /// Detractors who waited, one of them pleased to; promoters who got friendly staff.
  private static let mixed = rows(
    (0..<15).map { (2, "Their helpline kept me on hold and that is terrible \($0)") } + [
      (1, "The waiting time was great")
    ]
      + (0..<15).map { (10, "Friendly and helpful staff \($0)") })

  @Test("table and Markdown show the most specific themes, the whole and each segment") func sameThemes()
    throws
  {
    let program = try Program(["in.csv": Self.mixed])
    let table = try program.run(["summary", "in.csv", "--by", "nps"] + Self.options)
    let markdown = try program.run(
      ["summary", "in.csv", "--by", "nps", "--format", "markdown"] + Self.options)
    #expect(table.lines.contains { $0.hasPrefix("Customer contact › Waiting time") })
    #expect(table.lines.contains { $0.hasPrefix("  Customer contact › Waiting time") })
    #expect(markdown.lines.count { $0.hasPrefix("| Customer contact › Waiting time |") } >= 2)
    #expect(!markdown.lines.contains { $0.hasPrefix("| Customer contact |") })
    #expect(!table.lines.contains { $0.hasPrefix("  Customer contact  ") })
    let json = try JSONValue(try program.run(["summary", "in.csv", "--format", "json"] + Self.options))
    #expect(json["themes"].with(id: "contact")["n"].number == 16)
  }

  @Test("headings name groups, and quotes under them agree") func quotes() throws {
    let result = try Program(["in.csv": Self.mixed]).run(["summary", "in.csv"] + Self.options)
    #expect(result.lines.contains { $0.hasPrefix("What goes with detractors ") })
    #expect(result.lines.contains { $0.hasPrefix("What goes with promoters ") })
    #expect(result.output.contains("terrible") && !result.output.contains("was great"))
  }

  @Test("answers in one band are said to be, and nothing is compared") func oneBand() throws {
    let rows = Self.rows((0..<20).map { (2, "Their helpline kept me on hold \($0)") })
    for format in ["table", "markdown"] {
      let result = try Program(["in.csv": rows]).run(
        ["summary", "in.csv", "--format", format] + Self.options)
      #expect(result.output.contains("All answers are detractor: there is no other group to compare with"))
      #expect(!result.output.contains("What goes with"))
    }
  }

  @Test("few comments: what would show them") func hint() throws {
    let rows = Self.rows([(2, "Their helpline kept me on hold"), (3, "Kept on hold"), (9, "Nice")])
    let program = try Program(["in.csv": rows])
    let result = try program.run(["summary", "in.csv"] + Self.options)
    #expect(result.lines.contains("No theme has 10 comments, the most frequent has 2: --min-n 2 shows more."))
    #expect(
      try program.run(["summary", "in.csv", "--min-n", "2"] + Self.options).output.contains("Waiting time"))
  }

  @Test("in 80 columns parents are cut, not the theme") func narrow() throws {
    var program = try Program(["in.csv": Self.mixed])
    program.environment = ["COLUMNS": "80"]
    let lines = try program.run(["summary", "in.csv"] + Self.options).lines
    #expect(lines.contains { $0.hasPrefix("Custom… › Waiting time") }, "\(lines)")
  }

  @Test("what would change nothing is no what-if") func whatIf() throws {
    let rows =
      "id,csat,comment\n"
      + (0..<90).map {
        $0 % 3 > 0 ? "\($0),1,I was on hold for hours and it was terrible\n" : "\($0),\(4 + $0 % 2),Good\n"
      }
      .joined()
    let result = try Program(["in.csv": rows]).run(
      "summary", "in.csv", "--text", "comment", "--score", "csat", "--scale", "csat", "--quiet")
    let line = try #require(result.lines.first { $0.contains("What if half of") })
    #expect(!line.contains("one band up") && line.contains("(top band)"))
  }

  @Test("addresses, numbers and other languages' function words are no terms") func terms() throws {
    let text = "zebrapad niet och https://www.example.com/zebra 1234 12x q"
    let rows = Self.rows((0..<12).map { _ in (2, text) })
    let program = try Program(["in.csv": rows])
    let result = try program.run(
      ["summary", "in.csv", "--lang", "en,nl,sv"] + Self.options.filter { $0 != "--lang" && $0 != "en" })
    let line = try #require(result.lines.first { $0.contains("they talk about") })
    #expect(line.hasSuffix("they talk about: zebrapad"), "\(line)")
    let found = try JSONValue(
      try program.run(
        ["discover", "in.csv", "--lang", "en,nl,sv", "--format", "json"]
          + Self.options.filter { $0 != "--lang" && $0 != "en" }))
    #expect(found["terms"].list.compactMap { $0["term"].text }.allSatisfy { $0.contains("zebrapad") })
  }

  @Test("words without a subject are proposed only within phrases") func loose() throws {
    let program = try Program([
      "in.csv": Self.rows((0..<12).map { _ in (2, "wanted zebrapad tuesday Peter") })
    ])
    let found = try JSONValue(try program.run(["discover", "in.csv", "--format", "json"] + Self.options))
    let terms = found["terms"].list.compactMap { $0["term"].text }
    #expect(!terms.isEmpty && terms.allSatisfy { $0.contains("zebrapad") }, "\(terms)")
  }
}
