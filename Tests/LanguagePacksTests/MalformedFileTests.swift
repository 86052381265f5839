import Foundation
import LanguagePacks
import Testing

/// A mistake in a file is reported with the file, the line and what to do.
struct MalformedFileTests {
  /// A file with a mistake, and the beginning of what must be said about it (below the folder's path).
  struct Mistake: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let message: String
    var testDescription: String { message }

    init(_ file: String, _ text: String, _ message: String) {
      self.file = file
      self.text = text
      self.message = message
    }
  }

  static let mistakes = [
    Mistake("nl/sentiment.tsv", "# kop\n\ngoed 1.5\n", "nl/sentiment.tsv:3: column 2 is missing; separate"),
    Mistake("nl/sentiment.tsv", "goed\tveel\n", "nl/sentiment.tsv:1: 'veel' is not a number; write"),
    Mistake(
      "nl/sentiment.tsv", "goed\t1\nslecht\t-9\n", "nl/sentiment.tsv:2: -9.0 is outside -5.0 to 5.0; use"),
    Mistake("nl/sentiment.tsv", "goed\tnan\n", "nl/sentiment.tsv:1: 'nan' is not a number; write"),
    Mistake("nl/sentiment.tsv", "\t1\n", "nl/sentiment.tsv:1: there is no word in the term; remove"),
    Mistake("nl/learned.tsv", "goed\t6\n", "nl/learned.tsv:1: 6.0 is outside"),
    Mistake("nl/negated.tsv", "x\ty\n", "nl/negated.tsv:1: 'y' is not a number"),
    Mistake("nl/sarcasm.tsv", "x\t-6\n", "nl/sarcasm.tsv:1: -6.0 is outside"),
    Mistake(
      "nl/negators.tsv", "niet\t-1\tvooruit\n",
      "nl/negators.tsv:1: 'vooruit' is not a scope; write next, prev, both or adds"),
    Mistake("nl/intensifiers.tsv", "erg\t0.5\n", "nl/intensifiers.tsv:1: 0.5 is outside 1.0 to 3.0"),
    Mistake("nl/diminishers.tsv", "wat\t1.5\n", "nl/diminishers.tsv:1: 1.5 is outside 0.0 to 1.0"),
    Mistake("nl/contrast.tsv", "maar\t0.6\n", "nl/contrast.tsv:1: column 3 is missing"),
    Mistake("nl/irrealis.tsv", "zou\t2\n", "nl/irrealis.tsv:1: 2.0 is outside"),
    Mistake("nl/excess.tsv", "te\t3\n", "nl/excess.tsv:1: 3.0 is outside"),
    Mistake("nl/former.tsv", "vroeger\t-3\n", "nl/former.tsv:1: -3.0 is outside"),
    Mistake("nl/questions.tsv", "wat kan beter\t-2\n", "nl/questions.tsv:1: -2.0 is outside"),
    Mistake("nl/irregular.tsv", "ging\n", "nl/irregular.tsv:1: the second column is missing"),
    Mistake("nl/inflection.tsv", "zen\n", "nl/inflection.tsv:1: the second column is missing"),
    Mistake("nl/inflection.tsv", "# x\nXen\tX\n", "nl/inflection.tsv:2: 'X' is no class of letters"),
    Mistake("nl/inflection.tsv", "er\t-\tvier\n", "nl/inflection.tsv:1: 'vier' is not a number"),
    Mistake("nl/variants.tsv", "goet\tgoed\ngoeed\t\n", "nl/variants.tsv:2: the second column is missing"),
    Mistake("nl/vocabulary.tsv", "woord\tvaak\n", "nl/vocabulary.tsv:1: 'vaak' is not a number"),
    Mistake("nl/vocabulary.tsv", "woord\t0\n", "nl/vocabulary.tsv:1: 0.0 is outside"),
    Mistake("nl/language.json", "{\"code\": \"nl\"", "nl/language.json: not a valid language description"),
    Mistake(
      "nl/language.json", "{\"code\": \"nl\", \"stemmer\": \"klingon\"}",
      "nl/language.json: Snowball has no stemmer 'klingon'"),
  ]

  @Test("language files", arguments: mistakes) func languages(mistake: Mistake) throws {
    let folder = try TemporaryFolder([mistake.file: mistake.text])
    let error = try #require(throws: LexiconError.self) {
      let files = try LexiconFiles(folder: folder.path)
      _ = try LanguagePack(code: "nl", from: files)
      _ = try QuestionPhrases(code: "nl", from: files)
    }
    #expect(error.description.hasPrefix(folder.path + "/" + mistake.message), "\(error)")
  }

  static let sharedMistakes = [
    Mistake("shared/emoji.tsv", "😀\tblij\n", "shared/emoji.tsv:1: 'blij' is not a number"),
    Mistake("shared/emoticons.tsv", ":)\t7\n", "shared/emoticons.tsv:1: 7.0 is outside"),
    Mistake("shared/rules.json", "{}", "shared/rules.json: not valid rules"),
    Mistake(
      "shared/columns.tsv", "tekst\topmerking\n", "shared/columns.tsv:1: this is not a role and a pattern"),
    Mistake("shared/months.tsv", "13\tnl\tsmarch\n", "shared/months.tsv:1: 13.0 is outside"),
    Mistake(
      "shared/unfinished.tsv", "previews\tStatus\n",
      "shared/unfinished.tsv:1: this line has fewer than three columns"),
    Mistake("shared/months.tsv", "1\tnl\n", "shared/months.tsv:1: this line has fewer than three columns"),
    Mistake("scales/scales.json", "[]", "scales/scales.json: this is not a list of scales"),
    Mistake(
      "scales/scales.json",
      #"{"scales": [{"id": "x", "label": "X", "headline": "median", "bands": [{"id": "a", "low": 0, "high": 1}], "names": []}]}"#,
      "scales/scales.json: scale 'x' has the unknown headline 'median'"),
    Mistake(
      "scales/scales.json",
      #"{"scales": [{"id": "x", "label": "X", "headline": "net", "bands": [{"id": "a", "low": 0, "high": 3}, {"id": "b", "low": 2, "high": 4}], "names": []}]}"#,
      "scales/scales.json: the bands of scale 'x' overlap"),
    Mistake(
      "scales/scales.json",
      #"{"scales": [{"id": "x", "label": "X", "headline": "net", "bands": [{"id": "a", "low": 0, "high": 3}, {"id": "b", "low": 4, "high": 5000}], "names": []}]}"#,
      "scales/scales.json: the bands of scale 'x' go beyond ±1000"),
    Mistake(
      "scales/answers.tsv", "csat\t1\tnl\n", "scales/answers.tsv:1: this line has fewer than four columns"),
    Mistake("scales/answers.tsv", "csat\teen\tnl\tslecht\n", "scales/answers.tsv:1: 'een' is not a number"),
  ]

  @Test("shared files and scales", arguments: sharedMistakes) func shared(mistake: Mistake) throws {
    let folder = try TemporaryFolder([mistake.file: mistake.text])
    let error = try #require(throws: LexiconError.self) {
      let files = try LexiconFiles(folder: folder.path)
      _ = try SharedTables(files)
      _ = try SentimentRules(files)
      _ = try ColumnHints(files)
      _ = try MonthNames(files)
      _ = try ScaleCatalog(files)
      _ = try UnfinishedAnswers(files)
    }
    #expect(error.description.hasPrefix(folder.path + "/" + mistake.message), "\(error)")
  }

  @Test("bytes that are not UTF-8") func encoding() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data([0x67, 0x6F, 0x0A, 0x65, 0xE9, 0x6E, 0x09, 0x31, 0x0A]), "nl/sentiment.tsv")
    let error = try #require(throws: LexiconError.self) {
      _ = try LanguagePack(code: "nl", from: LexiconFiles(folder: folder.path))
    }
    #expect(error.line == 2 && error.problem == "the line is not valid UTF-8", "\(error)")
  }

  @Test("no such folder, no such language, no such codebook") func missing() throws {
    #expect(throws: LexiconError.self) { _ = try LexiconFiles(folder: "/no/such/folder") }
    let language = try #require(throws: LexiconError.self) {
      _ = try LanguagePack(code: "xx", from: .embedded)
    }
    #expect(language.remedy.contains("en, nl, sv"))
    let codebook = try #require(throws: LexiconError.self) {
      _ = try CodebookLibrary(.embedded).codebook("no-such-book")
    }
    #expect(codebook.remedy.contains("customer-experience"))
  }
}
