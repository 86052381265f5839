import Testing

/// Tables as people really keep them: totals below, headers over two rows, names that say more than the content.
struct OddTableTests {
  @Test("rows of totals are no answers") func totals() throws {
    let answers = (1...22).map { "\($0);\($0 % 2 == 0 ? 9 : 4);Snel geholpen\n" }.joined()
    let program = try Program([
      "plain.csv": "nr;nps;toelichting\n" + answers,
      "totals.csv": "nr;nps;toelichting\n" + answers + "\nTotaal;5;\nGemiddelde;5,0;\nAantal;22;\n",
    ])
    let plain = try program.run("summary", "plain.csv", "--format", "json", "--quiet")
    let totals = try program.run("summary", "totals.csv", "--format", "json", "--quiet")
    let (first, second) = (try JSONValue(plain), try JSONValue(totals))
    #expect(first["score"]["value"].number == second["score"]["value"].number)
    #expect(second["rows"]["scored"].number == 22)
    #expect(second["rows"]["rejected"]["row of totals"].number == 3, "\(totals.output.prefix(600))")
  }

  @Test("sums are known at the end alone, by many names, and said") func sumsAtTheEnd() throws {
    let answers = (1...30).map { "\($0);\($0 % 3 == 0 ? 9 : 4);Snel geholpen;Noord\n" }.joined()
    let sums = "Totaal;30;;\nGemiddeld cijfer;5,7;;\n;6;Grand Total;\nTotal responses;30;;\n\nNPS;-33;;\n"
    let plans = (1...300).map {
      "\(["Basis", "Plus", "Premium"][$0 % 3]);\($0 % 11);\($0 % 2 == 0 ? "" : "Prima")\n"
    }
    let program = try Program([
      "sums.csv": "nr;cijfer;toelichting;regio\n" + answers + sums,
      "plans.csv": "Abonnement;Cijfer;Toelichting\n" + plans.joined(),
      "end.csv": "Abonnement;Cijfer;Toelichting\n" + plans.joined() + "Basis;7;\nTotaal;301;\n",
    ])
    let found = try program.run("summary", "sums.csv", "--format", "json")
    let rows = try JSONValue(found)["rows"]
    #expect(rows["scored"].number == 30 && rows["rejected"]["row of totals"].number == 5, "\(found.errors)")
    #expect(found.errors.contains("5 rows at the end sum up the others ("), "\(found.errors)")
    let kept = try program.run("summary", "plans.csv", "--format", "json")
    #expect(try JSONValue(kept)["rows"]["scored"].number == 300)
    #expect(!kept.errors.contains("sum"))
    let end = try JSONValue(try program.run("summary", "end.csv", "--format", "json", "--quiet"))["rows"]
    #expect(end["scored"].number == 301 && end["rejected"]["row of totals"].number == 1)
    let page = try program.run("report", "sums.csv", "-o", "r.html")
    #expect(page.errors.contains("5 rows at the end sum up"), "\(page.errors)")
  }

