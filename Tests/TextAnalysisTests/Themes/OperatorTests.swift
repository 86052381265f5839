import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// AND, OR, NOT, NEAR, BEFORE, NEGATED, #positive, #negative, exclude and scope.
struct OperatorTests {
  @Test("AND and OR within a sentence")
  func andOr() throws {
    try CodebookLab.run([
      TermCase("nl", "factuur AND fout", in: "De [factuur] had weer een [fout]"),
      TermCase("nl", "factuur AND fout", in: "De factuur kwam. Een fout van mij."),
      TermCase("nl", "app AND (traag OR fout)", in: "De [app] is [traag]"),
      TermCase("nl", "bus OR trein", in: "Met de [bus] en de [trein]"),
      TermCase("nl", "bus AND traag OR trein", in: "Alleen de [trein]"),
      TermCase("sv", "faktura AND fel", in: "[Fakturan] var [fel]"),
      TermCase("sv", "buss OR tåg", in: "Inga [bussar] och inga [tåg]"),
      TermCase("en", "bill AND (wrong OR mistake)", in: "My [bill] was [wrong], a big [mistake]"),
      TermCase("en", "bill AND wrong", in: "The bill was fine."),
    ])
  }

  @Test("NOT takes a match away in the same sentence")
  func not() throws {
    try CodebookLab.run([
      TermCase("nl", "wachten NOT pakket", in: "Ik zit te [wachten]"),
      TermCase("nl", "wachten NOT pakket", in: "Ik zit op een pakket te wachten"),
      TermCase("nl", "wachten NOT (pakket OR bestelling)", in: "Bestelling, al weken wachten"),
      TermCase("nl", "wachten NOT pakket", in: "Lang [wachten]. Het pakket was mooi."),
      TermCase("sv", "vänta NOT paket", in: "Fick [vänta] länge"),
      TermCase("sv", "vänta NOT paket", in: "Fick vänta på mitt paket"),
      TermCase("en", "wait AND NOT waiter", in: "The waiter let us wait"),
      TermCase("en", "wait AND NOT waiter", in: "A long [wait]"),
    ])
  }

  @Test("#short holds in comments of up to three words")
  func short() throws {
    try CodebookLab.run([
      TermCase("sv", "pris AND #short", in: "[Priset]"),
      TermCase("nl", "(prijs OR bezorging) AND #short", in: "[Prijs], [bezorging]!"),
      TermCase("en", "price AND #short", in: "the [price] mainly"),
      TermCase("en", "price AND #short", in: "the price of it"),
      TermCase("en", "#short AND price NOT list", in: "Price list"),
    ])
    for term in ["#short", "price OR #short", "price NEAR/3 #short", "NOT #short"] {
      let yaml = "codebook: c\nthemes:\n  - id: a\n    terms: {en: ['\(term)']}\n"
      #expect(throws: LexiconError.self, "\(term)") { try Codebook(yaml: yaml, file: "c.yaml") }
    }
  }

  @Test("NEAR/n counts words in either order, BEFORE/n in the order written")
  func distance() throws {
    try CodebookLab.run([
      TermCase("nl", "wacht* NEAR/4 (telefoon OR lijn)", in: "[Wachten] aan de [telefoon]"),
      TermCase("nl", "wacht* NEAR/4 (telefoon OR lijn)", in: "Aan de [telefoon] lang [wachten]"),
      TermCase("nl", "wacht* NEAR/2 telefoon", in: "wachten op iemand aan de telefoon"),
      TermCase(
        "nl", "prijs NEAR/3 hoog", in: "De [prijs] is [hoog] en over de prijs van de rest hoor je mij niet"),
      TermCase("nl", "gratis BEFORE/1 bezorging", in: "Dankzij [gratis] [bezorging]"),
      TermCase("nl", "gratis BEFORE/1 bezorging", in: "Bezorging gratis"),
      TermCase("sv", "lång BEFORE/2 kö", in: "En [lång] och seg [kö]".replacing(" och seg", with: " seg")),
      TermCase("sv", "kö NEAR/3 telefon", in: "[Kö] på [telefonen]"),
      TermCase("sv", "kö BEFORE/3 telefon", in: "Telefonen hade kö"),
      TermCase("en", "wait NEAR/4 phone", in: "On the [phone] I had to [wait]"),
      TermCase("en", "hold BEFORE/3 hour", in: "On [hold] for an [hour]"),
      TermCase("en", "(long BEFORE/2 wait) NEAR/3 phone", in: "A [long] [wait] by [phone]"),
    ])
  }

  @Test("NEGATED(x) wants a negator that reaches x")
  func negated() throws {
    try CodebookLab.run([
      TermCase("nl", "NEGATED(gewerkt)", in: "Het heeft nooit [gewerkt]"),
      TermCase("nl", "NEGATED(werken)", in: "Het werkt prima"),
      TermCase("nl", "NEGATED(bereikbaar) AND telefoon", in: "Per [telefoon] zijn ze niet [bereikbaar]"),
      TermCase("nl", "NEGATED(factuur)", in: "Ik kreeg geen [factuur]"),
      TermCase("sv", "NEGATED(fungera)", in: "Det har aldrig [fungerat]"),
      TermCase("sv", "NEGATED(fungera)", in: "Det fungerar utmärkt"),
      TermCase("sv", "NEGATED(svar)", in: "Har inte fått [svar]"),
      TermCase("en", "NEGATED(work)", in: "It did not [work]"),
      TermCase("en", "NEGATED(receive) NEAR/4 parcel", in: "I never [received] my [parcel]"),
      TermCase("en", "NEGATED(receive) NEAR/4 parcel", in: "I received my parcel, not yesterday"),
      TermCase("en", "NEGATED(work)", in: "They not only work, they shine"),
    ])
  }

