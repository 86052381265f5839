@testable import CommentSources
import LanguagePacks
import Testing
import VerbatimModel

@Suite struct ScaleTests {
  let catalog: ScaleCatalog
  init() throws { catalog = try ScaleCatalog() }

  func reader(_ id: String, reversed: Bool = false) throws -> ScoreReader {
    let definition = try #require(catalog.definition(id))
    return ScoreReader(scale: definition.scale, answers: definition.answers, isReversed: reversed)
  }

  static let npsCases: [(String, ScoreReading)] = [
    ("7", .score(7)), (" 10 ", .score(10)), ("0", .score(0)), ("7,5", .score(7.5)), ("7.50", .score(7.5)),
    ("8/10", .score(8)), ("8 / 10", .score(8)), ("9 - Very likely", .score(9)),
    ("10 = zeer waarschijnlijk", .score(10)),
    ("8 van de 10", .score(8)), ("8 out of 10", .score(8)), ("9 av 10", .score(9)),
    ("\u{A0}6\u{A0}", .score(6)),
    ("\u{FEFF}6", .score(6)), ("Very likely", .score(10)), ("zeer waarschijnlijk", .score(10)),
    ("Mycket osannolikt", .score(0)), ("promoter", .score(9)), ("", .missing), ("  ", .missing),
    ("\u{A0}", .missing),
    ("n.v.t.", .missing), ("N/A", .missing), ("vet ej", .missing), ("-", .missing), ("NaN", .missing),
    ("11", .outOfRange), ("-1", .outOfRange), ("−2", .outOfRange), ("4/5", .outOfRange), ("99", .outOfRange),
    ("heel goed geholpen", .notANumber), ("9-10-2026", .notANumber), ("1e400", .notANumber), ("8️⃣", .score(8)),
    ("99999999999999999999999999", .outOfRange), ("7,", .score(7)),
    ("0E-18", .score(0)), ("1E+1", .score(10)), ("7.5e0", .score(7.5)), ("80e-1", .score(8)),
    (" 9E0 ", .score(9)),
    ("1,5E1", .outOfRange), ("-1e0", .outOfRange), ("1e-", .notANumber), ("8e1e1", .notANumber),
    ("e1", .notANumber), (".5", .score(0.5)), ("-.5", .outOfRange), ("--3", .notANumber), ("–7", .outOfRange),
    ("(3)", .notANumber), ("(3) redelijk", .score(3)), ("Neutral (5)", .score(5)), ("/8", .notANumber),
    ("10%", .notANumber), ("NaN(7)", .missing), ("N/A (9)", .missing), ("3e", .notANumber),
    ("<3", .notANumber),
    ("8-10", .notANumber), ("8 of 10", .notANumber),
    ("8-okt", .notANumber), ("Oct-10", .notANumber), ("9 maart", .notANumber), ("5 mei", .notANumber),
    ("Ik wacht al 3 weken", .notANumber), ("na 2 dagen", .notANumber),
    ("niets op aan te merken 3", .notANumber),
    ("€ 5", .notANumber), ("Heel tevreden: 9", .score(9)), ("Heel tevreden (9)", .score(9)),
    ("8 tot 10", .notANumber), ("tussen 8 en 10", .notANumber), ("van 8 naar 10", .notANumber),
    ("was 3, nu 10", .notANumber), ("minder dan 5", .notANumber), ("less than 3", .notANumber),
    ("niet 7", .notANumber), ("8 procent", .notANumber), ("0 - geen", .score(0)),
    ("1 - not at all likely", .score(1)),
    ("1 = helemaal niet", .score(1)), ("8x", .score(8)), ("Cijfer\u{A0}8", .score(8)),
    ("1\u{A0}0", .notANumber),
    ("8 :)", .score(8)), ("9 👍", .score(9)), ("8?", .score(8)), ("~8", .score(8)), ("8½", .notANumber),
    ("«8»", .score(8)),
    ("9 / Zeer waarschijnlijk", .score(9)), ("Zeer waarschijnlijk-9", .score(9)), ("Cijfer .5", .score(0.5)),
    ("10 (heel goed)", .score(10)), ("★4", .score(4)), ("8+", .score(8)), ("≥ 8", .notANumber),
    ("8 uit 10", .score(8)),
    ("9 utav 10", .score(9)), ("betyg 7", .score(7)), ("[8] goed", .score(8)), ("Weet niet (11)", .missing),
    ("7p", .score(7)), ("'8", .score(8)), ("#9", .score(9)),
    ("- 7", .score(7)), ("cijfer: 8!", .score(8)), ("A4", .notANumber), ("8 (van 10)", .score(8)),
    ("8/", .notANumber),
  ]

