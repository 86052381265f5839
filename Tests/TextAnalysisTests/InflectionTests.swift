import LanguagePacks
import Testing
import TextAnalysis
import VerbatimModel

/// A bare word of a codebook stands for its forms, in every language's own way of making them.
struct InflectionTests {
  /// A word, and forms of it that Snowball alone does not bring home.
  private static let paradigms: [String: [(word: String, forms: String)]] = [
    "nl": [
      ("prijs", "prijzen"), ("brief", "brieven"), ("rem", "remmen"), ("les", "lessen"), ("adres", "adressen"),
      ("kans", "kansen"), ("foto", "foto's fotootje"), ("auto", "auto's autootje"), ("pagina", "pagina's"),
      ("tarief", "tarieven"), ("toestel", "toestellen toestelletje"), ("doos", "dozen doosje"),
      ("pakket", "pakketje pakketten"), ("lening", "leninkje leningen"), ("kraan", "kranen kraantje"),
      ("vies", "vieze viezer"), ("duur", "duurder"), ("snel", "snelle sneller"),
      ("annuleren", "annuleer annuleert annuleerde geannuleerd"), ("schilderen", "schildert geschilderd"),
      ("verhuizen", "verhuist verhuisde verhuis"), ("openen", "opent geopend"),
      ("boren", "boort boorde geboord"), ("bellen", "bel belt belde gebeld"),
      ("opsturen", "opgestuurd"), ("lezen", "leest las gelezen"), ("vragen", "vroeg"),
    ],
    "sv": [
      ("leverans", "leveranser leveransen leveranserna"), ("kö", "köer kön köerna"), ("gym", "gymmet"),
      ("rum", "rummet rummen"), ("program", "programmet"), ("cykel", "cyklar cykeln cyklarna"),
      ("nyckel", "nycklar"), ("vatten", "vattnet"), ("fönster", "fönstret fönstren"), ("stad", "städer"),
      ("verkstad", "verkstäder"), ("tand", "tänderna"), ("bok", "böcker"), ("buss", "bussar"),
      ("enkel", "enkla enklare"), ("glömma", "glömde glömt"), ("ställa", "ställde ställt"),
    ],
    "en": [("bus", "buses"), ("leaf", "leaves"), ("knife", "knives"), ("queue", "queued queuing queueing")],
  ]

  /// Words that look like forms of others and are none.
  private static let strangers: [(language: String, word: String, text: String)] = [
    ("nl", "vroeg", "vroeger"), ("nl", "loven", "geloven"), ("nl", "les", "lezen"), ("nl", "fee", "feest"),
    ("nl", "moe", "moeder"), ("nl", "lukken", "geluk"), ("nl", "voldoen", "voldoende"),
    ("nl", "ziek", "ziekte"), ("sv", "kö", "kör"),
  ]

  private static func isFound(_ word: String, in text: String, _ language: String) throws -> Bool {
    let yaml = "codebook: c\nthemes:\n  - id: a\n    terms: {\(language): ['\(word)']}\n"
    let engine = try TextEngine(
      files: .embedded, languages: [language], codebooks: [try Codebook(yaml: yaml, file: "c")])
    var analyzer = try CommentAnalyzer(engine)
    return !analyzer.analyze(text, AnalysisRequest(language: language)).themes.isEmpty
  }

  @Test("forms are found", arguments: ["nl", "sv", "en"]) func forms(language: String) throws {
    let pairs = Self.paradigms[language, default: []].flatMap { entry in
      entry.forms.split(separator: " ").map { (entry.word, String($0)) }
    }
    #expect(!pairs.isEmpty)
    // A codebook with a theme for each word: what is tagged is the form's own.
    let words = Self.paradigms[language, default: []].map(\.word)
    let themes = words.enumerated().map { "  - id: t\($0)\n    terms: {\(language): ['\($1)']}\n" }.joined()
    let book = try Codebook(yaml: "codebook: c\nthemes:\n" + themes, file: "c")
    let engine = try TextEngine(files: .embedded, languages: [language], codebooks: [book])
    var analyzer = try CommentAnalyzer(engine)
    for (word, form) in pairs {
      let found = analyzer.analyze(form, AnalysisRequest(language: language)).themes.map {
        words[$0.theme]
      }
      #expect(found.contains(word), "\(form) is a form of \(word)")
    }
  }

  @Test("what looks like a form is none") func strangers() throws {
    for (language, word, text) in Self.strangers {
      #expect(try Self.isFound(word, in: word, language), "\(word)")
      #expect(try !Self.isFound(word, in: text, language), "\(text) is no \(word)")
    }
  }
}
