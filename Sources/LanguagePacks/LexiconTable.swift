/// Which entry a later line with the same term and role replaces.
struct EntryKey: Hashable {
  let role: LexiconRole
  let pattern: TermPattern

  /// The words tell almost all entries apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(role)
    for word in pattern.words { hasher.combine(word.text) }
  }
}

/// One kind of lexicon file and how its lines are read.
struct LexiconTable {
  let name: String
  let role: LexiconRole
  /// The values that the second column may have.
  let range: ClosedRange<Double>

  /// What a valence may be: −4 to 4 as VADER has it, or −5 to 5 as AFINN does.
  static let valences = -5.0...5.0

  /// The files of a language folder that hold entries, in the order in which they are read.
  static let all = [
    LexiconTable(name: "sentiment.tsv", role: .sentiment, range: valences),
    LexiconTable(name: "learned.tsv", role: .sentiment, range: valences),
    LexiconTable(name: "negated.tsv", role: .negated, range: valences),
    LexiconTable(name: "sarcasm.tsv", role: .sarcasm, range: valences),
    LexiconTable(name: "negators.tsv", role: .negator, range: -2...1),
    LexiconTable(name: "intensifiers.tsv", role: .intensifier, range: 1...3),
    LexiconTable(name: "diminishers.tsv", role: .diminisher, range: 0...1),
    LexiconTable(name: "contrast.tsv", role: .contrast, range: 0...3),
    LexiconTable(name: "irrealis.tsv", role: .irrealis, range: -1...1),
    LexiconTable(name: "excess.tsv", role: .excess, range: -2...1),
    LexiconTable(name: "former.tsv", role: .former, range: -1...1),
    LexiconTable(name: "conditions.tsv", role: .condition, range: -1...1),
    LexiconTable(name: "irony.tsv", role: .irony, range: -2...0),
  ]

  func read(
    _ table: TableFile, into entries: inout [LexiconEntry], _ position: inout [EntryKey: Int]
  ) throws(LexiconError) {
    entries.reserveCapacity(entries.count + table.rows.count)
    position.reserveCapacity(entries.count + table.rows.count)
    for row in table.rows {
      guard let pattern = TermPattern(parsing: row.columns[0]) else {
        throw LexiconError(
          file: table.name, line: row.line, problem: "there is no word in the term", remedy: "remove the line"
        )
      }
      let entry = LexiconEntry(
        role: role, term: row.columns[0], pattern: pattern, value: try table.number(row, 1, in: range),
        second: role == .contrast ? try table.number(row, 2, in: range) : 1,
        scope: try scope(row, table), file: table.name, line: row.line)
      let key = EntryKey(role: role, pattern: pattern)
      if let index = position.updateValue(entries.count, forKey: key) {
        position[key] = index
        entries[index] = entry
      } else {
        entries.append(entry)
      }
    }
  }

  private func scope(_ row: TableFile.Row, _ table: TableFile) throws(LexiconError) -> NegationScope {
    guard role == .negator || role == .irony, row.columns.count > 2, !row.columns[2].isEmpty else {
      return .both
    }
    guard let scope = NegationScope(rawValue: row.columns[2]) else {
      throw LexiconError(
        file: table.name, line: row.line, problem: "'\(row.columns[2])' is not a scope",
        remedy: "write next, prev, both or adds in the third column")
    }
    return scope
  }
}