  @Test(arguments: npsCases) func nps(_ text: String, _ expected: ScoreReading) throws {
    #expect(try reader("nps").read(text) == expected)
  }

  @Test func otherScales() throws {
    #expect(try reader("csat").read("4 stars") == .score(4))
    #expect(try reader("csat").read("★★★★☆") == .score(4))
    #expect(try reader("csat").read("⭐️⭐️") == .score(2))
    #expect(try reader("csat").read("Mycket nöjd") == .score(5))
    #expect(try reader("csat").read("ZEER ONTEVREDEN!") == .score(1))
    #expect(try reader("csat").read("0") == .outOfRange)
    #expect(try reader("csat4").read("nöjd") == .score(3))
    #expect(try reader("ces").read("very easy") == .score(7))
    #expect(try reader("csat", reversed: true).read("1") == .score(5))
    #expect(try reader("nps", reversed: true).read("8/10") == .score(2))
  }

  func infer(_ values: [String], named name: String = "x") -> String? {
    var collected = ScoreValues()
    for value in values {
      var text = value
      text.withUTF8 { collected.add($0, missing: catalog.missing) }
    }
    return ScaleInference(catalog).infer(collected, named: name)?.scale.id
  }

  @Test func inferred() {
    #expect(infer(["0", "5", "10", ""]) == "nps")
    #expect(infer(["1", "5", "10"]) == "nps10")
    #expect(infer(["0E-18", "5.000000000000000000", "1E+1"]) == "nps")
    #expect(infer(["1", "5", "3"]) == "csat")
    #expect(infer(["1", "7", "3"]) == "ces")
    #expect(infer(["0", "3", "4"]) == "nps")
    #expect(infer(["8/10", "9 - Very likely", "0"]) == "nps")
    #expect(infer(["★★★★", "★"]) == "csat")
    #expect(infer(["3", "9", "7"], named: "Hoe waarschijnlijk is het dat u ons aanbeveelt?") == "nps")
    #expect(infer((0..<300).map { "\($0 % 10 + 1)" }, named: "nps") == "nps10")
    #expect(infer(["1", "2", "9"], named: "dsat") == "dsat")
    #expect(infer(["2", "4"], named: "Hur nöjd är du?") == "csat")
    #expect(infer(["2", "9"], named: "Hur nöjd är du?") == "nps10")
    #expect(infer(["zeer tevreden", "ontevreden", "neutraal", "tevreden"]) == "csat")
    #expect(infer(["mycket nöjd", "nöjd", "missnöjd", "mycket missnöjd"]) == "csat4")
    #expect(infer(["very easy", "difficult"]) == "ces")
    #expect(infer(["very likely", "unlikely"]) == "nps")
    #expect(infer(["15", "80", "100"]) == nil)
    #expect(infer(["blauw", "groen"]) == nil)
  }

  /// 6.5 falls to the lower of two bands that follow each other; what lies in a hole between bands is in none.
  @Test func gapsBetweenBandsHoldNoAnswer() throws {
    let gap = try BandsOption.parse("low=1..2,mid=4..4,high=5..5")
    #expect(
      [1, 2, 2.5, 3, 3.9, 4, 4.5, 5, 5.5].map { gap.band(of: $0) } == [0, 0, nil, nil, nil, 1, 1, 2, nil])
    #expect(gap.gaps.count == 1 && gap.gaps[0] == (2, 4))
    let whole = try BandsOption.parse("low=0..6,mid=7..8,high=9..10")
    #expect(whole.gaps.isEmpty && whole.band(of: 6.5) == 0)
    #expect(!gap.counts(like: try BandsOption.parse("low=1..2,mid=3..4,high=5..5")))
  }

  @Test func bands() throws {
    let scale = try BandsOption.parse("low=0..4,mid=5..7, high = 8..10")
    #expect(scale.bands.map(\.id) == ["low", "mid", "high"])
    #expect(scale.band(of: 7.5) == 1)
    for wrong in [
      "", "low=0..4", "low", "low=a..b,high=2..3", "low=0..5,high=5..9", "a=0..1,a=2..3", "a=3..1,b=4..5",
    ] {
      #expect(throws: InputError.self, "\(wrong)") { try BandsOption.parse(wrong) }
    }
  }

  @Test func enoughAnswers() {
    for id in ["csat", "csat4", "ces", "nps", "dsat"] {
      #expect((catalog.definition(id)?.answers.count ?? 0) >= 75, "\(id)")
    }
  }
}
