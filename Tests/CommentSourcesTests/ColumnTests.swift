import CommentSources
import LanguagePacks
import Testing
import VerbatimModel

@Suite struct ColumnTests {
  let chooser: ColumnChooser
  init() throws {
    chooser = ColumnChooser(hints: try ColumnHints(), catalog: try ScaleCatalog(), months: try MonthNames())
  }

  func roles(_ text: String, _ request: ColumnRequest = ColumnRequest(), name: String = "x.csv") throws
    -> ColumnRoles
  {
    var source = try CommentSource(stream: MemoryStream(Array(text.utf8)), name: name)
    let sample = try source.sample()
    return try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: request, file: name)
  }

  @Test func dutchSurvey() throws {
    let found = try roles(
      """
      Respondent ID;Datum;Regio;Kanaal;Hoe waarschijnlijk is het dat u ons aanbeveelt?;Kunt u dat toelichten?
      1001;12-03-2026;Noord;Webshop;3;Drie kwartier in de wacht gestaan en toen opgehangen
      1002;13-03-2026;Zuid;Winkel;9;Prima geholpen door een vriendelijke medewerker
      1003;13-03-2026;Noord;Webshop;;
      """)
    #expect(found.text.map(\.name) == ["Kunt u dat toelichten?"])
    #expect(found.score?.name == "Hoe waarschijnlijk is het dat u ons aanbeveelt?")
    #expect(found.id?.name == "Respondent ID")
    #expect(found.time?.name == "Datum")
    #expect(found.segments.map(\.name) == ["Regio", "Kanaal"])
    #expect(found.score?.reason.contains("hoe waarschijnlijk") == true)
  }

  @Test func swedishSurvey() throws {
    let found = try roles(
      "Svarsid\tBetyg\tFritext\tButik\tSvarsdatum\n1\t4\tBra service men lång väntan i kassan\tNorr\t2026-03-01\n2\t1\tKommer aldrig tillbaka hit igen\tSöder\t2026-03-02\n"
    )
    #expect(found.text.map(\.name) == ["Fritext"])
    #expect(found.score?.name == "Betyg")
    #expect(found.time?.name == "Svarsdatum")
    #expect(found.id?.name == "Svarsid")
    #expect(found.segments.map(\.name) == ["Butik"])
  }

  @Test func byContentAlone() throws {
    let rows = (0..<40).map {
      "\($0 * 37),\($0 % 11),\(["a", "b"][$0 % 2]),the answer was late and row \($0) was not helpful at all"
    }
    let found = try roles("c1,c2,c3,c4\n" + rows.joined(separator: "\n"))
    #expect(found.text.map(\.name) == ["c4"])
    #expect(found.score?.name == "c2")
    #expect(found.segments.map(\.name) == ["c3"])
  }

  @Test("what the company wrote is not the customer's text") func replies() throws {
    let rows = (0..<60).map {
      "\($0 % 5 + 1),text number \($0 % 4) of a review,Thank you number \($0) for letting us know about it\n"
    }
    let found = try roles("Star Rating,Review Text,Developer Reply Text\n" + rows.joined())
    #expect(found.text.map(\.name) == ["Review Text"] && found.otherText.isEmpty)
  }

  @Test("of a nested key the last part is the name") func nested() throws {
    let rows = (0..<30).map { "\($0),\($0 % 11),\($0 % 2 == 0 ? "slow" : "fine")\n" }.joined()
    #expect(try roles("id,answers.nps,answers.why\n" + rows).text.map(\.name) == ["answers.why"])
  }

  @Test func englishVariants() throws {
    let first = try roles("id,NPS,Comment\n1,9,Good broadband\n2,3,Slow and unreliable\n")
    #expect(first.text.map(\.name) == ["Comment"] && first.score?.name == "NPS" && first.id?.name == "id")
    let two = try roles(
      "What was good?,What could we do better?,rating\nEverything was really good there,Nothing at all to say here,5\nThe staff were kind to me,Shorter waiting times please,2\n"
    )
    #expect(two.text.count == 1 && two.otherText.count == 1 && two.score?.name == "rating")
    let json = try roles(
      #"{"id": 1, "answers": {"nps": 9, "comment": "fine, thank you all"}}"#, name: "x.jsonl")
    #expect(json.text.map(\.name) == ["answers.comment"] && json.score?.name == "answers.nps")
    let lines = try roles("Good service\nBad, very bad food\n", name: "x.txt")
    #expect(lines.text.map(\.name) == ["text"])
    #expect(lines.score == nil)
  }

  @Test func givenByNameOrNumber() throws {
    var request = ColumnRequest()
    request.text = [" opmerking ", "3"]
    request.score = "CIJFER"
    let found = try roles("id,Opmerking,extra,Cijfer\n1,a,b,3\n", request)
    #expect(found.text.map(\.index) == [1, 2])
    #expect(found.score?.index == 3)
    request.score = "cijfr"
    #expect {
      try roles("id,Opmerking,extra,Cijfer\n1,a,b,3\n", request)
    } throws: { error in
      let text = "\(error)"
      return text.contains("x.csv: there is no column 'cijfr'") && text.contains("did you mean 'Cijfer'?")
    }
  }
}

