import Foundation
import LanguagePacks
import Redaction
import Testing

/// The rules against the hand-made texts, and their edges.
struct RedactionCorpusTests {
  private static func score(_ code: String) throws -> RedactionScore {
    let path = URL(fileURLWithPath: #filePath).appendingPathComponent(
      "../../../corpora/redaction-\(code).tsv"
    ).standardized
    let bytes = [UInt8](try Data(contentsOf: path))
    let redactor = try Redactor(try RedactionRules())
    var score = RedactionScore()
    let examples = try RedactionExample.read(name: "redaction-\(code).tsv", bytes: bytes)
    #expect(examples.count >= 100)
    for example in examples { score.add(example, redactor, language: code) }
    return score
  }

  @Test("recall and precision on the marked texts", arguments: ["nl", "sv", "en"]) func corpus(code: String)
    throws
  {
    let score = try Self.score(code)
    let hard = ["email", "phone", "iban", "card", "bsn", "rijksregister", "personnummer"]
    let summary = Comment(rawValue: score.failures.joined(separator: "\n"))
    #expect(try #require(score.recall(hard)) >= 0.98, summary)
    #expect(try #require(score.recall(["name"])) >= 0.90, summary)
    #expect(try #require(score.precision) >= 0.95, summary)
  }

  @Test("the examples beside the lexicons", arguments: ["nl", "sv", "en"]) func examples(code: String) throws
  {
    let redactor = try Redactor(try RedactionRules())
    var score = RedactionScore()
    for example in try RedactionExample.read(code, .embedded) { score.add(example, redactor, language: code) }
    #expect(score.failures == [])
    #expect(score.masked.all > 4)
  }

  @Test("a name keeps its marker within a conversation") func stable() throws {
    let redactor = try Redactor(try RedactionRules())
    var memory = RedactionMemory()
    #expect(redactor.redact("mvh Anna Berg", language: "sv", memory: &memory) == "mvh [NAMN-1]")
    #expect(
      redactor.redact("Tack Cecilia, hälsar Anna", language: "sv", memory: &memory)
        == "Tack [NAMN-2], hälsar [NAMN-1]")
    #expect(redactor.counts == ["name": 3])
  }

  @Test("what was masked once stays as it is") func twice() throws {
    let redactor = try Redactor(try RedactionRules())
    var memory = RedactionMemory()
    let masked = redactor.redact("mvh Anna Berg, bel 06-12345678, of mail", language: "nl", memory: &memory)
    #expect(masked == "mvh [NAAM-1], bel [TELEFOON], of mail")
    #expect(redactor.redact(masked, language: "nl", memory: &memory) == masked)
    #expect(redactor.find("mvh [ANNA]", language: "nl").count == 1)
  }

  @Test("a keyed hash is the same everywhere, and another with another key") func hashed() throws {
    func mask(_ key: String) throws -> String {
      var memory = RedactionMemory()
      return try Redactor(try RedactionRules(), hashKey: key).redact(
        "mail a@voorbeeld.nl", language: "nl", memory: &memory)
    }
    #expect(try mask("k") == mask("k"))
    #expect(try mask("k") != mask("other"))
    #expect(try mask("k").hasPrefix("mail [E-MAIL:"))
  }

  @Test(
    "a checksum tells a number from a number",
    arguments: [("111222333", 1), ("111222334", 0), ("123456789", 0)])
  func checksum(number: String, count: Int) throws {
    let redactor = try Redactor(try RedactionRules())
    #expect(redactor.find("nummer \(number) graag", language: "nl").count == count)
  }

  @Test("a name keeps its number, a part of it is the same person, and many names take no long time")
  func memory() throws {
    let redactor = try Redactor(try RedactionRules())
    var memory = RedactionMemory()
    func marker(_ name: String) -> String { redactor.introduce(name, language: "en", memory: &memory) }
    #expect(marker("Jan de Vries") == "[NAME-1]")
    #expect(marker("Anna Berg") == "[NAME-2]")
    #expect(marker("de Vries") == "[NAME-1]" && marker("Anna") == "[NAME-2]")
    #expect(marker("Anna Maria Berg") == "[NAME-2]" && marker("Maria") == "[NAME-2]")
    #expect(marker("jan de vries") == "[NAME-1]")
    let clock = ContinuousClock()
    let taken = clock.measure { for number in 0..<20_000 { _ = marker("Person\(number) Family\(number)") } }
    #expect(marker("Family19999") == "[NAME-20002]")
    #expect(taken < .seconds(20))
  }
}
