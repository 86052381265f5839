import Foundation
import LanguagePacks
import Testing

/// A folder of one's own over the built-in lexicons: added to them, or in their place.
struct OverlayTests {
  private static func entry(_ pack: LanguagePack, _ term: String, _ role: LexiconRole = .sentiment)
    -> LexiconEntry?
  {
    pack.entries.first { $0.term == term && $0.role == role }
  }

  @Test("entries are added, and win where they are the same") func added() throws {
    let built = try LanguagePack(code: "nl", from: .embedded)
    let folder = try TemporaryFolder([
      "nl/sentiment.tsv": "traag\t-3.5\tmine\nzeldzaamwoord\t2\n", "nl/no-answers.txt": "weet ik veel\n",
    ])
    let pack = try LanguagePack(code: "nl", from: LexiconFiles(folder: folder.path))
    #expect(pack.entries.count == built.entries.count + 1)
    #expect(Self.entry(pack, "traag")?.value == -3.5)
    #expect(Self.entry(pack, "traag")?.file == folder.path + "/nl/sentiment.tsv")
    #expect(Self.entry(pack, "zeldzaamwoord")?.line == 2)
    #expect(pack.noAnswers.contains("weet ik veel"))
  }

  @Test("a word of one's own wins over every built-in file that has it, the learned weights too")
  func precedence() throws {
    let learned = try #require(LexiconFiles.embeddedBytes("en/learned.tsv"))
    let term = try #require(
      String(decoding: learned, as: UTF8.self).split(separator: "\n").first { !$0.hasPrefix("#") }?
        .split(separator: "\t").first.map(String.init))
    let built = try LanguagePack(code: "en", from: .embedded)
    #expect(Self.entry(built, term)?.file == "en/learned.tsv")
    let folder = try TemporaryFolder(["en/sentiment.tsv": "\(term)\t-5\n"])
    let pack = try LanguagePack(code: "en", from: LexiconFiles(folder: folder.path))
    #expect(Self.entry(pack, term)?.value == -5)
    #expect(pack.entries.count == built.entries.count)
  }

  @Test("a folder with a language.json is complete") func complete() throws {
    let folder = try TemporaryFolder([
      "nl/language.json": #"{"code": "nl"}"#, "nl/sentiment.tsv": "goed\t1\n",
    ])
    let pack = try LanguagePack(code: "nl", from: LexiconFiles(folder: folder.path))
    #expect(pack.entries.map(\.term) == ["goed"])
    #expect(pack.settings.stemmer == nil && pack.stopwords.isEmpty)
  }

  @Test("everyday words are taken to occur as often as the settings say, or as they were counted")
  func everyday()
    throws
  {
    let folder = try TemporaryFolder([
      "nl/language.json": #"{"code": "nl", "everyday_count": 7}"#,
      "nl/vocabulary.tsv": "appel\t20\npeer\t3\nnoot\t2\n", "nl/everyday.txt": "# fruit\nappel Peer\nvijg\n",
    ])
    let pack = try LanguagePack(code: "nl", from: LexiconFiles(folder: folder.path))
    #expect(pack.vocabulary == ["appel": 20, "peer": 7, "vijg": 7, "noot": 2])
  }

  @Test("a language that is not built in") func newLanguage() throws {
    let folder = try TemporaryFolder([
      "da/language.json":
        #"{"code": "da", "name": {"en": "Danish"}, "stemmer": "danish", "compounds": true}"#,
      "da/sentiment.tsv": "god\t1.5\nlangsom\t-1.5\n", "da/negators.tsv": "ikke\t-0.75\n",
    ])
    let files = try LexiconFiles(folder: folder.path)
    #expect(files.languages == ["da", "en", "nl", "sv"])
    let pack = try LanguagePack(code: "da", from: files)
    #expect(pack.entries.count == 3 && pack.settings.locale == "da")
    #expect(Self.entry(pack, "ikke", .negator)?.scope == .both)
  }

  @Test("the forms that other people's lexicons come in") func foreign() throws {
    let lines =
      "\u{FEFF}word\t−1.5\t0.8\t[1, 2]\r\n#fail\t-2\r\n# remark\r\n\r\n  spaced  \t 1 \r\nnot only\t1\nterrific\t5\n"
    let folder = try TemporaryFolder(["xx/language.json": #"{"code": "xx"}"#, "xx/sentiment.tsv": lines])
    let pack = try LanguagePack(code: "xx", from: LexiconFiles(folder: folder.path))
    #expect(pack.entries.map(\.term) == ["word", "#fail", "spaced", "not only", "terrific"])
    #expect(pack.entries.map(\.value) == [-1.5, -2, 1, 1, 5])
    #expect(pack.entries.map(\.line) == [1, 2, 5, 6, 7])
  }

  @Test("a codebook in the folder goes before the built-in one") func codebook() throws {
    let yaml = "codebook: mine\nversion: 2\nthemes:\n  - id: one\n    label: One\n    terms: {nl: [een]}\n"
    let folder = try TemporaryFolder(["themes/customer-experience.yaml": yaml, "themes/mine.yaml": yaml])
    let library = try CodebookLibrary(LexiconFiles(folder: folder.path))
    #expect(try library.codebook("customer-experience").themes.map(\.id) == ["one"])
    #expect(try library.codebook("mine").version == "2")
    #expect(try library.codebook(folder.path + "/themes/mine.yaml").name == "mine")
  }
}
