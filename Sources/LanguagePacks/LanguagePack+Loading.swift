internal import Foundation
internal import UnicodeText

extension LanguagePack {
  /// Reads the folder of the language `code`; files other than `language.json` may be missing.
  ///
  /// - Throws: ``LexiconError`` with file and line of the first mistake.
  public init(code: String, from files: LexiconFiles) throws(LexiconError) {
    settings = try Self.settings(code, files)
    var entries: [LexiconEntry] = []
    var position: [EntryKey: Int] = [:]
    // What a person lays over the built-in files wins, whichever of their files has the word.
    for isOverlay in [false, true] {
      for table in LexiconTable.all {
        for file in files.files("\(code)/\(table.name)") where file.isOverlay == isOverlay {
          try table.read(TableFile(name: file.name, bytes: file.bytes), into: &entries, &position)
        }
      }
    }
    self.entries =
      entries + settings.entries(.clauseBreaker, settings.clauseBreakers)
      + settings.entries(.coordinator, settings.andWords, value: 1)
      + settings.entries(.coordinator, settings.orWords)
    noOpinions = try Self.noOpinions(code, files)
    noAnswers = try Self.noAnswers(code, files)
    abbreviations = Set(try Self.lines("\(code)/abbreviations.txt", files).map(Folding.fold))
    stopwords = try Self.stopwords(code, files)
    irregular = try Self.pairs("\(code)/irregular.tsv", files)
    inflections = try Inflection.read(code, files)
    variants = try Self.pairs("\(code)/variants.tsv", files)
    vocabulary = try Self.vocabulary(settings, files)
  }

  /// The counted words, and the everyday ones with the count that the settings give them.
  private static func vocabulary(
    _ settings: LanguageSettings, _ files: LexiconFiles
  ) throws(LexiconError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for file in files.files("\(settings.code)/vocabulary.tsv") {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      counts.reserveCapacity(counts.count + table.rows.count)
      for row in table.rows { counts[row.columns[0]] = Int(try table.number(row, 1, in: 1...1e9)) }
    }
    for line in try lines("\(settings.code)/everyday.txt", files) {
      for word in line.utf8.split(separator: 0x20) {
        counts[Folding.fold(String(Substring(word))), default: 0].rise(to: settings.everydayCount)
      }
    }
    return counts
  }

  /// Whole answers of a language that say nothing, folded.
  ///
  /// - Throws: ``LexiconError`` where there is no such language.
  public static func noAnswers(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> Set<String> {
    guard files.file("\(code)/language.json") != nil else { throw missing(code, files) }
    return try noOpinions(code, files).union(try lines("\(code)/no-answers.txt", files).map(NoAnswerKey.key))
  }

  /// Those of them that leave the question open whatever was asked, folded.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be read.
  public static func noOpinions(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> Set<String> {
    Set(try lines("\(code)/no-opinions.txt", files).map(NoAnswerKey.key))
  }

  /// Openings of answers that say that there is nothing, folded, and the words behind them that take it back.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be read.
  public static func nothing(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> (
    openings: Set<String>, exceptions: Set<String>
  ) {
    let lines = try lines("\(code)/nothing.txt", files)
    return (
      Set(lines.filter { !$0.hasPrefix("!") }.map(NoAnswerKey.key)),
      Set(lines.filter { $0.hasPrefix("!") }.map { Folding.fold(String($0.dropFirst())) })
    )
  }

  /// The function words of a language, folded.
  ///
  /// - Throws: ``LexiconError`` where the file cannot be read.
  public static func stopwords(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> Set<String> {
    Set(try lines("\(code)/stopwords.txt", files).map(Folding.fold))
  }

  private static func missing(_ code: String, _ files: LexiconFiles) -> LexiconError {
    LexiconError(
      file: "\(code)/language.json", problem: "there is no such language",
      remedy:
        "choose one of \(files.languages.joined(separator: ", ")) or add a folder with a language.json")
  }

  static func settings(_ code: String, _ files: LexiconFiles) throws(LexiconError) -> LanguageSettings {
    guard let file = files.file("\(code)/language.json") else { throw missing(code, files) }
    let settings: LanguageSettings
    do {
      settings = try JSONDecoder().decode(LanguageSettings.self, from: Data(file.bytes))
    } catch {
      throw LexiconError(
        file: file.name, problem: "not a valid language description (\(error))",
        remedy: "see docs/file-formats.md")
    }
    if let stemmer = settings.stemmer, !Stemmer.exists(stemmer) {
      throw LexiconError(
        file: file.name, problem: "Snowball has no stemmer '\(stemmer)'",
        remedy: "use its English name or leave it out")
    }
    return settings
  }

  private static func lines(_ name: String, _ files: LexiconFiles) throws(LexiconError) -> [String] {
    var lines: [String] = []
    for file in files.files(name) {
      lines += try TableFile(name: file.name, bytes: file.bytes).rows.map { $0.columns[0] }
    }
    return lines
  }

  private static func pairs(_ name: String, _ files: LexiconFiles) throws(LexiconError) -> [String: String] {
    var pairs: [String: String] = [:]
    for file in files.files(name) {
      let rows = try TableFile(name: file.name, bytes: file.bytes).rows
      pairs.reserveCapacity(pairs.count + rows.count)
      for row in rows {
        guard row.columns.count > 1, !row.columns[1].isEmpty else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "the second column is missing",
            remedy: "write the form, a tab and what it stands for")
        }
        pairs[Folding.fold(row.columns[0])] = Folding.fold(row.columns[1])
      }
    }
    return pairs
  }
}

extension Int {
  fileprivate mutating func rise(to least: Int) { self = Swift.max(self, least) }
}

/// The form in which whole answers are compared: folded, without spaces and final punctuation at the ends.
public enum NoAnswerKey {
  /// The key of an answer; "-" and the like stay as they are.
  public static func key(_ answer: String) -> String {
    let folded = Folding.fold(answer).trimmingSpaces()
    let core = folded.drop { ".!? ".contains($0) }
    var end = core
    while let last = end.last, ".!? ".contains(last) { end = end.dropLast() }
    return end.isEmpty ? String(folded) : String(end)
  }
}
