import Testing
import Verbatim

/// The project's own dumps: every row is accounted for, and what was written into them is found.
struct SampleTests {
  @Test(
    "every row is accounted for",
    arguments: [
      ("nps-nl.csv", "nps", 330, 298, 25, 7), ("nps-sv.csv", "nps", 330, 295, 22, 13),
      ("nps-en.csv", "nps", 330, 301, 21, 8),
      ("csat-mixed.csv", "csat", 320, 301, 13, 6),
    ])
  func counts(file: String, scale: String, read: Int, base: Int, withoutText: Int, noAnswer: Int) throws {
    let study = try Study(Files.corpus(file))
    #expect(study.scale.id == scale)
    #expect(study.rows.read == read && study.rows.scored == read && study.rows.rejected.isEmpty)
    #expect(
      study.rows.base == base && study.rows.withoutText == withoutText && study.rows.noAnswer == noAnswer)
    #expect(study.rows.languages.values.reduce(0, +) == base)
    #expect(Double(study.rows.tagged) >= 0.85 * Double(base))
    #expect(study.rows.mismatched > 0)
  }

  @Test("in the Dutch dump waiting goes with detractors, above all by telephone") func dutch() throws {
    let study = try Study(Files.corpus("nps-nl.csv"))
    let waiting = try study.theme("contact.waiting")
    #expect(try #require(waiting.impact.interval).high < 0)
    #expect(try #require(waiting.bands[0].lift) > 1.5 && (waiting.bands[0].q ?? 1) < 0.001)
    #expect(study.harmful().prefix(3).contains("contact.waiting"))
    #expect(try #require(study.theme("staff").impact.interval).low > 0)
    let phone = try Study(Files.corpus("nps-nl.csv"), filters: ["Kanaal=telefoon"])
    #expect(try phone.theme("contact.waiting").share > 1.5 * waiting.share)
    #expect(try #require(phone.figures.score.value) < #require(study.figures.score.value))
  }

  @Test("in the English dump waiting goes with detractors and staff with promoters") func english() throws {
    let study = try Study(Files.corpus("nps-en.csv"))
    #expect(try #require(study.theme("contact.waiting").impact.interval).high < 0)
    #expect(try #require(study.theme("staff").impact.interval).low > 0)
    let roadside = try Study(Files.corpus("nps-en.csv"), filters: ["Channel=roadside"])
    #expect(try #require(roadside.figures.score.value) > #require(study.figures.score.value))
  }

  @Test("in the Swedish dump deliveries go with detractors and staff with promoters") func swedish()
    throws
  {
    let study = try Study(Files.corpus("nps-sv.csv"))
    #expect(try #require(study.theme("delivery").impact.interval).high < 0)
    #expect(try #require(study.theme("staff").impact.interval).low > 0)
  }

  @Test("three languages in one dump are told apart") func mixed() throws {
    let languages = try Study(Files.corpus("csat-mixed.csv")).rows.languages
    #expect((108...128).contains(languages["nl"] ?? 0))
    #expect((100...112).contains(languages["sv"] ?? 0))
    #expect((66...80).contains(languages["en"] ?? 0))
  }
}
