import Foundation
import LanguagePacks
import Redaction
import Testing
import VerbatimModel

/// What is personal because of what stands around it, and what looks different but is the same.
struct RedactionContextTests {
  private static func masked(_ text: String, _ language: String) throws -> String {
    let redactor = try Redactor(try RedactionRules())
    var memory = RedactionMemory()
    return redactor.redact(text, language: language, memory: &memory)
  }

  @Test(
    "spaces, hyphens and digits of word processors",
    arguments: [
      ("Bel 06\u{A0}12345678", "Bel [TELEFOON]"), ("Bel 06\u{2011}12345678", "Bel [TELEFOON]"),
      ("NL91\u{A0}ABNA\u{A0}0417\u{A0}1643\u{A0}00", "[IBAN]"), ("tel ０６１２３４５６７８", "tel [TELEFOON]"),
      ("mevrouw De Vries", "mevrouw [NAAM-1]"), ("Bedankt De Krant", "Bedankt De Krant"),
      ("IMEI 490154203237518", "IMEI 490154203237518"), ("bel 31612345678", "bel [TELEFOON]"),
    ]) func looks(text: String, wanted: String) throws
  {
    #expect(try Self.masked(text, "nl") == wanted)
  }

  @Test(
    "a long text is masked as its sentences are, wherever it is cut",
    arguments: [
      (
        "Bel mevrouw De Vries op 0612345678 voor het antwoord. ",
        "Bel mevrouw [NAAM-1] op [TELEFOON] voor het antwoord. "
      ),
      ("bel mij op 06 12 34 56 78 of ", "bel mij op [TELEFOON] of "),
    ]) func long(text: String, wanted: String) throws
  {
    let count = 70_000 / text.utf8.count
    let masked = try Self.masked(String(repeating: text, count: count), "nl")
    #expect(masked == String(repeating: wanted, count: count))
  }

  private static func conversation(_ turns: [(SpeakerRole, String)]) -> Conversation {
    let all = turns.map { role, text in
      var turn = ConversationTurn(
        speaker: role == .agent ? "Agent" : "Customer", start: nil, end: nil, text: text)
      turn.role = role
      return turn
    }
    return Conversation(id: "a", file: "a.txt", turns: all, attributes: [:], roleConfidence: 1)
  }

  @Test("what answers a question is masked, the same number elsewhere is not") func answers() throws {
    let redactor = try ConversationRedactor(
      RedactionSettings(rules: try RedactionRules()), speakers: try SpeakerLexicon())
    var asked = Self.conversation([(.agent, "What is your account number?"), (.customer, "8844221.")])
    redactor.redact(&asked, language: "en")
    #expect(asked.turns[1].text == "[CUSTOMER-NUMBER].")
    var other = Self.conversation([(.agent, "How far did you drive?"), (.customer, "8844221.")])
    redactor.redact(&other, language: "en")
    #expect(other.turns[1].text == "8844221.")
    var birth = Self.conversation([(.agent, "Uw geboortedatum?"), (.customer, "3 mei 1971")])
    redactor.redact(&birth, language: "nl")
    #expect(birth.turns[1].text == "[GEBOORTEDATUM]")
  }

  @Test("the words of a company that takes part stay words") func company() throws {
    let redactor = try ConversationRedactor(
      RedactionSettings(rules: try RedactionRules()), speakers: try SpeakerLexicon())
    var found = Self.conversation([(.customer, "hoi, mijn energie is duur"), (.agent, "Wat vervelend")])
    found.turns[1].speaker = "Lumen Energie"
    var numbers = GroupNumbers(try SpeakerLexicon(), field: nil)
    redactor.redact(&found, language: "nl", numbers: numbers.numbers(of: found))
    #expect(found.turns[0].text == "hoi, mijn energie is duur")
    #expect(found.turns[1].speaker == "[MEDEWERKER-1]")
  }

  @Test("long texts are masked in pieces, whole") func long() throws {
    let text = String(repeating: "Marieke belde 0612345678. ", count: 800)
    #expect(try Self.masked(text, "nl") == String(repeating: "[NAAM-1] belde [TELEFOON]. ", count: 800))
    #expect(try Self.masked(String(repeating: "a.", count: 8_000) + "@", "nl").hasSuffix("a.@"))
  }
}
