import Foundation
import Testing

/// `verbatim explain`: the rules at work, on sentences whose reading is not in doubt.
struct ExplainTests {
  private static func explained(_ text: String) throws -> String {
    let result = try Program().run("explain", text)
    #expect(result.status == 0 && result.errors.isEmpty)
    return result.output
  }

  @Test("both halves, the contrast, the negation") func contrast() throws {
    let text = try Self.explained(
      "De medewerker was heel vriendelijk, maar mijn probleem is nog steeds niet opgelost")
    #expect(text.hasPrefix("negative") || text.hasPrefix("mixed"))
    for wanted in [
      "clause 1", "clause 2", "intensified:heel", "contrast:maar", "negated:", "vriendelijk", "opgelost",
      "staff.attitude",
    ] {
      #expect(text.contains(wanted), "\(wanted)")
    }
  }

  @Test("denials, of praise and of blame") func denials() throws {
    #expect(try Self.explained("Inte alls nöjd med leveransen").hasPrefix("negative"))
    #expect(try Self.explained("Inte alls nöjd med leveransen").contains("delivery"))
    let mild = try Self.explained("Not bad at all")
    #expect(mild.hasPrefix("positive") || mild.hasPrefix("neutral"))
    #expect(mild.contains("+"))
  }

  @Test("what was asked decides what a bare answer means") func question() throws {
    let asked = ["explain", "Prijs", "--lang", "nl", "--question"]
    #expect(try Program().run(asked + ["Wat kunnen we beter doen?"]).output.hasPrefix("negative"))
    #expect(try Program().run(asked + ["Wat vond u goed?"]).output.hasPrefix("positive"))
    #expect(
      try Program().run(asked + ["Waarom?", "--question-polarity", "negative"]).output.hasPrefix("negative"))
    #expect(try Self.explained("Prijs").hasPrefix("neutral"))
  }

  @Test("the comment comes from standard input where it is not given") func standardInput() throws {
    let result = try Program().run("explain", "--format", "json", input: Data("Slow and rude\n".utf8))
    #expect(result.status == 0)
    #expect(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) is [String: Any])
  }
}
