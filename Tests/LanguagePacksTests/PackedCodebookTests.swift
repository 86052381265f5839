import Testing

@testable import LanguagePacks

/// The packed form of the codebooks inside the program says all that their YAML says, and gives way to it.
struct PackedCodebookTests {
  private static func yaml(_ name: String) throws -> [UInt8] {
    try #require(LexiconFiles.embeddedBytes("themes/\(name).yaml"))
  }

  private static func read(_ packed: some Sequence<UInt8>, of yaml: [UInt8]) -> Codebook? {
    Array(packed).withUnsafeBufferPointer { packed in
      yaml.withUnsafeBufferPointer { Codebook(packed: packed, of: $0, file: "c.yaml") }
    }
  }

  @Test("current, and the same as the YAML down to each line and column", arguments: CodebookLibrary.names)
  func same(name: String) throws {
    let bytes = try Self.yaml(name)
    let wanted = try Codebook(yaml: String(decoding: bytes, as: UTF8.self), file: "themes/\(name).yaml")
      .packed(of: bytes)
    let (packed, _) = try #require(LexiconFiles.embedded.packedCodebook("themes/\(name).yaml"))
    #expect(
      String(decoding: packed, as: UTF8.self) == wanted, "\(name): run Scripts/embed-lexicons.sh")
    let read = try #require(Self.read(packed, of: bytes), "\(name): run Scripts/embed-lexicons.sh")
    #expect(read.packed(of: bytes) == wanted)
    let opened = try CodebookLibrary(.embedded).codebook(name)
    #expect(read.isBuiltIn && opened == read)
  }

  @Test("marks within a text come back") func marks() throws {
    let yaml = """
      codebook: c
      note: "two\\nlines and a\\ttab"
      themes:
        - id: a
          label: {en: 'back\\slash'}
          scope: comment
          fallback: true
          themes: [{id: b, evaluative: true, terms: {nl: ['"wel\\niet"', vlug]}, examples: {nl: ["een\\nregel"]}}]
      """
    let bytes = Array(yaml.utf8)
    let codebook = try Codebook(yaml: yaml, file: "c.yaml")
    let read = try #require(Self.read(codebook.packed(of: bytes).utf8, of: bytes))
    #expect(read == codebook && read.note == "two\nlines and a\ttab")
    #expect(read.themes.map(\.line) == codebook.themes.map(\.line))
    #expect(read.themes[1].terms["nl"]?.map(\.column) == codebook.themes[1].terms["nl"]?.map(\.column))
  }

  @Test("another YAML, or a form that is cut off, is not used") func refused() throws {
    let bytes = Array("codebook: c\nthemes: [{id: a, terms: {nl: [vlug]}}]\n".utf8)
    let packed = Array(
      try Codebook(yaml: String(decoding: bytes, as: UTF8.self), file: "c").packed(of: bytes).utf8)
    #expect(Self.read(packed, of: bytes) != nil)
    #expect(Self.read(packed, of: bytes + [0x0A]) == nil)
    #expect(Self.read(packed, of: Array(bytes.reversed())) == nil)
    #expect(Self.read([], of: bytes) == nil)
    #expect(Self.read(packed + Array("?\trest\n".utf8), of: bytes) == nil)
  }

  @Test("a codebook in the user's folder stands before the packed one") func overlaid() throws {
    let folder = try TemporaryFolder(["themes/telecom.yaml": "codebook: mine\nthemes: [{id: a}]\n"])
    let codebook = try CodebookLibrary(try LexiconFiles(folder: folder.path)).codebook("telecom")
    #expect(codebook.name == "mine" && !codebook.isBuiltIn)
  }
}
