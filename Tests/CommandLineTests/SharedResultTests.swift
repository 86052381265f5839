import Foundation
import Testing

/// Results in the forms that people share: pages, Markdown, workbooks; lists that are whole; figures that can be checked.
struct SharedResultTests {
  private static func table(_ header: String, _ count: Int, _ row: (Int) -> String) -> String {
    Survey.csv(header, (0..<count).map(row))
  }

  /// The records of simple CSV, whose lines end with CR LF.
  private static func records(_ result: Program.Result) -> [[String]] {
    result.output.split(whereSeparator: \.isNewline).map { String($0).components(separatedBy: ",") }
  }

  @Test("a comparison as CSV adds up, as the JSON does") func comparisonCSV() throws {
    let program = try Program(["all.csv": Survey.planted])
    let groups =
      Survey.plantedColumns + ["--by", "Region", "--base", "North", "--current", "South", "--quiet"]
    let csv = try program.run(["compare", "all.csv", "--format", "csv"] + groups)
    let json = try JSONValue(try program.run(["compare", "all.csv", "--format", "json"] + groups))
    let rows = Self.records(csv)
    let (header, score) = (rows[0], rows[1])
    let contribution = try #require(header.firstIndex(of: "contribution"))
    let place = try #require(header.firstIndex(of: "difference"))
    let difference = try #require(Double(score[place]))
    #expect(rows.allSatisfy { $0.count == header.count } && rows.last?[0] == "unexplained")
    #expect(abs(difference - (json["score"]["difference"].number ?? 0)) < 1e-9)
    let sum = rows.dropFirst(2).compactMap { Double($0[contribution]) }.reduce(0, +)
    #expect(json["themes"].list.allSatisfy { theme in rows.contains { $0[0] == theme["id"].text } })
    #expect(abs(sum - difference) < 1e-8)
  }

  @Test("a comparison is written as Markdown, HTML and a workbook, by the file's extension")
  func comparisons()
    throws
  {
    let program = try Program(["all.csv": Survey.planted])
    let groups =
      Survey.plantedColumns + ["--by", "Region", "--base", "North", "--current", "South", "--quiet"]
    for name in ["c.md", "c.html", "c.xlsx"] {
      let result = try program.run(["compare", "all.csv", "-o", name] + groups)
      #expect(result.status == 0 && result.errors.isEmpty, "\(name) \(result.errors)")
    }
    let markdown = try program.folder.text("c.md")
    #expect(markdown.hasPrefix("## NPS ") && markdown.contains("| theme | before | now |"))
    let html = try program.folder.text("c.html")
    #expect(html.contains("<h1>North → South</h1>") && html.contains("<th scope=\"col\">theme</th>"))
    #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:"))
    let sheet = try program.run("columns", "c.xlsx", "--sheet", "2")
    #expect(sheet.status == 0 && sheet.output.contains("Contribution to the difference"), "\(sheet.errors)")
    let none = try program.run(["compare", "all.csv", "--format", "xlsx"] + groups)
    #expect(none.status == 2 && none.errors.contains("needs a file"))
  }

  @Test("a summary is a page of HTML, in which comments and groups are inert") func summaryPage() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Region,Comment", 60) {
        "\($0),\($0 % 11),<b>N&\"</b>,<script>alert(\($0))</script> Left on hold for half an hour"
      }
    ])
    let result = try program.run("summary", "a.csv", "--by", "Region", "-o", "a.html", "--quiet")
    #expect(result.status == 0 && result.errors.isEmpty)
    let html = try program.folder.text("a.html")
    #expect(html.contains("&lt;script&gt;alert(") && !html.contains("<script"))
    #expect(html.contains("Region = &lt;b&gt;N&amp;") && !html.contains("<b>"))
    #expect(html.contains("Waiting time"))
  }

  @Test("rows to follow up and rows that disagree are listed whole") func wholeLists() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Comment", 400) {
        "R\($0),\($0 % 2 == 0 ? 1 : 10),Terrible service number \($0) and rude staff"
      }
    ])
    let json = try JSONValue(try program.run("summary", "a.csv", "--format", "json", "--quiet"))
    #expect(json["alerts"]["follow_up_n"].number == 200 && json["alerts"]["follow_up"].list.count == 200)
    let mismatches = json["mismatches"]
    let count = try #require(mismatches["n"].number)
    #expect(count > 150 && Set(mismatches["ids"].list.compactMap(\.text)).count == Int(count))
  }

  @Test("the score from which impact starts is shown where it is another") func baseValue() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Comment", 90) {
        "\($0),\($0 % 11),\($0 % 11 == 10 ? "" : "I was on hold for \($0) minutes")"
      }
    ])
    let json = try JSONValue(try program.run("summary", "a.csv", "--format", "json", "--quiet"))
    let base = try #require(json["score"]["base_value"].number)
    let text = "(NPS −" + String(format: "%.1f", abs(base)) + ")"
    #expect(base != json["score"]["value"].number)
    for format in ["table", "markdown"] {
      #expect(
        try program.run("summary", "a.csv", "--format", format, "--quiet").output.contains(text), "\(format)")
    }
  }

  @Test("an interval beyond ±100 is explained") func beyond() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Comment", 40) { "\($0),\($0 % 4),Rude staff \($0)" }
    ])
    let note = "adjusted Wald interval"
    #expect(try program.run("summary", "a.csv", "--quiet").output.contains(note))
    let usual = try Program([
      "a.csv": Self.table("id,NPS,Comment", 90) { "\($0),\($0 % 11),Rude staff \($0)" }
    ])
    #expect(try !usual.run("summary", "a.csv", "--quiet").output.contains(note))
  }

  @Test("a report takes corrections; commands that tag nothing refuse them") func corrections() throws {
    let program = try Program([
      "a.csv": Self.table("id,NPS,Comment", 40) { "R\($0),\($0 % 11),Plain words \($0)" },
      "o.csv": "id,action,theme\nR3,add,price.value\n",
    ])
    let result = try program.run(
      "report", "a.csv", "--overrides", "o.csv", "--min-n", "1", "-o", "r.xlsx", "--quiet")
    #expect(result.status == 0)
    let sheet = try program.run("tag", "r.xlsx", "--sheet", "Comments", "--format", "csv", "--quiet")
    #expect(Self.records(sheet).count { $0.joined().contains("Value for money") } == 1, "\(sheet.errors)")
    let refused = try program.run("explain", "text", "--overrides", "o.csv")
    #expect(refused.status == 2 && refused.errors.contains("--overrides"))
  }
}