  @Test("a preamble as wide as the table is none of its names", arguments: ["\n", ";;;;\n", ""])
  func widePreamble(gap: String) throws {
    let rows = (1...40).map { "\($0);\($0 % 11);Lang gewacht op antwoord;Noord;\($0 % 28 + 1)-3-2026\n" }
      .joined()
    let program = try Program([
      "p.csv": "Rapport: NPS Q3;;;;\nFilter: regio = Noord; Zuid; Oost;;\n" + gap
        + "Nr;Cijfer (0-10);Toelichting;Regio;Datum\n" + rows
    ])
    let result = try program.run("summary", "p.csv", "--format", "json")
    #expect(try JSONValue(result)["rows"]["scored"].number == 40, "\(result.errors)")
    #expect(
      result.errors.contains("text: \"Toelichting\"") && result.errors.contains("score: \"Cijfer (0-10)\""))
  }

  @Test(
    "a scale behind a score's name makes no difference, however answers are written",
    arguments: ["%/10", "'%", "=\"\"%\"\"", "%"])
  func scaleInTheName(form: String) throws {
    let rows = (1...60).map { row -> String in
      let value = String(row * 7 % 11)
      let labelled =
        form == "%" && value == "10"
        ? "10 - zeer waarschijnlijk"
        : form == "%" && value == "0" ? "0 - zeer onwaarschijnlijk" : form.replacing("%", with: value)
      return "\(row);\"\(labelled)\";Goed geholpen nummer \(row)\n"
    }
    let program = try Program(["s.csv": "Nr;Cijfer (0-10);Toelichting\n" + rows.joined()])
    let result = try program.run("summary", "s.csv", "--format", "json")
    #expect(result.errors.contains("score: \"Cijfer (0-10)\" as nps"), "\(result.errors)")
    #expect(try JSONValue(result)["rows"]["scored"].number == 60)
  }

  @Test("a comment belongs to the score of its name; codes for no answer are none; bands are no segments")
  func pairs() throws {
    let rows = (1...60).map { row in
      let nps = row % 11
      let band = nps >= 9 ? "Promoter" : nps >= 7 ? "Passive" : "Detractor"
      return
        "\(row),\(row % 5 + 1),\(nps),\(band),Came late \(row),\(row % 3 == 0 ? "-99" : "Too expensive for me \(row)")\n"
    }
    let program = try Program([
      "q.csv": "id,csat_score,nps_score,nps_group,csat_comment,nps_comment\n" + rows.joined()
    ])
    let result = try program.run("summary", "q.csv", "--format", "json")
    #expect(result.errors.contains("text: \"nps_comment\""), "\(result.errors)")
    #expect(try JSONValue(result)["rows"]["base"].number == 40, "\(result.output.prefix(500))")
    let columns = try program.run("columns", "q.csv")
    #expect(
      columns.lines.contains { $0.contains("nps_group") && !$0.contains("segment") }, "\(columns.output)")
  }

  @Test("a respondent whose answer is 'average' stays one") func notTotals() throws {
    let program = try Program([
      "a.csv": "id,csat,comment\n" + (1...20).map { "\($0),3,Average\n" }.joined()
    ])
    let result = try JSONValue(try program.run("summary", "a.csv", "--format", "json", "--quiet"))
    #expect(result["rows"]["scored"].number == 20)
  }

  @Test("names over merged columns go before those below them") func mergedHeader() throws {
    let program = try Program([
      "m.csv": """
      Respondent,Beoordeling,,Regio
      ,Cijfer,Toelichting,
      1,3,De monteur kwam te laat,Zuid
      2,9,Snel geholpen,Noord
      3,8,Prima app,Noord
      """
    ])
    let result = try program.run("tag", "m.csv", "--format", "csv")
    let lines = result.output.split(whereSeparator: \.isNewline)
    try #require(lines.count == 4, "\(result.output)")
    #expect(lines[0].hasPrefix("Respondent,Beoordeling – Cijfer,Beoordeling – Toelichting,Regio,"))
    #expect(lines[1].contains("Zuid,nl,"))
  }

  @Test("a column called comment holds comments, however alike") func comment() throws {
    let program = try Program([
      "c.csv": "id,score,comment\n" + (1...40).map { "\($0),5,\($0 % 2 == 0 ? "goed" : "traag")\n" }.joined(),
      "z.csv": "Id,Rating,Review Text,Developer Reply Text\n"
        + (1...60).map {
          "\($0),\($0 % 5 + 1),Works fine \($0 % 4),Thank you for writing to us reader \($0)\n"
        }.joined(),
    ])
    let comment = try program.run("columns", "c.csv")
    #expect(comment.lines.contains { $0.contains("comment") && $0.contains("text") }, "\(comment.output)")
    let play = try program.run("tag", "z.csv", "--format", "jsonl")
    #expect(play.errors.contains("text: \"Review Text\""), "\(play.errors)")
  }

  @Test("** stands for no folder, too; what a folder holds besides is named") func folders() throws {
    let row = "id,nps,comment\n1,3,The engineer came too late\n"
    let program = try Program([
      "f/a.csv": row, "f/sub/b.csv": row, "f/sub/deep/c.csv": row, "f/notes.py": "x",
    ])
    #expect(try program.run("tag", "f/**/*.csv", "--quiet").lines.count == 3)
    let folder = try program.run("tag", "f")
    #expect(
      folder.lines.count == 1 && folder.errors.contains("not read: 'notes.py', 'sub'"), "\(folder.errors)")
  }
}
