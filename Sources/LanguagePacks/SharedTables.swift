internal import UnicodeText

/// The tables that all languages share: emoji, emoticons, host name endings.
public struct SharedTables: Sendable {
  /// Emoji with their valence; keys without variation selectors and skin tones.
  public let emoji: [LexiconEntry]
  /// Emoticons with their valence, as typed.
  public let emoticons: [LexiconEntry]
  /// Last labels of host names.
  public let domains: Set<String>
  /// What markers of masked data are called, in all languages: `NAME`, `TELEFOON`.
  public let markers: Set<String>

  /// Reads the `shared` folder; its files may be missing.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    emoji = try Self.entries("shared/emoji.tsv", files)
    emoticons = try Self.entries("shared/emoticons.tsv", files)
    var domains = Set<String>()
    for file in files.files("shared/domains.txt") {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows { domains.insert(row.columns[0]) }
    }
    self.domains = domains
    var markers = Set<String>()
    for code in files.languages {
      for file in files.files("\(code)/redaction.tsv") {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows
        where row.columns.count > 2 && row.columns[0] == "marker" {
          markers.insert(row.columns[2])
        }
      }
    }
    self.markers = markers
  }

  private static func entries(_ name: String, _ files: LexiconFiles) throws(LexiconError) -> [LexiconEntry] {
    var entries: [LexiconEntry] = []
    var index: [String: Int] = [:]
    for file in files.files(name) {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        let key = EmojiKey.normalised(row.columns[0])
        let entry = LexiconEntry(
          role: .sentiment, term: row.columns[0],
          pattern: TermPattern(words: [WordPattern(kind: .exact, text: key)], gaps: [false]),
          value: try table.number(row, 1, in: -4...4), file: file.name, line: row.line)
        if let known = index[key] {
          entries[known] = entry
        } else {
          index[key] = entries.count
          entries.append(entry)
        }
      }
    }
    return entries
  }
}