  @Test("#positive and #negative stand for a sentiment hit")
  func sentiment() throws {
    try CodebookLab.run([
      TermCase("nl", "eten NEAR/3 #positive", in: "Het [eten] was [heerlijk]"),
      TermCase("nl", "eten NEAR/3 #positive", in: "Het eten was vies"),
      TermCase("nl", "eten NEAR/3 #negative", in: "Het [eten] was [vies]"),
      TermCase("nl", "eten NEAR/4 #negative", in: "Het [eten] was niet [lekker]"),
      TermCase("sv", "mat NEAR/3 #positive", in: "[Maten] var [underbar]"),
      TermCase("sv", "mat NEAR/3 #negative", in: "[Maten] var [äcklig]"),
      TermCase("en", "food NEAR/3 #positive", in: "The [food] was [delicious]"),
      TermCase("en", "food NEAR/3 #negative", in: "The [food] was [disgusting]"),
      TermCase("en", "food NEAR/3 #negative", in: "The food was there"),
      TermCase("en", "service NEAR/3 #positive", in: "[Excellent service]"),
      TermCase("en", "delicious NEAR/3 #positive", in: "Delicious, that is all"),
      TermCase("en", "lamp OR #negative", in: "The [lamp] was there"),
      TermCase("en", "(lamp OR #negative) AND NOT chair", in: "The [lamp] was there"),
    ])
  }

  @Test("exclude undoes a match in the same sentence")
  func exclude() throws {
    try CodebookLab.run([
      TermCase("nl", "wachten", exclude: ["\"wacht even\""], in: "Wacht even, ik kom"),
      TermCase("nl", "wachten", exclude: ["\"wacht even\""], in: "Wacht even. Daarna lang [wachten]."),
      TermCase("nl", "wachten AND lang", exclude: ["pakket"], in: "Lang wachten op het pakket"),
      TermCase("sv", "pris", exclude: ["prisvärd*"], in: "Prisvärd mat"),
      TermCase("sv", "pris", exclude: ["prisvärd*"], in: "Högt [pris]"),
      TermCase("en", "quality", exclude: ["\"quality time\""], in: "We had quality time"),
      TermCase("en", "quality", exclude: ["\"quality time\""], in: "Poor [quality]"),
    ])
  }

  @Test("scope: comment lets the parts stand in different sentences")
  func scope() throws {
    try CodebookLab.run([
      TermCase(
        "nl", "monteur AND afspraak", scope: "comment", in: "De [monteur] kwam niet. Ik had een [afspraak]."),
      TermCase("nl", "monteur AND afspraak", in: "De monteur kwam niet. Ik had een afspraak."),
      TermCase(
        "nl", "monteur", exclude: ["auto"], scope: "comment", in: "De monteur kwam. Mijn auto was klaar."),
      TermCase("sv", "tekniker AND tid", scope: "comment", in: "[Teknikern] kom inte. Vi hade en [tid]."),
      TermCase(
        "en", "engineer AND appointment", scope: "comment", in: "No [engineer]. I had an [appointment]!"),
      TermCase("en", "engineer NOT appointment", scope: "comment", in: "No engineer. I had an appointment!"),
    ])
  }

  @Test(
    "a mistake is reported at its column",
    arguments: [
      ("wacht AND", 9), ("(wacht", 0), ("NEAR/4 wacht", 0), ("wacht NEAR lijn", 6), ("\"wacht", 0),
      ("NOT wacht", 0),
      ("wacht OR NOT lijn", 0), ("NEGATED wacht", 8), ("wacht)", 5),
    ])
  func mistakes(term: String, offset: Int) {
    let yaml = "codebook: c\nthemes:\n  - id: a\n    terms: {nl: ['goed', '\(term)']}\n"
    do {
      _ = try Codebook(yaml: yaml, file: "c.yaml")
      Issue.record("no error for \(term)")
    } catch {
      #expect(error.line == 4 && error.column == 27 + offset, "\(error)")
    }
  }

  @Test(
    "a word near itself many times over, and a phrase of many gaps, cost no more than others",
    .timeLimit(.minutes(1)))
  func repeated() throws {
    let gaps = Array(repeating: "slow", count: 16).joined(separator: " .. ")
    let chain = Array(repeating: "slow", count: 60).joined(separator: " NEAR/99 ")
    let engine = try CodebookLab.engine(
      """
      codebook: c
      themes:
        - id: near
          terms: {en: [slow NEAR/99 slow NEAR/99 slow NEAR/99 slow]}
        - id: behind
          terms: {en: [(slow NEAR/99 slow) BEFORE/2 queue]}
        - id: chain
          terms: {en: [\(chain)]}
        - id: gaps
          terms: {en: ['\(gaps)']}
      """, languages: ["en"])
    var analyzer = try CommentAnalyzer(engine)
    let many = analyzer.analyze(
      String(repeating: "slow ", count: 2_000), AnalysisRequest(language: "en"))
    #expect(many.themes.map { engine.catalog.entries[$0.theme].id } == ["near", "chain", "gaps"])
    let few = analyzer.analyze(
      String(repeating: "slow ", count: 60) + "at the queue", AnalysisRequest(language: "en"))
    #expect(few.themes.map { engine.catalog.entries[$0.theme].id } == ["near", "chain", "gaps"])
    let end = analyzer.analyze(
      String(repeating: "slow ", count: 60) + "queue", AnalysisRequest(language: "en"))
    #expect(end.themes.map { engine.catalog.entries[$0.theme].id } == ["near", "behind", "chain", "gaps"])
  }
}
