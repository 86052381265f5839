import LanguagePacks
import Redaction
import Testing

/// How texts are read before they are masked, and what one text tells of the next.
struct RedactionReadingTests {
  private let redactor: Redactor

  init() throws { redactor = try Redactor(try RedactionRules()) }

  private func mask(_ texts: [String], _ language: String = "nl") -> [String] {
    var memory = RedactionMemory()
    return texts.map { redactor.redact($0, language: language, memory: &memory) }
  }

  @Test(
    "spaces, hyphens and digits of documents are those of the rules, and what stands around stays as it was",
    arguments: [
      ("é bel\u{A0}06\u{A0}12345678\u{A0}nu", "é bel\u{A0}[TELEFOON]\u{A0}nu"),
      ("bel 06\u{2011}12\u{AD}345678.", "bel [TELEFOON]."),
      ("bel ０６１２３４５６７８ 😀 a", "bel [TELEFOON] 😀 a"),
      ("😀 jan&#64;x.nl &amp; zo", "😀 [E-MAIL] &amp; zo"),
      ("NL91\u{202F}ABNA\u{202F}0417\u{202F}1643\u{202F}00", "[IBAN]"),
      ("mevrouw\u{A0}De\u{A0}Vries", "mevrouw\u{A0}[NAAM-1]"),
      ("a &#x; &bogus; &#99999999; & 5", "a &#x; &bogus; &#99999999; & 5"),
    ])
  func documents(text: String, masked: String) { #expect(mask([text]) == [masked]) }

  @Test("the place of what is found is counted in the original") func offsets() {
    let text = "😀\u{AD} bel 06&#45;1234\u{AD}5678!"
    let found = redactor.find(text, language: "nl")
    #expect(found.map(\.original) == ["06&#45;1234\u{AD}5678"])
    let units = Array(text.utf16)
    #expect(found.map { String(decoding: units[$0.range], as: UTF16.self) } == found.map(\.original))
  }

  @Test(
    "time grows with the length of a text, whatever stands in it",
    arguments: [
      "06 12 ", "a", "a.a@", "NL12 ", "Jan belde 0612345678. ", "De ", "I ", "[", "http://", "nul ",
    ])
  func length(piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count) + "@"
    let clock = ContinuousClock()
    #expect(clock.measure { _ = redactor.find(text, language: "nl") } < .seconds(15))
  }

  @Test("what stands far into a long text is found in full, at the edges of what is searched at a time too")
  func far() {
    let text = String(repeating: "Jan belde 0612345678 of jan@x.nl. ", count: 500)
    let kinds = redactor.find(text, language: "nl").map(\.kind)
    #expect(kinds.filter { $0 == "phone" }.count == 500 && kinds.filter { $0 == "email" }.count == 500)
    let address = "https://x.nl/?" + String(repeating: "ab", count: 4_000)
    let long = mask([String(repeating: "woord ", count: 250) + address + " einde"])[0]
    #expect(long.hasSuffix("woord [URL] einde"))
  }

  @Test(
    "a question in one turn, the answer in one of the next",
    arguments: [
      ("nl", "En uw klantnummer?", "8844221.", "[KLANTNUMMER]."),
      ("nl", "Wat is uw geboortedatum?", "3 mei 1971", "[GEBOORTEDATUM]"),
      ("nl", "Wat is uw telefoonnummer?", "nul zes twaalf", "[TELEFOON]"),
      ("nl", "Met wie spreek ik?", "Özgür Aydin", "[NAAM-1]"),
      ("nl", "Wat is uw postcode?", "1017 ga 12", "[ADRES]"),
      ("sv", "Vad är ditt kundnummer?", "det är 88442", "det är [KUNDNUMMER]"),
      ("en", "Could I take your date of birth?", "12 May 1980", "[DATE-OF-BIRTH]"),
      ("en", "What is your order number?", "four five six seven", "[ORDER-NUMBER]"),
    ])
  func answers(language: String, question: String, answer: String, masked: String) {
    #expect(mask([question, answer], language)[1] == masked)
    #expect(mask([answer], language) == [answer])
  }

  @Test("a number dictated in parts is masked in all of them; what comes much later is no answer")
  func parts() {
    let turns = [
      "Wat is uw telefoonnummer?", "06 1234", "ja", "5678", "dank", "fijn", "goed", "mooi", "5678",
    ]
    let masked = mask(turns)
    #expect(masked[1] == "[TELEFOON]" && masked[3] == "[TELEFOON]" && masked[8] == "5678")
    #expect(
      mask(["Wat is uw klantnummer?", "dat was in 2019 en kostte 1250 euro"])[1].contains(
        "2019 en kostte 1250 euro"))
  }

  @Test("words of speakers' names are masked as names, not as the words that they are") func speakers() {
    var memory = RedactionMemory()
    for name in ["Lumen Energie", "Jan Prijs", "Sanne Özgür"] {
      _ = redactor.introduce(name, language: "nl", memory: &memory)
    }
    func mask(_ text: String) -> String { redactor.redact(text, language: "nl", memory: &memory) }
    #expect(
      mask("De prijs van mijn energie. Energie is duur") == "De prijs van mijn energie. Energie is duur")
    #expect(mask("volgens lumen energie is het goed") == "volgens [NAAM-1] is het goed")
    #expect(mask("dat zei sanne, en Prijs ook") == "dat zei [NAAM-3], en [NAAM-2] ook")
  }

  @Test("masking more than what is personal is a mistake in the measure") func score() throws {
    let bytes = Array("Bel {phone:06-1234}5678 of {name:Jan Jansen}\n".utf8)
    var score = RedactionScore()
    for example in try RedactionExample.read(name: "x.tsv", bytes: bytes) {
      score.add(example, redactor, language: "nl")
    }
    #expect(score.masked.all == 2 && score.masked.right == 1 && score.recall(["phone", "name"]) == 1)
  }
}
