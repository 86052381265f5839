internal import Foundation
public import VerbatimModel

/// The kinds of question that the program knows: `scales/scales.json` and the worded answers of `scales/answers.tsv`.
public struct ScaleCatalog: Sendable {
  /// One kind of question.
  public struct Definition: Sendable {
    /// The scale and its bands.
    public let scale: Scale
    /// What messages call it.
    public let label: String
    /// By which names of columns it is known.
    public let names: [NamePattern]
    /// Its worded answers.
    public let answers: AnswerTable
  }

  /// All of them, in the order of the file.
  public let definitions: [Definition]
  /// What is no answer on any scale, for custom scales.
  public let missing: AnswerTable

  /// Reads the catalogue; the files of an overlay replace the built-in ones.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    let tables = try Self.answers(files)
    missing = tables["*"] ?? AnswerTable()
    definitions = try Self.scales(files, tables)
  }

  /// The scale that `--scale` calls `id`; nil when there is none.
  public func definition(_ id: String) -> Definition? { definitions.first { $0.scale.id == id } }

  /// The worded answers of a scale; those that are no answer at all for a custom one.
  public func answers(of scale: Scale) -> AnswerTable { definition(scale.id)?.answers ?? missing }

  /// The ``AnswerTable/key(_:)`` of text that may be a worded answer of some scale; nil where it is too long for one.
  public func answerKey(_ text: String) -> String? {
    definitions.contains { !$0.answers.isTooLong(text) } ? AnswerTable.key(text) : nil
  }

  /// Whether some scale has the worded answer.
  public func isAnswer(_ text: String) -> Bool {
    guard let key = answerKey(text) else { return false }
    return definitions.contains { $0.answers.value(ofKey: key) != nil }
  }

  /// The scale that a column's name speaks of, with the pattern that says so.
  public func definition(forColumn name: String) -> (definition: Definition, pattern: String)? {
    let normalised = NamePattern.normalise(name)
    for definition in definitions {
      if let pattern = definition.names.first(where: { $0.matches(normalised: normalised) }) {
        return (definition, pattern.text)
      }
    }
    return nil
  }

  // MARK: - Reading

  private struct ScaleFile: Decodable {
    struct Entry: Decodable {
      let id: String
      let label: String
      let headline: String
      let bands: [Band]
      let names: [String]
    }
    struct Band: Decodable {
      let id: String
      let low: Double
      let high: Double
      let group: String?
    }
    let scales: [Entry]
  }

  private static func scales(
    _ files: LexiconFiles, _ tables: [String: AnswerTable]
  ) throws(LexiconError) -> [Definition] {
    guard let file = files.file("scales/scales.json") else {
      throw LexiconError(
        file: "scales/scales.json", problem: "the file is missing", remedy: "put it into the lexicon folder")
    }
    let parsed: ScaleFile
    do {
      parsed = try JSONDecoder().decode(ScaleFile.self, from: Data(file.bytes))
    } catch {
      throw LexiconError(
        file: file.name, problem: "this is not a list of scales",
        remedy: "compare it with the built-in scales/scales.json")
    }
    var definitions: [Definition] = []
    for entry in parsed.scales {
      definitions.append(
        Definition(
          scale: try scale(entry, file.name), label: entry.label, names: entry.names.map { NamePattern($0) },
          answers: tables[entry.id] ?? tables["*"] ?? AnswerTable()))
    }
    return definitions
  }

  private static func scale(_ entry: ScaleFile.Entry, _ file: String) throws(LexiconError) -> Scale {
    guard let headline = Scale.Headline(rawValue: entry.headline) else {
      throw LexiconError(
        file: file, problem: "scale '\(entry.id)' has the unknown headline '\(entry.headline)'",
        remedy: "use net, shareHighest, shareLowest or mean")
    }
    let bands = entry.bands.map { ScoreBand(id: $0.id, low: $0.low, high: $0.high, group: $0.group) }
    let isOrdered = zip(bands, bands.dropFirst()).allSatisfy { $0.high < $1.low }
    guard !bands.isEmpty, isOrdered, bands.allSatisfy({ $0.low <= $0.high }) else {
      throw LexiconError(
        file: file, problem: "the bands of scale '\(entry.id)' overlap or are out of order",
        remedy: "list them from the lowest to the highest, each beginning above the one before")
    }
    guard bands.allSatisfy({ max(abs($0.low), abs($0.high)) <= Scale.largestScore }) else {
      let limit = Int(Scale.largestScore)
      throw LexiconError(
        file: file, problem: "the bands of scale '\(entry.id)' go beyond ±\(limit)",
        remedy: "divide the scores by ten or a hundred so that they lie from −\(limit) to \(limit)")
    }
    return Scale(id: entry.id, headline: headline, bands: bands)
  }

  private static func answers(_ files: LexiconFiles) throws(LexiconError) -> [String: AnswerTable] {
    var rows: [(scale: String, value: Double?, beside: AnswerTable.Beside?, answer: String)] = []
    for file in files.files("scales/answers.tsv").reversed() {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        guard row.columns.count >= 4, !row.columns[3].isEmpty else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this line has fewer than four columns",
            remedy: "write scale, value, language and answer, separated by tabs")
        }
        let beside = AnswerTable.Beside(rawValue: row.columns[1]).flatMap { $0 == .month ? nil : $0 }
        let isMissing = row.columns[1] == "missing"
        let value = isMissing || beside != nil ? nil : try table.number(row, 1, in: -1000...1000)
        rows.append((row.columns[0], value, beside, row.columns[3]))
      }
    }
    let months = try MonthNames(files).names
    var tables: [String: AnswerTable] = [:]
    for scale in Set(rows.map(\.scale)) {
      var table = AnswerTable()
      for month in months { table.add(month, .month) }
      for row in rows where row.scale == scale || row.scale == "*" {
        if let beside = row.beside { table.add(row.answer, beside) } else { table.add(row.answer, row.value) }
      }
      tables[scale] = table
    }
    return tables
  }
}
