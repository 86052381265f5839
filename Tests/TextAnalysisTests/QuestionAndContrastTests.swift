import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// What the question and a concession change.
struct QuestionAndContrastTests {
  @Test("an answer to what can be improved blames the theme that it names, and the other way round")
  func asked() throws {
    let yaml = "codebook: c\nthemes:\n  - id: a\n    terms: {sv: [pris], en: [staff]}\n"
    let engine = try TextEngine(
      files: .embedded, codebooks: [try Codebook(yaml: yaml, file: "c")])
    var analyzer = try CommentAnalyzer(engine)
    for (text, language) in [("priset", "sv"), ("the staff", "en")] {
      for polarity in [-1, 0, 1] {
        let request = AnalysisRequest(language: language, questionPolarity: polarity)
        let theme = try #require(analyzer.analyze(text, request).themes.first)
        #expect(theme.sentiment.score.sign == (polarity < 0 ? .minus : .plus))
        #expect((theme.sentiment.score == 0) == (polarity == 0))
      }
    }
  }

  @Test("what an answer to what can be improved wishes more of is missing; what it compares is not")
  func wishes() throws {
    let engine = try TextEngine(files: .embedded, codebooks: [])
    var analyzer = try CommentAnalyzer(engine)
    let answers = [
      "nl": ["Snellere levering", "Vriendelijker personeel", "Wees vriendelijk aan de balie"],
      "sv": ["Kortare väntetid", "Trevligare personal", "Svara snabbt i telefon"],
      "en": ["Faster delivery", "Friendlier staff", "Answer the phone quickly", "More helpful people"],
    ]
    for (language, texts) in answers {
      for text in texts {
        for polarity in [-1, 0, 1] {
          let request = AnalysisRequest(
            language: language, wantsHits: true, threeWay: true, questionPolarity: polarity)
          let found = analyzer.analyze(text, request)
          #expect((found.sentiment.label == .negative) == (polarity < 0), "\(text), \(polarity)")
          #expect(found.hits.contains { $0.entry != "" && $0.rules.contains("asked") } == (polarity < 0))
        }
      }
    }
    let praise = [
      "en": [
        "Friendlier than my own bank", "My daughter loves it", "I could not be happier", "It got much better",
      ],
      "nl": ["Vriendelijker dan elders", "Bezorger vriendelijk", "Beter kan niet"],
      "sv": ["Läkare trevlig", "Bättre kan det inte bli"],
    ]
    for (language, texts) in praise {
      for text in texts {
        let request = AnalysisRequest(language: language, wantsHits: true, questionPolarity: -1)
        let hits = analyzer.analyze(text, request).hits.filter { $0.entry != "" }
        #expect(!hits.isEmpty && !hits.contains { $0.rules.contains("asked") }, "\(text)")
      }
    }
  }

  @Test("nothing to improve is praise, whatever follows; no idea is not") func nothingAndMore() throws {
    let engine = try TextEngine(files: .embedded, codebooks: [])
    var analyzer = try CommentAnalyzer(engine)
    for (text, polarity, label) in [
      ("Inget, ni är bäst", -1, SentimentLabel.positive), ("Niets. Alles was goed", -1, .positive),
      ("Nothing - the staff were lovely", -1, .positive),
      ("Nothing, they kept me waiting for ages", 1, .negative),
      ("Geen idee, de levering was traag", -1, .negative), ("Hej, svara i telefon snabbare", -1, .negative),
      ("1. Faster service 2. Lower prices", -1, .negative), ("Ja, de wachttijd", -1, .negative),
      ("Inget särskilt, bara priset", -1, .negative), ("Hej, trevlig personal", 1, .positive),
    ] {
      let request = AnalysisRequest(wantsHits: true, threeWay: true, questionPolarity: polarity)
      let found = analyzer.analyze(text, request)
      #expect(found.sentiment.label == label && !found.isNoAnswer, "\(text): \(found.sentiment.score)")
    }
    // What follows is not blamed for being named.
    let request = AnalysisRequest(language: "nl", questionPolarity: -1)
    for theme in analyzer.analyze("Niets. De medewerkers doen hun werk", request).themes {
      #expect(theme.sentiment.score >= 0)
    }
  }

  @Test("behind not only the next contrast adds; behind other words, and a second time, it takes back")
  func adding() throws {
    let engine = try TextEngine(files: .embedded, codebooks: [])
    var analyzer = try CommentAnalyzer(engine)
    func score(_ text: String) -> Double { analyzer.analyze(text).sentiment.score }
    for (adding, plain) in [
      ("They are not only friendly but also slow", "They are friendly but slow"),
      ("Ze zijn niet alleen vriendelijk maar ook traag", "Ze zijn vriendelijk maar traag"),
      ("De är inte bara trevliga men också långsamma", "De är trevliga men långsamma"),
    ] { #expect(score(adding) > score(plain) + 0.05, "\(adding)") }
    #expect(
      abs(score("No doubt the staff are friendly but slow") - score("The staff are friendly but slow")) < 0.05
    )
    #expect(
      score("They are not only friendly but also fast, but too expensive")
        < score("They are not only friendly but also fast and too expensive"))
  }

  @Test("an opinion beside the thing of another clause is not of that thing") func clauses() throws {
    let yaml = """
      codebook: c
      themes:
        - id: food
          terms: {en: ["food NEAR/4 (#positive OR #negative)"]}
        - id: service
          terms: {en: ["service NEAR/4 (#positive OR #negative)"]}
        - id: value
          terms: {en: ["price NEAR/4 (service OR =fair)"]}
      """
    let engine = try TextEngine(files: .embedded, codebooks: [try Codebook(yaml: yaml, file: "c")])
    var analyzer = try CommentAnalyzer(engine)
    for (text, expected) in [
      ("Food great, service slow", ["food": SentimentLabel.positive, "service": .negative]),
      ("Service slow. Food great", ["food": .positive, "service": .negative]),
      ("Good price, bad service", ["value": .positive, "service": .negative]),
      ("Great food, bad service", ["food": .positive, "service": .negative]),
    ] {
      let found = analyzer.analyze(text, AnalysisRequest(language: "en", threeWay: true))
      let labels = Dictionary(
        uniqueKeysWithValues: found.themes.map {
          (engine.catalog.entries[Int($0.theme)].id, $0.sentiment.label)
        })
      #expect(labels == expected, "\(text): \(labels)")
    }
  }

  @Test("a concession that opens a sentence weakens its own clause alone") func concession() throws {
    let engine = try TextEngine(files: .embedded, codebooks: [])
    var analyzer = try CommentAnalyzer(engine)
    for text in [
      "Although the staff were friendly, the service was terrible",
      "Hoewel het personeel vriendelijk was, was de service waardeloos",
      "Trots att personalen var trevlig, var servicen usel",
    ] {
      let found = analyzer.analyze(text, AnalysisRequest(threeWay: true))
      #expect(found.sentiment.label == .negative, "\(text): \(found.sentiment.score)")
    }
  }
}