@Suite struct DateTests {
  let months: MonthNames
  init() throws { months = try MonthNames() }

  static let cases: [(String, String?)] = [
    ("2026-03-12", "2026-03-12"), ("2026-03-12T23:59:59+01:00", "2026-03-12"),
    ("2026-03-12 10:00", "2026-03-12"),
    ("12-03-2026", "2026-03-12"), ("12/03/2026 14:05", "2026-03-12"), ("12.3.26", "2026-03-12"),
    ("3/25/2026", "2026-03-25"), ("12 mrt 2026", "2026-03-12"), ("12 maart 2026 14:05", "2026-03-12"),
    ("den 12 mars 2026 kl. 14.05", "2026-03-12"), ("torsdag 12 mars 2026", "2026-03-12"),
    ("March 12, 2026", "2026-03-12"), ("Mar 12th 2026 3:04 PM", "2026-03-12"), ("12-mrt-26", "2026-03-12"),
    ("20260312", "2026-03-12"), ("46093", "2026-03-12"), ("46093.5", "2026-03-12"),
    ("1773273600", "2026-03-12"),
    ("1773273600000", "2026-03-12"), ("2026-03", "2026-03-01"), ("mei 2026", "2026-05-01"),
    ("2026/3/2", "2026-03-02"),
    // Weeks as Python's date.fromisocalendar gives them; quarters begin on their first day.
    ("2026-W11-4", "2026-03-12"), ("2026-W11", "2026-03-09"), ("2026W114", "2026-03-12"),
    ("2026-W01", "2025-12-29"), ("2020-W53-7", "2021-01-03"), ("2026-Q3", "2026-07-01"),
    ("Q1 2026", "2026-01-01"), ("2026 K4", "2026-10-01"),
    ("2026-W54", nil), ("2025-W53", nil), ("2026-W11-8", nil), ("2026-Q5", nil), ("2026-X3", nil),
    ("12 e mars 2026", "2026-03-12"), ("", nil), ("31-02-2026", nil), ("goed", nil), ("7", nil),
    ("8/10", nil), ("10:30", nil), ("3,5", nil),
    ("heel erg goed 3", nil), ("in mei 3 keer gebeld en 4 keer gewacht op antwoord", nil),
  ]

  @Test(arguments: cases) func forms(_ text: String, _ expected: String?) {
    #expect(DateReader(order: .dayFirst, months: months).read(text)?.description == expected)
  }

  func reader(_ values: [String]) throws -> DateReader {
    var source = try CommentSource(
      stream: MemoryStream(Array(("d,x\n" + values.map { "\($0),y\n" }.joined()).utf8)), name: "d.csv")
    return DateReader(column: 0, in: try source.sample(), months: months)
  }

  @Test func orderOfTheColumn() throws {
    #expect(try reader(["3/4/2026", "3/25/2026"]).order == .monthFirst)
    #expect(try reader(["3/4/2026", "25/3/2026"]).order == .dayFirst)
    let doubtful = try reader(["3/4/2026", "5/4/2026"])
    #expect(doubtful.order == .dayFirst && doubtful.notice != nil)
    #expect(try reader(["2026-03-12"]).notice == nil)
  }

  @Test func calendar() {
    for days in stride(from: -700_000, to: 2_900_000, by: 997) {
      #expect(CalendarDate(daysSince1970: days)?.daysSince1970 == days)
    }
  }
}
