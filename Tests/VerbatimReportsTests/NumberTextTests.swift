import Testing
import VerbatimReports

/// Numbers for people.
struct NumberTextTests {
  @Test("fixed decimals, without a negative zero") func fixed() {
    #expect(NumberText.fixed(12.345, 1) == "12.3")
    #expect(NumberText.fixed(-0.04, 1) == "0.0")
    #expect(NumberText.fixed(-0.06, 1) == "-0.1")
    #expect(NumberText.fixed(2, 0) == "2")
  }

  @Test("the sign is shown, zero has none") func signed() {
    #expect(NumberText.signed(5.14, 1) == "+5.1")
    #expect(NumberText.signed(-5.14, 1) == "−5.1")
    #expect(NumberText.signed(-0.01, 1) == "0.0")
  }

  @Test("groups of three") func grouped() {
    #expect(
      [0, 12, 123, 4812, 1_234_567, -4812].map(NumberText.grouped) == [
        "0", "12", "123", "4,812", "1,234,567", "-4,812",
      ])
  }
}
