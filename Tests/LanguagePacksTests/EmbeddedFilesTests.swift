import Foundation
import LanguagePacks
import Testing
import VerbatimModel

/// Every file under lexicons/ is inside the program, byte for byte, and can be read.
struct EmbeddedFilesTests {
  private static let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../lexicons")
    .standardized.path

  private static func namesOnDisk() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      [".tsv", ".txt", ".json", ".yaml", ".html", ".css", ".js"].contains { name.hasSuffix($0) }
    }
  }

  @Test("embedded, byte for byte") func embedded() throws {
    let names = try Self.namesOnDisk()
    #expect(Set(names) == Set(LexiconFiles.embeddedNames), "run Scripts/embed-lexicons.sh")
    for name in names {
      let onDisk = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name))
      #expect(LexiconFiles.embeddedBytes(name).map { Data($0) } == onDisk, "\(name)")
    }
    #expect(LexiconFiles.embeddedBytes("nl/none.tsv") == nil)
  }

  @Test("nothing but known kinds of file lies in the folder") func nothingElse() throws {
    let known = try Set(Self.namesOnDisk())
    let all = try FileManager.default.subpathsOfDirectory(atPath: Self.folder).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: Self.folder + "/" + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    #expect(Set(all) == known)
  }

  @Test("every language reads", arguments: LexiconFiles.embedded.languages) func languages(code: String)
    throws
  {
    let pack = try LanguagePack(code: code, from: .embedded)
    #expect(pack.code == code)
    let sentiment = pack.entries.filter { $0.role == .sentiment }
    #expect(sentiment.count >= 1_000)
    #expect(sentiment.contains { $0.value > 0 } && sentiment.contains { $0.value < 0 })
    for role in LexiconRole.allCases {
      #expect(pack.entries.contains { $0.role == role }, "\(code) has no \(role)")
    }
    #expect(
      !pack.noAnswers.isEmpty && !pack.abbreviations.isEmpty && !pack.stopwords.isEmpty
        && !pack.variants.isEmpty)
    #expect(!pack.irregular.isEmpty)
    #expect(try !QuestionPhrases(code: code, from: .embedded).phrases.isEmpty)
  }

  @Test("the languages are Dutch, English and Swedish") func codes() {
    #expect(Set(LexiconFiles.embedded.languages).isSuperset(of: ["en", "nl", "sv"]))
  }

  @Test("every codebook reads", arguments: CodebookLibrary.names) func codebooks(name: String) throws {
    let codebook = try CodebookLibrary(.embedded).codebook(name)
    #expect(codebook.name == name)
    #expect(!codebook.themes.isEmpty)
    for theme in codebook.themes {
      for code in ["en", "nl", "sv"] {
        #expect(theme.labels[code]?.isEmpty == false, "\(theme.id) has no label in \(code)")
      }
    }
  }

  @Test("the default codebook has thirty themes in two levels, with terms in every language")
  func defaultCodebook() throws {
    let codebook = try CodebookLibrary(.embedded).codebook(CodebookLibrary.defaultName)
    #expect(codebook.themes.count >= 30)
    #expect(codebook.themes.contains { $0.parent != nil })
    for code in ["en", "nl", "sv"] {
      let without = codebook.themes.indices.filter { index in
        codebook.themes[index].terms[code]?.isEmpty != false
          && !codebook.themes.contains { $0.parent == index }
      }
      #expect(without.isEmpty, "\(code): \(without.map { codebook.themes[$0].id })")
    }
  }

  @Test("the shared tables read") func shared() throws {
    let tables = try SharedTables(.embedded)
    #expect(tables.emoji.count > 300 && tables.emoticons.count > 100 && tables.domains.contains("nl"))
    _ = try SentimentRules(.embedded)
    let months = try MonthNames()
    #expect(months.month("maart") == 3 && months.month("okt") == 10 && months.month("maj") == 5)
    let scales = try ScaleCatalog()
    let wanted: Set = ["nps", "nps10", "csat", "csat4", "dsat", "ces", "sentiment"]
    #expect(Set(scales.definitions.map(\.scale.id)).isSuperset(of: wanted))
    #expect(try ColumnHints().match("Kunt u dat toelichten?", .text) != nil)
  }

  @Test("the fingerprint is that of the content") func digest() throws {
    let embedded = LexiconFiles.embedded.digest
    #expect(embedded.hasPrefix("sha256:") && embedded.count == 7 + 64)
    let folder = try TemporaryFolder(["nl/sentiment.tsv": "foei\t-1\n"])
    let changed = try LexiconFiles(folder: folder.path)
    #expect(changed.digest != embedded)
    #expect(try LexiconFiles(folder: folder.path).digest == changed.digest)
  }
}
