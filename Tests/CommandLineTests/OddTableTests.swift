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
