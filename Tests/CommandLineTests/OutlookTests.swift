import Foundation
import Testing

/// Revenue at risk, gates, benchmarks, weights and disagreement of score and text.
struct OutlookTests {
  private static let csat = ["--text", "comment", "--score", "csat", "--scale", "csat", "--quiet"]

  @Test("revenue at risk: the worked example of 172,000") func revenue() throws {
    let program = try Program(["survey.csv": Survey.worked])
    let risk = ["--churn", "dissatisfied=0.92,neutral=0.80", "--spend", "500"]
    let json = try JSONValue(
      try program.run(["summary", "survey.csv", "--format", "json"] + Self.csat + risk))
    #expect(json["revenue_at_risk"]["amount"].number == 172_000)
    #expect(json["revenue_at_risk"]["bands"].list.map { $0["customers"].number } == [184, 160, 0])
    let waiting = json["themes"].with(id: "contact.waiting")
    #expect(waiting["n"].number == 100)
    #expect(waiting["revenue_at_risk"].number == 31_000)
    #expect(waiting["what_if"]["moved"].number == 25 && waiting["what_if"]["top_band"].number == 62.5)
    let table = try program.run(["summary", "survey.csv"] + Self.csat + risk)
    #expect(table.output.contains("At risk: 172,000") && table.output.contains("344 customers × 500"))
  }

  @Test("only themes that go with the unhappy have revenue at risk") func praisedTheme() throws {
    let mixed = Survey.csv(
      "id,csat,comment",
      Survey.worked.split(separator: "\n").dropFirst().enumerated().map { index, row in
        index < 20 || index >= 800 ? "\(index + 1),\(index < 20 ? 2 : 5),Very friendly staff" : String(row)
      })
    let program = try Program(["survey.csv": mixed])
    let risk = ["--churn", "dissatisfied=0.92,neutral=0.80", "--spend", "500"]
    let themes = try JSONValue(
      try program.run(["summary", "survey.csv", "--format", "json"] + Self.csat + risk))["themes"]
    #expect(try #require(themes.with(id: "contact.waiting")["revenue_at_risk"].number) > 0)
    #expect(themes.with(id: "staff.attitude")["n"].number == 220)
    #expect(themes.with(id: "staff.attitude")["revenue_at_risk"] == .null)
    let lines = try program.run(["summary", "survey.csv"] + Self.csat + risk).lines
    let start = try #require(lines.firstIndex { $0.hasPrefix("At risk") })
    let block = lines[start...].prefix { !$0.isEmpty }.joined(separator: "\n")
    #expect(block.contains("Waiting time") && !block.contains("Staff"), "\(block)")
  }

