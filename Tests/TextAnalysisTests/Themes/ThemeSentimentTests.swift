import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// What is felt about each theme: from the clause and the words that really speak of it.
struct ThemeSentimentTests {
  /// Topics without any sentiment of their own.
  private static let topics = """
    codebook: topics
    themes:
      - id: food
        terms: {nl: [eten, pizza, soep], sv: [mat, =maten, pizza], en: [food, pizza, soup]}
      - id: service
        terms: {nl: [bediening, service], sv: [service, betjäning], en: [service]}
      - id: delivery
        terms: {nl: [bezorging, levering], sv: [leverans], en: [delivery]}
      - id: price
        terms: {nl: [prijs], sv: [pris], en: [price]}
      - id: site
        terms: {nl: [website, site, app], sv: [hemsida, app], en: [website, app, site]}
      - id: staff
        terms: {nl: [personeel, medewerker], sv: [personal], en: [staff]}
      - id: mood
        terms: {nl: [sfeer], sv: [stämning], en: [atmosphere]}
    """

  private static func check(_ language: String, _ cases: [(String, String)]) throws {
    let engine = try CodebookLab.engine(topics, languages: [language])
    var analyzer = try CommentAnalyzer(engine)
    for (text, expected) in cases {
      let themes = analyzer.analyze(text, AnalysisRequest(language: language)).themes
      let found = themes.map { engine.catalog.entries[$0.theme].id + sign($0.sentiment.score) }.sorted()
        .joined(separator: " ")
      #expect(found == expected.split(separator: " ").sorted().joined(separator: " "), "\(text)")
    }
  }

  private static func sign(_ score: Double) -> String { score > 0.05 ? "+" : score < -0.05 ? "-" : "0" }

  @Test("Dutch")
  func dutch() throws {
    try Self.check(
      "nl",
      [
        ("eten prima, bediening traag", "food+ service-"),
        ("Eten prima bediening traag", "food+ service-"),
        ("Het eten was heerlijk maar de bediening was onvriendelijk", "food+ service-"),
        ("Lekker eten en slechte service", "food+ service-"),
        ("Lekker eten, slechte service", "food+ service-"),
        ("Lekker eten slechte service", "food+ service-"),
        ("De bediening, het eten en de sfeer waren geweldig", "service+ food+ mood+"),
        ("Eten en bediening waren slecht", "food- service-"),
        ("Goede service en sfeer", "service+ mood+"),
        ("De prijs is belachelijk, maar het eten is fantastisch", "price- food+"),
        ("De prijs was in orde. De levering was een ramp.", "price+ delivery-"),
        ("Ik heb een pizza besteld via de app", "food0 site0"),
        ("De bezorging was snel, jammer van de koude soep", "delivery+ food-"),
        ("Het eten was niet lekker, de service wel vriendelijk", "food- service+"),
        ("Met de website heb ik geen enkel probleem, het personeel is onbeschoft", "site+ staff-"),
        ("De bediening, hoewel druk, was erg vriendelijk", "service+"),
        ("Ondanks de trage levering ben ik blij met de prijs", "delivery- price+"),
        ("De app is waardeloos; het personeel daarentegen super", "site- staff+"),
        ("Fijne sfeer, goed eten, vriendelijk personeel", "mood+ food+ staff+"),
        ("De website vraagt om een wachtwoord, de medewerker was behulpzaam", "site0 staff+"),
        ("De service was uitstekend met vriendelijk personeel", "service+ staff+"),
        ("Eten: heerlijk. Service: dramatisch.", "food+ service-"),
      ])
  }

  @Test("Swedish")
  func swedish() throws {
    try Self.check(
      "sv",
      [
        ("maten utmärkt, servicen långsam", "food+ service-"),
        ("Maten utmärkt servicen usel", "food+ service-"),
        ("Maten var underbar men personalen var otrevlig", "food+ staff-"),
        ("God mat och dålig service", "food+ service-"),
        ("God mat, dålig service", "food+ service-"),
        ("Underbar mat usel service", "food+ service-"),
        ("Personalen, maten och stämningen var fantastiska", "staff+ food+ mood+"),
        ("Maten och servicen var usel", "food- service-"),
        ("Bra service och stämning", "service+ mood+"),
        ("Priset är dåligt, men maten är fantastisk", "price- food+"),
        ("Priset var bra. Leveransen var en katastrof.", "price+ delivery-"),
        ("Jag beställde en pizza i appen", "food0 site0"),
        ("Leveransen var snabb, tyvärr var maten äcklig", "delivery+ food-"),
        ("Maten var inte god, servicen var trevlig", "food- service+"),
        ("Hemsidan är lätt att använda, personalen är otrevlig", "site+ staff-"),
        ("Trots usel leverans är jag nöjd med priset", "delivery- price+"),
        ("Appen är värdelös; personalen däremot super", "site- staff+"),
        ("Härlig stämning, god mat, trevlig personal", "mood+ food+ staff+"),
        ("Appen finns på svenska, personalen var hjälpsam", "site0 staff+"),
        ("Servicen var utmärkt med trevlig personal", "service+ staff+"),
        ("Mat: underbar. Service: katastrof.", "food+ service-"),
        ("Leveransen, som jag väntade på, var perfekt", "delivery+"),
      ])
  }

  @Test("English")
  func english() throws {
    try Self.check(
      "en",
      [
        ("food great, service slow", "food+ service-"),
        ("Food superb service slow", "food+ service-"),
        ("The food was delicious but the staff were rude", "food+ staff-"),
        ("Lovely food and terrible service", "food+ service-"),
        ("Lovely food, terrible service", "food+ service-"),
        ("Great food slow service", "food+ service-"),
        ("The staff, the food and the atmosphere were amazing", "staff+ food+ mood+"),
        ("Food and service were awful", "food- service-"),
        ("Great service and atmosphere", "service+ mood+"),
        ("The price is bad, but the food is fantastic", "price- food+"),
        ("The price was fine. The delivery was a disaster.", "price+ delivery-"),
        ("I ordered a pizza on the app", "food0 site0"),
        ("The delivery was fast, shame about the cold soup", "delivery+ food-"),
        ("The food was not good, the service was friendly", "food- service+"),
        ("The website is easy to use, the staff are useless", "site+ staff-"),
        ("The service, although slow, was friendly and helpful", "service+"),
        ("Despite the terrible delivery I am happy with the price", "delivery- price+"),
        ("The app is useless; the staff however are brilliant", "site- staff+"),
        ("Nice atmosphere, tasty food, friendly staff", "mood+ food+ staff+"),
        ("The website asks for a password, the staff were helpful", "site0 staff+"),
        ("Service was great with friendly staff", "service+ staff+"),
        ("Food: delicious. Service: dreadful.", "food+ service-"),
      ])
  }
}
