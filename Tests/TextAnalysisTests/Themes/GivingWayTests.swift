import LanguagePacks
import Testing
import TextAnalysis

/// Themes that give way to others of the same sentence: `exclude` with `@id` alone.
struct GivingWayTests {
  private static let codebook = """
    codebook: shop
    themes:
      - id: staff
        terms: {en: [clerk]}
        exclude: {en: ['@price', '@speed']}
      - id: speed
        terms: {en: [slow, 'minutes NEAR/2 wait']}
        exclude: {en: [slow cooker]}
      - id: price
        themes:
          - id: level
            terms: {en: [expensive]}
      - id: mood
        scope: comment
        terms: {en: [lovely]}
        exclude: {en: ['@speed']}
    """

  @Test(
    "it gives way in the same sentence, to themes below the one named, and not to one that is itself excluded",
    arguments: [
      ("The clerk was here", ["staff"]),
      ("The clerk was slow", ["speed"]),
      ("The clerk was here. It was slow.", ["staff", "speed"]),
      ("The clerk is expensive", ["price.level"]),
      ("The clerk sold me a slow cooker", ["staff"]),
      ("Wait ten minutes for the clerk", ["speed"]),
      ("Lovely! It was slow.", ["speed"]),
      ("Lovely! The clerk was here.", ["staff", "mood"]),
    ])
  func givesWay(text: String, expected: [String]) throws {
    let engine = try CodebookLab.engine(Self.codebook, languages: ["en"])
    #expect(Set(try CodebookLab.ids(text, engine, "en")) == Set(expected))
  }

  @Test("a theme cannot give way to itself, to what is above it, or to one that is not there")
  func mistakes() {
    for id in ["price.level", "price", "prices"] {
      let yaml = Self.codebook.replacing(
        "terms: {en: [expensive]}", with: "terms: {en: [expensive]}\n        exclude: {en: ['@\(id)']}")
      #expect(throws: LexiconError.self) { try CodebookLab.engine(yaml, languages: ["en"]) }
    }
  }
}
