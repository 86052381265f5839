import LanguagePacks
import Testing
import VerbatimModel

@testable import TextAnalysis

/// From summed evidence to a language, and which words are summed.
@Suite struct LanguageDecisionTests {
  private let model: LanguageModel
  private let reader: LanguageReader

  init() throws {
    reader = try LanguageReader()
    model = reader.model
  }

  @Test(arguments: [
    ("nl", "Prima"), ("nl", "snelle levering"),
    ("nl", "Ik wacht al drie weken op mijn geld terug"),
    ("nl", "zeeeer slechte klantenservice"), ("nl", "WAARDELOOS NOOIT MEER"), ("nl", "'t is niks"),
    ("sv", "Jättebra"), ("sv", "snabb leverans"), ("sv", "Ingen svarar i telefonen"), ("sv", "funkar inte"),
    ("sv", "ALDRIG MER"), ("sv", "har väntat på mina pengar i tre veckor"),
    ("en", "Great"), ("en", "quick delivery"), ("en", "nobody answers the phone"), ("en", "doesn't work"),
    ("en", "still waiting for my refund"), ("en", "NEVER AGAIN"),
  ])
  func shortCommentsOfOurLanguages(code: String, text: String) throws {
    #expect(try reader.language(text, isOpen: false).code == code)
    #expect(try reader.language(text, isOpen: true).code == code)
  }

  @Test(arguments: [
    "Der Kundendienst hat sich nie wieder bei mir gemeldet",
    "Le service client ne répond jamais au téléphone",
    "Asiakaspalvelu ei vastaa koskaan puhelimeen", "Kundeservicen svarer aldrig når man ringer til dem",
    "Jeg har ventet i flere uker på å få pengene tilbake",
    "Ek wag al drie weke vir my geld en niemand antwoord nie",
  ])
  func commentsInOtherLanguagesAreUndetermined(text: String) throws {
    #expect(try reader.language(text, isOpen: true).code == "und")
    #expect(try ["nl", "sv", "en"].contains(reader.language(text, isOpen: false).code))
  }

  @Test(arguments: [
    "", "10", "👍👍", "...", "https://winkel.nl/klacht", "@bezorger", "7/10", "!!! 😡", "Спасибо",
  ])
  func nothingToReadIsUndetermined(text: String) throws {
    #expect(try reader.language(text, isOpen: false) == .none)
    #expect(try reader.language(text, isOpen: true).code == "und")
    #expect(try reader.language(text, isOpen: true).confidence == 0)
  }

  @Test func candidatesRestrictTheAnswer() throws {
    let text = "Kundeservicen svarer aldrig når man ringer til dem"
    #expect(try reader.language(text, candidates: ["nl", "sv", "en", "da"], isOpen: true).code == "da")
    #expect(try reader.language("snelle levering", candidates: ["en", "sv"], isOpen: false).code != "nl")
    #expect(try reader.language("snelle levering", candidates: ["nl"], isOpen: false).code == "nl")
    #expect(try reader.language("snelle levering", candidates: ["xx"], isOpen: false) == .none)
  }

  @Test func codesInCapitalsSayNothingBesideOtherWords() throws {
    let plain = try reader.evidence("de levering was laat")
    #expect(try reader.evidence("de levering was laat NHS") == plain)
    #expect(try reader.evidence("NHS").contains { $0 != 0 })
  }

  @Test func addressesAndMentionsSayNothing() throws {
    let plain = try reader.evidence("bra hemsida")
    #expect(try reader.evidence("bra hemsida www.the-best-shop.com") == plain)
    #expect(try reader.evidence("bra hemsida https://example.com/where/is/my/order") == plain)
    #expect(try reader.evidence("bra @customerservice hemsida nobody@example.com") == plain)
    #expect(try reader.evidence("bra hemsida 24h 4you") == plain)
  }

  @Test func aShortSentenceKeepsTheCommentsLanguage() throws {
    let decider = LanguageDecider(model, candidates: ["nl", "sv", "en"], isOpen: true)
    let comment = LanguageDecision(code: "nl", lead: 20)
    #expect(try decider.decide(sentence: reader.evidence("Top service"), in: comment).code == "nl")
    let english = try reader.evidence("They never answered the phone when I called them")
    #expect(decider.decide(sentence: english, in: comment).code == "en")
    #expect(try decider.decide(sentence: reader.evidence("👍"), in: comment) == comment)
  }

  @Test func aLeadOfNothingIsAnEvenChance() throws {
    #expect(LanguageDecision(code: "nl", lead: 0.0001).confidence < 0.51)
    #expect(LanguageDecision(code: "nl", lead: 10).confidence > 0.99)
  }
}
