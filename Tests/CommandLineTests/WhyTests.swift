import Foundation
import Testing

/// `verbatim why`: from a band down to comments.
struct WhyTests {
  private static let options =
    Survey.plantedColumns + ["--by", "region", "--time", "date", "--replicates", "50", "--format", "json"]

  @Test("a planted cause is found: theme, phrase, where and when") func planted() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(try program.run(["why", "a.csv", "--period", "quarter"] + Self.options))
    #expect(json.keys == ["tool", "target", "model", "drivers", "steps", "limits"])
    #expect(json["target"]["band"].text == "detractor")
    let driver = json["drivers"][0]
    #expect(driver["theme"].text == "contact.waiting" && driver["sign"].text == "-")
    #expect(try #require(driver["low"].number) <= #require(driver["weight"].number))
    #expect(try #require(driver["weight"].number) <= #require(driver["high"].number))
    let contact = json["steps"][0]
    #expect(
      contact["id"].text == "contact" && contact["kind"].text == "theme" && contact["depth"].number == 1)
    let waiting = contact["steps"].with(id: "contact.waiting")
    #expect(
      waiting["kind"].text == "subtheme" && waiting["depth"].number == 2
        && waiting["n"].number == Survey.plantedCount)
    let below = waiting["steps"].list
    #expect(below.filter { $0["kind"].text == "segment" }.map { $0["id"].text } == ["region=South"])
    #expect(
      Set(below.filter { $0["kind"].text == "period" }.compactMap { $0["id"].text }) == [
        "2026-Q3", "2026-Q4",
      ])
    #expect(
      below.contains { $0["kind"].text == "phrase" && $0["id"].text?.contains("blue helpline") == true })
    for step in below {
      #expect(try #require(step["q"].number) < 0.05)
      #expect(try #require(step["low"].number) <= #require(step["effect"].number))
      #expect(try #require(step["n"].number) >= 10)
      #expect(step["because"].text?.isEmpty == false && !step["examples"].list.isEmpty)
    }
  }

  @Test("weights count in every step: the theme that heavy detractors name, and no share of R² beyond 1")
  func weights() throws {
    // By rows "waiting" goes with detractors, by weight with promoters.
    var rows: [String] = []
    for (comment, score, weight, count) in [
      ("I waited on hold for ages", 2, 1, 180), ("I waited on hold for ages", 10, 10, 120),
      ("The price is too high", 2, 10, 120), ("The price is too high", 10, 1, 180),
    ] {
      rows += Array(repeating: "\(score),\(comment),\(weight)", count: count)
    }
    let program = try Program(["a.csv": Survey.csv("nps,comment,w", rows)])
    let columns = [
      "why", "a.csv", "--score", "nps", "--scale", "nps", "--text", "comment", "--quiet", "--format", "json",
      "--replicates", "40",
    ]
    let (plain, weighted) = (
      try JSONValue(try program.run(columns)), try JSONValue(try program.run(columns + ["--weight", "w"]))
    )
    #expect(plain["steps"].list.map { $0["id"].text } == ["contact"])
    #expect(weighted["steps"].list.map { $0["id"].text } == ["price"])
    let step = weighted["steps"][0]
    #expect(step["n"].number == 120 && step["of"].number == 300)
    // The odds ratio of the weighted shares: 1200/180 over 180/1200.
    #expect(abs((step["effect"].number ?? 0) - 1200.0 / 180 / (180.0 / 1200)) < 1e-6)
    for driver in weighted["drivers"].list + plain["drivers"].list {
      let ends = [driver["share_low"].number, driver["share"].number, driver["share_high"].number]
      #expect(ends.compactMap(\.self).allSatisfy { (0...1 + 1e-9).contains($0) } && ends.count == 3)
    }
  }

  @Test("a theme that all or none of the band name has a finite odds ratio, and leaves the others right")
  func separated() throws {
    var rows: [String] = []
    for (comment, low, high) in [
      ("I waited on hold for ages", 90, 0), ("The parcel was delivered late", 60, 40),
      ("It is what it is", 60, 140),
    ] {
      rows += (0..<low + high).map { "\($0 < low ? 2 : 10),\(comment)" }
    }
    let program = try Program(["a.csv": Survey.csv("nps,comment", rows)])
    let json = try JSONValue(
      try program.run([
        "why", "a.csv", "--score", "nps", "--scale", "nps", "--text", "comment", "--quiet", "--format",
        "json",
        "--replicates", "2",
      ]))
    let drivers = json["drivers"].list
    let waiting = try #require(drivers.first { $0["theme"].text == "contact.waiting" })
    let late = try #require(drivers.first { $0["theme"].text == "delivery.late" })
    #expect(waiting["separated"].bool == true && late["separated"].bool == false)
    // Groups that do not overlap: ½ added to every cell of the group and of those who mention nothing.
    #expect(abs((late["odds_ratio"].number ?? 0) - 60.5 * 140.5 / (40.5 * 60.5)) < 1e-6)
    #expect(abs((waiting["odds_ratio"].number ?? 0) / (90.5 * 140.5 / (0.5 * 60.5)) - 1) < 1e-6)
    #expect((waiting["odds_ratio_low"].number ?? 0) > 10)
    #expect(json["limits"].list.contains { $0.text?.contains("all or none of their comments") == true })
    #expect(json["model"]["odds_ratios"]["converged"].bool == true)
  }

  @Test("themes have the figures of the summary") func summary() throws {
    let program = try Program()
    let file = Corpora.path("nps-nl.csv")
    let summary = try JSONValue(try program.run("summary", file, "--format", "json", "--quiet"))["themes"]
    let why = try JSONValue(try program.run("why", file, "--format", "json", "--quiet", "--replicates", "0"))
    var steps = why["steps"].list
    var checked = 0
    while let step = steps.popLast() {
      steps += step["steps"].list
      guard ["theme", "subtheme"].contains(step["kind"].text) else { continue }
      let figures = summary.with(id: step["id"].text ?? "")["bands"]["detractor"]
      #expect(figures["n"] == step["n"] && figures["odds_ratio"] == step["effect"])
      checked += 1
    }
    #expect(checked >= 2)
  }

  @Test("the order of the rows and the number of threads change nothing") func order() throws {
    let lines = Survey.planted.split(separator: "\n").map { String($0) }
    let turned = Survey.csv(lines[0], lines.dropFirst().reversed())
    let program = try Program(["a.csv": Survey.planted, "b.csv": turned])
    let one = try program.run(["why", "a.csv", "--threads", "1"] + Self.options)
    #expect(one.output == (try program.run(["why", "a.csv", "--threads", "2"] + Self.options)).output)
    let other = try JSONValue(try program.run(["why", "b.csv"] + Self.options))
    #expect(other.dropping(["row"]) == (try JSONValue(one)).dropping(["row"]))
  }

  @Test("it stops where there are too few comments, and says so") func limits() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(try program.run(["why", "a.csv", "--min-n", "500"] + Self.options))
    #expect(json["steps"].list.isEmpty)
    #expect(json["limits"].list.contains { $0.text?.contains("fewer than 500 (--min-n): no steps") == true })
    let plain = try JSONValue(
      try program.run(["why", "a.csv", "--format", "json", "--replicates", "0"] + Survey.plantedColumns))
    #expect(plain["limits"].list.contains(.text("no segments looked at (--by)")))
    let fine = try JSONValue(try program.run(["why", "a.csv", "--band", "promoter"] + Self.options))
    #expect(fine["target"]["band"].text == "promoter")
  }

  @Test("every significant driver is shown with --all, and counted on the one screen") func drivers() throws {
    let said = [
      (1, "The price is far too high"), (9, "Very friendly staff"), (1, "I had to wait a whole hour on hold"),
      (1, "The delivery came far too late"), (1, "The app keeps crashing"), (2, "The shop was filthy"),
      (2, "The staff was very rude"), (9, "Great choice of products"), (9, "Very easy to order"),
      (9, "The mechanic repaired it perfectly"), (9, "Good quality product"),
    ]
    let rows = (0..<(40 * said.count)).map { index in
      let (score, text) = index % 2 == 0 ? (5 + index / 2 % 2, "It arrived") : said[index / 2 % said.count]
      return "\(index),\(score + index / 7 % 2),\(text)"
    }
    let program = try Program(["a.csv": Survey.csv("id,nps,comment", rows)])
    let why = ["why", "a.csv", "--replicates", "0"] + Survey.plantedColumns
    let drivers = try JSONValue(try program.run(why + ["--format", "json"]))["drivers"].list
    let significant = drivers.filter { ($0["q"].number ?? 1) < 0.05 }.count
    #expect(significant > 8)
    func shown(_ more: String...) throws -> (drivers: Int, text: String) {
      let result = try program.run(why + more)
      return (result.lines.filter { $0.hasPrefix("+ ") || $0.hasPrefix("− ") }.count, result.output)
    }
    let (all, screen) = (try shown("--all"), try shown())
    #expect(all.drivers == significant && !all.text.contains("significant (q < 0.05; --all)"), "\(all.text)")
    #expect(screen.drivers == 5)
    #expect(
      screen.text.contains("\(significant - 5) more are significant (q < 0.05; --all)"), "\(screen.text)")
  }

  @Test("a theme can be explained by itself, and the tree shows it") func theme() throws {
    let program = try Program(["a.csv": Survey.planted])
    let json = try JSONValue(try program.run(["why", "a.csv", "--theme", "contact.waiting"] + Self.options))
    #expect(
      json["target"]["theme"].text == "contact.waiting" && json["target"]["n"].number == Survey.plantedCount)
    #expect(json["steps"].list.contains { $0["id"].text == "region=South" && $0["depth"].number == 1 })
    let tree = try program.run(
      ["why", "a.csv", "--all", "--by", "region", "--replicates", "50"] + Survey.plantedColumns)
    #expect(
      tree.output.contains("└─ ") && tree.output.contains("where: region=South")
        && tree.output.contains("Drivers of the score"))
    #expect(!tree.output.contains("\u{1B}"))
    let figures = try program.run(
      ["why", "a.csv", "--figures-only", "--replicates", "0"] + Survey.plantedColumns)
    #expect(!figures.output.contains("for an hour"))
    var narrow = program
    narrow.environment = ["COLUMNS": "80"]
    let screen = try narrow.run(
      ["why", "a.csv", "--by", "region", "--replicates", "50"] + Survey.plantedColumns)
    #expect(screen.lines.count <= 40 && screen.lines.allSatisfy { $0.count <= 80 }, "\(screen.output)")
    #expect(screen.output.contains("--all shows") && screen.output.contains("odds ratio"))
    #expect(screen.output.contains("\"") && screen.lines.count < tree.lines.count)
    let wrong = try program.run(["why", "a.csv", "--theme", "waiting"] + Self.options)
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean contact.waiting"))
  }
}
