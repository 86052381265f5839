import CommentSources
import Testing
import VerbatimModel

@Suite struct DelimitedTests {
  @Test func plainTable() throws {
    let read = try Reading("id,score,comment\n1,9,Goed\n2,3,\"Traag, en duur\"\n")
    #expect(read.header == ["id", "score", "comment"])
    #expect(read.rows == [["1", "9", "Goed"], ["2", "3", "Traag, en duur"]])
    #expect(read.lines == [2, 3])
    #expect(read.numbers == [1, 2])
    #expect(read.problems == [nil, nil])
  }

  @Test func doubledQuotesAndLineBreaksInCells() throws {
    let read = try Reading("id;tekst\r\n1;\"zei \"\"nee\"\"\r\nen hing op\"\r\n2;ok\r\n")
    #expect(read.rows == [["1", "zei \"nee\"\r\nen hing op"], ["2", "ok"]])
    #expect(read.lines == [2, 4])
  }

  @Test func loneQuotes() throws {
    let read = try Reading("id,text\n1,een 5\" scherm\n2,\"zij \"zei\" niets\"\n3,ok\n")
    #expect(read.rows == [["1", "een 5\" scherm"], ["2", "zij zei\" niets\""], ["3", "ok"]])
  }

  @Test func raggedRowsAreFlagged() throws {
    let read = try Reading("a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n")
    #expect(read.rows == [["1", "2", ""], ["1", "2", "3"], ["1", "2", "3"], ["1", "2", "3"]])
    #expect(read.problems == [.tooFewCells, .tooManyCells, nil, nil])
  }

  @Test func quoteThatIsNeverClosed() throws {
    let read = try Reading("id,text\n1,\"een, twee\"\n2,\"open\n3,\"drie, vier\"\n4,ok\n5,\"open\n6,ok\n")
    #expect(read.rows.map { $0[0] } == ["1", "2", "3", "4", "5", "6"])
    #expect(read.rows.map { $0[1] } == ["een, twee", "open", "drie, vier", "ok", "open", "ok"])
    #expect(read.problems == [nil, .unterminatedQuote, nil, nil, .unterminatedQuote, nil])
    #expect(read.lines == [2, 3, 4, 5, 6, 7])
  }

  @Test func fileFullOfLoneQuotes() throws {
    let read = try Reading("id,text\n1,\"Top zei ze\n2,\"Slecht\n3,ok\n")
    #expect(read.rows == [["1", "\"Top zei ze"], ["2", "\"Slecht"], ["3", "ok"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndings(_ newline: String) throws {
    let text = ["a;b", "1;2", "", "3;\"4", "5\"", "6;7"].joined(separator: newline)
    let read = try Reading(text)
    #expect(read.rows == [["1", "2"], ["3", "4\(newline)5"], ["6", "7"]])
    #expect(read.lines == [2, 4, 6])
  }

  @Test func blockSizeMakesNoDifference() throws {
    let text =
      "id,score,text\r\n1,9,\"a \"\"b\"\" ë\"\r\n\r\n2,3,lone \" quote\n3,,\"x\ny\"\r\n4,5\n\"5\",6,\"ü\"\n6,7,\"open\n7,8,z"
    let whole = try Reading(text)
    #expect(whole.rows.count == 7)
    for block in [1, 2, 3, 7, 16, 63, 64, 65, 200] {
      for chunk in [1, 5, 64, 1000] {
        let read = try Reading(Array(text.utf8), chunk: chunk, block: block)
        #expect(read == whole, "block \(block), chunk \(chunk)")
      }
    }
  }

  @Test func sniffedDelimiters() throws {
    #expect(try Reading("a;b\n1,5;x, y\n2,5;z\n").rows == [["1,5", "x, y"], ["2,5", "z"]])
    #expect(try Reading("a\tb\n1\tx, y\n2\tz\n").rows == [["1", "x, y"], ["2", "z"]])
    #expect(try Reading("a|b\n1|x\n2|z\n").rows == [["1", "x"], ["2", "z"]])
    #expect(try Reading("sep=;\r\na;b\r\n1;x\r\n").rows == [["1", "x"]])
    #expect(
      try Reading("comment\nGoed, maar duur\nTraag, slecht, nooit meer\nok\n").rows == [
        ["Goed, maar duur"], ["Traag, slecht, nooit meer"], ["ok"],
      ])
  }

  @Test func preambleAndHeader() throws {
    let read = try Reading("Rapport NPS;;\nGemaakt op 1-2-2026;;\n\nid;cijfer;opmerking\n1;8;Goed\n2;3;\n")
    #expect(read.header == ["id", "cijfer", "opmerking"])
    #expect(read.rows == [["1", "8", "Goed"], ["2", "3", ""]])
    #expect(read.lines == [5, 6])
    let bare = try Reading("1;8;Goed\n2;3;Slecht\n")
    #expect(bare.header == ["column_1", "column_2", "column_3"])
    #expect(bare.rows.count == 2)
    #expect(try Reading("\u{FEFF}id,id,,text\n1,2,3,4\n").header == ["id", "id_2", "column_3", "text"])
  }

  @Test func qualtrics() throws {
    let text = """
      StartDate,ResponseId,Q1,Q1_TEXT
      Start Date,Response ID,"How likely are you to recommend us?",Why?
      "{""ImportId"":""startDate"",""timeZone"":""Europe/Amsterdam""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_TEXT""}"
      2026-03-12 10:00:00,R_1,9,Good

      """
    var source = try CommentSource(stream: MemoryStream(Array(text.utf8)), name: "q.csv")
    #expect(source.header == ["StartDate", "ResponseId", "Q1", "Q1_TEXT"])
    #expect(source.labels[2] == "How likely are you to recommend us?")
    let batch = try #require(try source.nextBlock()).parse()
    #expect(batch.rows.map(\.line) == [4])
    #expect(batch.text(0, 3) == "Good")
  }
}