  @Test("a gate that fails ends with 1 and says why") func gates() throws {
    let program = try Program(["survey.csv": Survey.worked])
    func run(_ rules: String...) throws -> Program.Result {
      try program.run(
        ["summary", "survey.csv", "--format", "json"] + Self.csat + rules.flatMap { ["--fail-on", $0] })
    }
    let failed = try run(
      "csat<70", "csat<50", "theme:contact.waiting share>0.05", "band:dissatisfied share>=0.2")
    #expect(failed.status == 1)
    #expect(failed.errorLines.count == 3 && failed.errors.contains("csat<70: CSAT is 60.0, below 70.0"))
    let gates = try JSONValue(failed)["alerts"]["gates"].list
    #expect(gates.map { $0["failed"].bool } == [true, false, true, true])
    #expect(try run("csat<60", "theme:contact.waiting impact<-5", "score>60").status == 0)
    for (rule, message) in [
      ("nps<20", "'nps' is not the scale in force, which is csat"), ("csat=70", "has no <, <=, > or >="),
      ("csat<many", "'many' in 'csat<many' is no number"),
      ("theme:nothing share>0.1", "there is no theme 'nothing'"),
      ("theme:contact size>1", "names no figure"), ("band:detractor share>0.1", "has no band 'detractor'"),
      ("new", "'new' has nothing to compare with"),
    ] {
      let wrong = try run(rule)
      #expect(
        wrong.status == 2 && wrong.errors.contains(message) && wrong.errorLines.count == 1, "\(wrong.errors)")
    }
  }

  @Test("'new' finds a theme that is significant now and was not before") func new() throws {
    let before =
      Survey.planted.split(separator: "\n").filter { !$0.contains("helpline") }.joined(separator: "\n") + "\n"
    let program = try Program(["now.csv": Survey.planted, "before.csv": before])
    #expect(
      try program.run(["summary", "before.csv", "-o", "base.json"] + Survey.plantedColumns).status == 0)
    let rule = ["--fail-on", "new", "--baseline", "base.json"]
    let now = try program.run(["summary", "now.csv"] + Survey.plantedColumns + rule)
    #expect(
      now.status == 1 && now.errors.contains("new with detractor: ") && now.errors.contains("contact.waiting")
    )
    #expect(try program.run(["summary", "before.csv"] + Survey.plantedColumns + rule).status == 0)
    let wrong = try program.run(
      ["summary", "now.csv", "--fail-on", "new", "--baseline", "now.csv"] + Survey.plantedColumns)
    #expect(wrong.status == 2 && wrong.errors.contains("now.csv: this is no summary"))
  }

  @Test("a baseline that cannot know what is new is refused, and one of the same file is silent")
  func otherBaseline() throws {
    let program = try Program(["now.csv": Survey.planted])
    func baseline(_ name: String, _ more: String...) throws {
      #expect(try program.run(["summary", "now.csv", "-o", name] + Survey.plantedColumns + more).status == 0)
    }
    func check(_ name: String, _ more: String...) throws -> Program.Result {
      try program.run(
        ["summary", "now.csv", "--fail-on", "new", "--baseline", name] + Survey.plantedColumns + more)
    }
    try baseline("whole.json")
    #expect(try check("whole.json").status == 0)
    let other = try check("whole.json", "--min-n", "20")
    #expect(other.status == 2 && other.errors.contains("made with --min-n 10, and this with 20"))
    let book = try check("whole.json", "--themes", "telecom")
    #expect(book.status == 2 && book.errors.contains("made with the codebook customer-experience"))
    try baseline("top.json", "--top", "1")
    let cut = try check("top.json")
    #expect(cut.status == 2 && cut.errors.contains("holds the first 1 themes only (--top)"))
  }

  @Test("weights in the thousands count in full; beyond a million they are refused, tiny ones told")
  func largeWeights() throws {
    let program = try Program([
      "a.csv":
        "id,nps,comment,w\n1,9,Fine,20000\n2,3,Slow delivery,5000\n3,8,Nice,200.5\n4,2,Bad,1000001\n",
      "b.csv": "id,nps,comment,w\n1,9,Fine,0.0001\n2,3,Slow delivery,0.0003\n",
    ])
    let columns = ["--format", "json", "--score", "nps", "--scale", "nps", "--text", "comment", "--quiet"]
    func run(_ file: String) throws -> JSONValue {
      try JSONValue(try program.run(["summary", file, "--weight", "w"] + columns))
    }
    let large = try run("a.csv")
    #expect(abs((large["score"]["value"].number ?? 0) - 100 * 15000 / 25200.5) < 1e-8)
    #expect(large["rows"]["rejected"]["weight above 1,000,000"].number == 1)
    let tiny = try run("b.csv")
    #expect(tiny["score"]["value"].number == -50)
    #expect(tiny["notes"].list.contains { $0.text?.contains("2 weights are below 0.0005") == true })
  }

  @Test("a theme that turns round within segments is watched, and says by what it is confounded")
  func confounded() throws {
    // Within both regions "price" goes with fewer low scores; South scores low and talks of prices.
    var rows: [String] = []
    for (region, theme, low, high) in [
      ("S", "The price is too high", 300, 150), ("S", "It is what it is", 90, 20),
      ("N", "The price is too high", 10, 100), ("N", "It is what it is", 150, 500),
    ] {
      for index in 0..<low + high { rows.append("\(index < low ? 2 : 10),\(theme),\(region)") }
    }
    let program = try Program(["a.csv": Survey.csv("nps,comment,region", rows)])
    let columns = ["--score", "nps", "--scale", "nps", "--text", "comment", "--quiet"]
    let risk = ["--churn", "detractor=0.5", "--spend", "100"]
    func theme(_ id: String, _ more: [String]) throws -> JSONValue {
      let run = try program.run(["summary", "a.csv", "--format", "json"] + columns + risk + more)
      return try JSONValue(run)["themes"].with(id: id)
    }
    let (plain, split) = (try theme("price", []), try theme("price", ["--by", "region"]))
    #expect((plain["revenue_at_risk"].number ?? 0) > 0)
    #expect(split["priority"].text == "watch" && split["revenue_at_risk"] == .null)
    // The other theme is the mirror image: kept by itself, watched within regions.
    #expect(try theme("overall", [])["priority"].text == "keep")
    #expect(try theme("overall", ["--by", "region"])["priority"].text == "watch")
    #expect(
      split["confounded_by"].list.map(\.text) == ["region"] && split["what_if"]["confounded"].bool == true)
    #expect(split["revenue_at_risk_bands"]["detractor"] == plain["revenue_at_risk_bands"]["detractor"])
    let column = split["confounding"][0]
    #expect(column["verdict"].text == "reversed" && column["simpson"].bool == true)
    #expect((column["p"].number ?? 1) < 0.05 && (column["chi_square"].number ?? 0) > 3.84)
    let table = try program.run(["summary", "a.csv", "--by", "region"] + columns).output
    #expect(table.contains("(confounded by region)") && !table.contains("Keep "))
  }

  @Test("every figure of a theme has an interval that holds it") func intervals() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(
      try program.run(["summary", "a.csv", "--format", "json"] + Survey.plantedColumns + ["--by", "region"]))
    func holds(_ value: JSONValue, _ key: String) -> Bool {
      guard let own = value[key].number, let low = value["\(key)_low"].number,
        let high = value["\(key)_high"].number
      else { return false }
      return low <= own + 1e-9 && own <= high + 1e-9 && low < high
    }
    var checked = 0
    for theme in json["themes"].list {
      #expect(holds(theme, "share") && holds(theme, "impact"))
      for band in ["detractor", "promoter"] {
        let figures = theme["bands"][band]
        for key in ["lift", "odds_ratio"] where (figures["n"].number ?? 0) > 0 {
          #expect(holds(figures, key), "\(key) \(theme["id"])")
        }
        #expect(holds(figures, "risk_difference") && holds(figures, "share"), "\(theme["id"])")
        checked += 1
      }
    }
    #expect(checked > 4)
    let groups = json["groups"].list.flatMap { $0["themes"].list }
    #expect(groups.contains { $0["bands"]["detractor"]["family_q"].number != nil })
  }

  @Test("an industry's index stands beside the score, with its source") func benchmark() throws {
    let program = try Program(["survey.csv": Survey.worked])
    let result = try program.run(["summary", "survey.csv", "--industry", "internet retail"] + Self.csat)
    #expect(result.output.contains("CSAT % 60.0; Internet retail 81 (ACSI 2020, US)"))
    let wrong = try program.run(["summary", "survey.csv", "--industry", "energy"] + Self.csat)
    #expect(
      wrong.status == 2
        && wrong.errors.contains("Cooperative energy utilities, Investor-owned energy utilities"))
  }

  @Test("equal weights change nothing, and whole weights count like repeated rows") func weights() throws {
    let columns = ["--format", "json", "--text", "comment", "--score", "nps", "--scale", "nps", "--quiet"]
    let lines = Survey.planted.split(separator: "\n").dropFirst().map { String($0) }
    let equal = Survey.csv("id,nps,region,date,comment,w", lines.map { $0 + ",3" })
    let varied = Survey.csv("id,nps,region,date,comment,w", lines.enumerated().map { $1 + ",\(1 + $0 % 3)" })
    let repeated = Survey.csv(
      "id,nps,region,date,comment", lines.enumerated().flatMap { Array(repeating: $1, count: 1 + $0 % 3) })
    let program = try Program([
      "plain.csv": Survey.planted, "equal.csv": equal, "varied.csv": varied, "repeated.csv": repeated,
    ])
    func run(_ file: String, _ more: String...) throws -> JSONValue {
      try JSONValue(try program.run(["summary", file] + columns + more))
    }
    let plain = try run("plain.csv")
    #expect(
      try run("equal.csv", "--weight", "w")["themes"].dropping(["examples", "what_if"])
        == plain["themes"].dropping(["examples", "what_if"]))
    let (weighted, copies) = (try run("varied.csv", "--weight", "w"), try run("repeated.csv"))
    #expect(
      weighted["score"]["value"] == copies["score"]["value"]
        && weighted["score"]["mean"] == copies["score"]["mean"])
    for theme in copies["themes"].list {
      let own = weighted["themes"].with(id: theme["id"].text ?? "")
      for key in ["share", "score_with", "impact"] { #expect(own[key] == theme[key], "\(key)") }
    }
    // An interval of fewer effective respondents is wider.
    let reach = { (json: JSONValue) in
      (json["score"]["high"].number ?? 0) - (json["score"]["low"].number ?? 0)
    }
    #expect(reach(weighted) > reach(copies))
  }

  @Test("a weight that is missing, negative or no number rejects the row, and says so") func badWeight()
    throws
  {
    let program = try Program([
      "a.csv":
        "id,nps,comment,w\n1,9,Fine,1\n2,3,Slow delivery,x\n3,2,Slow delivery,-1\n4,10,Nice,2\n5,8,Nice,\n6,8,Nice,\"1,5\"\n7,8,Nice,5e-1\n"
    ])
    let json = try JSONValue(
      try program.run(
        "summary", "a.csv", "--weight", "w", "--format", "json", "--score", "nps", "--scale", "nps", "--text",
        "comment", "--quiet"))
    let rejected = json["rows"]["rejected"]
    for reason in ["weight is not a number", "negative weight", "missing weight"] {
      #expect(rejected[reason].number == 1, "\(reason)")
    }
    #expect(json["rows"]["scored"].number == 4)
  }

  @Test("rows that contradict their score are listed, and a reversed scale is noticed") func mismatches()
    throws
  {
    var rows: [String] = []
    for index in 0..<60 {
      rows.append("A\(index),\(index % 3),Excellent and friendly service")
      rows.append("B\(index),\(8 + index % 3),Terrible and rude and slow service")
    }
    let program = try Program(["a.csv": Survey.csv("id,nps,comment", rows)])
    let columns = ["--score", "nps", "--scale", "nps", "--text", "comment", "--id", "id", "--quiet"]
    let json = try JSONValue(try program.run(["summary", "a.csv", "--format", "json"] + columns))
    let listed = json["mismatches"]
    #expect(listed["n"].number == json["rows"]["score_mismatch"].number)
    #expect(listed["ids"].list.count == 100 && listed["looks_reversed"].bool == true)
    #expect((listed["correlation"]["high"].number ?? 0) < -0.1)
    #expect(try program.run(["summary", "a.csv"] + columns).output.contains("--score-direction reversed"))
    let mended = try JSONValue(
      try program.run(["summary", "a.csv", "--format", "json", "--score-direction", "reversed"] + columns))
    #expect(mended["mismatches"]["looks_reversed"].bool == false && mended["mismatches"]["n"].number == 0)
  }

  @Test("low scores with an id are to be followed up, the worst first") func followUp() throws {
    let json = try JSONValue(
      try Program(["a.csv": Survey.planted]).run(
        ["summary", "a.csv", "--format", "json"] + Survey.plantedColumns))
    let rows = json["alerts"]["follow_up"].list
    #expect(rows.count > 100 && Double(rows.count) == json["alerts"]["follow_up_n"].number)
    #expect(rows.allSatisfy { $0["band"].text == "detractor" })
    let scores = rows.compactMap { $0["score"].number }
    #expect(scores == scores.sorted() && scores.first == 0)
    #expect(rows[0]["id"].text?.hasPrefix("R") == true)
  }
}
