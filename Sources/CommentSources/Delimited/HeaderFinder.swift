internal import LanguagePacks

/// Where the table in a delimited file begins, and what its columns are called.
struct FoundHeader {
  /// The names of the columns, made unique.
  var names: [String]
  /// What respondents were asked, column by column; the names where the file does not say.
  var labels: [String]
  /// The records before the data: preamble and header rows.
  var skipped: Int
  /// What was guessed.
  var notices: [String]
}

/// Finds the header row: below a preamble, in front of Qualtrics' and SurveyMonkey's further header rows, or missing.
struct HeaderFinder {
  let options: InputOptions
  let hints: ColumnHints?
  /// Whether the file's extension says that it is a table, in which even a single column has a name.
  let isTable: Bool

  /// Looks at the first records of a file.
  func find(_ trial: DialectSniffer.Trial) -> FoundHeader {
    let records = trial.records
    let above = options.header == .absent ? 0 : preambleLength(trial)
    let preamble = options.header == .absent ? 0 : laterHeader(trial, above) ?? above
    guard preamble < records.count else {
      return FoundHeader(names: [], labels: [], skipped: 0, notices: [])
    }
    var notices: [String] = []
    if preamble > 0 {
      notices.append(
        "skipped \(preamble) line\(preamble == 1 ? "" : "s") above the header (\"\(excerpt(records[0]))\")")
    }
    let data = records.dropFirst(preamble + 1).prefix(50)
    if options.header == .absent || (options.header == .auto && lacksHeader(records[preamble], data)) {
      return unnamed(width: trial.width, skipped: preamble, notices)
    }
    return named(records, preamble, trial.width, notices)
  }

  private func excerpt(_ record: SampleRecord) -> String {
    let text = record.cells.first { !$0.isBlank }.map { String($0.trimmed) } ?? ""
    return text.count > 30 ? text.prefix(29) + "…" : text
  }

  private func unnamed(width: Int, skipped: Int, _ notices: [String]) -> FoundHeader {
    let names = width == 1 ? ["text"] : (1...max(1, width)).map { "column_\($0)" }
    let said = options.header == .absent ? [] : ["no header: the first row is data; columns are numbered"]
    return FoundHeader(names: names, labels: names, skipped: skipped, notices: notices + said)
  }

  private func named(
    _ records: [SampleRecord], _ first: Int, _ width: Int, _ notices: [String]
  ) -> FoundHeader {
    var cells = records[first].cells
    while cells.count > width, cells.last?.isBlank == true { cells.removeLast() }
    var skipped = first + 1
    var labels: [String]?
    var said = notices
    if isQualtrics(records, first) {
      labels = records[first + 1].cells
      skipped = first + 3
      said.append("Qualtrics export: three header rows; the second gives the questions")
    } else if records.count > first + 2,
      let merged = mergeSubheader(cells, records[first + 1]) ?? mergeCovered(cells, records[first + 1])
    {
      cells = merged
      skipped = first + 2
      said.append("two header rows: a question's parts are named after it")
    }
    let (names, renamed) = Self.unique(cells)
    if !renamed.isEmpty {
      said.append("columns with the same name were numbered: \(renamed.joined(separator: ", "))")
    }
    let texts = names.indices.map {
      labels.map { $0.count > names.count - 1 } == true ? labels?[$0] ?? "" : names[$0]
    }
    return FoundHeader(
      names: names, labels: zip(texts, names).map { $0.isBlank ? $1 : String($0.trimmed) }, skipped: skipped,
      notices: said)
  }

  // MARK: - Preamble

  /// The records above the table: fewer cells than the table has columns, or next to nothing in them.
  private func preambleLength(_ trial: DialectSniffer.Trial) -> Int {
    guard trial.width > 1 else { return 0 }
    let limit = min(20, trial.records.count - 1)
    var length = 0
    while length < limit, isPreamble(trial.records[length], trial.width) { length += 1 }
    return length < limit || limit == 0 ? length : 0
  }

  private func isPreamble(_ record: SampleRecord, _ width: Int) -> Bool {
    if record.cells.count == width && record.cells.first?.isEmpty == true { return record.filled == 0 }
    return record.filled < max(2, (width * 6 + 9) / 10) || record.cells.count < (width + 1) / 2
  }

  /// The header, where what passes for it is a line of a preamble with as many cells as the table: a row further down that
  /// looks more like names, with only such lines or nothing between the two.
  private func laterHeader(_ trial: DialectSniffer.Trial, _ first: Int) -> Int? {
    let records = trial.records
    let limit = min(first + 20, records.count - 1)
    guard trial.width > 1, first + 1 < limit, !isQualtrics(records, first),
      mergeSubheader(records[first].cells, records[first + 1]) == nil,
      mergeCovered(records[first].cells, records[first + 1]) == nil
    else { return nil }
    var isAfterGap = false
    for at in (first + 1)..<limit {
      isAfterGap = isAfterGap || records[at].filled == 0 || Self.isAfterBlankLine(records, at)
      if records[at].filled == 0 { continue }
      let numbers = numberColumns(records[(at + 1)...].prefix(50), trial.width)
      let cells = numbers.map { $0 < records[at].cells.count ? records[at].cells[$0] : "" }
      // Data have begun.
      if numbers.isEmpty || cells.contains(where: \.isDataLike) { return nil }
      guard !cells.contains(where: \.isBlank), records[at].filled >= records[first].filled,
        isDistinct(records[at], records[(at + 1)...])
      else { continue }
      if isAfterGap || names(records[at]) > max(1, names(records[first])) { return at }
    }
    return nil
  }

  private static func isAfterBlankLine(_ records: [SampleRecord], _ at: Int) -> Bool {
    let inside = records[at].cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
    return records[at].linesBefore - records[at - 1].linesBefore > inside + 1
  }

  /// The columns that hold numbers or dates in most of these records.
  private func numberColumns(_ records: ArraySlice<SampleRecord>, _ width: Int) -> [Int] {
    (0..<width).filter { column in
      let cells = records.compactMap {
        column < $0.cells.count && !$0.cells[column].isBlank ? $0.cells[column] : nil
      }
      return !cells.isEmpty && cells.count(where: \.isDataLike) * 2 > cells.count
    }
  }

  /// Whether no two cells are alike, and none comes back below itself.
  private func isDistinct(_ record: SampleRecord, _ below: ArraySlice<SampleRecord>) -> Bool {
    let filled = record.cells.indices.filter { !record.cells[$0].isBlank }
    return Set(filled.map { record.cells[$0] }).count == filled.count
      && !below.contains { other in
        filled.contains { $0 < other.cells.count && other.cells[$0] == record.cells[$0] }
      }
  }

  /// How many cells are names that columns are known by.
  private func names(_ record: SampleRecord) -> Int {
    guard let hints else { return 0 }
    let roles: [ColumnHints.Role] = [.text, .score, .id, .time, .language, .weight, .segment]
    return record.cells.count { cell in
      !cell.isBlank && roles.contains { hints.match(cell, $0).map { !$0.pattern.contains("*") } ?? false }
    }
  }

  // MARK: - No header

  private func lacksHeader(_ first: SampleRecord, _ data: ArraySlice<SampleRecord>) -> Bool {
    if first.cells.count == 1 { return lacksHeader(single: first.cells[0], data) }
    return first.cells.indices.contains { column in
      guard first.cells[column].isDataLike else { return false }
      let below = data.compactMap {
        column < $0.cells.count && !$0.cells[column].isBlank ? $0.cells[column] : nil
      }
      return !below.isEmpty && below.count(where: \.isDataLike) * 2 > below.count
    }
  }

  private func lacksHeader(single: String, _ data: ArraySlice<SampleRecord>) -> Bool {
    if single.isDataLike { return data.allSatisfy { $0.cells.first?.isDataLike ?? true } }
    if hints?.match(single, .text) != nil || hints?.match(single, .score) != nil { return false }
    let words = single.split(separator: " ").count
    return !isTable || words > 6 || single.last == "." || single.last == "!"
  }

  // MARK: - Further header rows

  private func isQualtrics(_ records: [SampleRecord], _ first: Int) -> Bool {
    guard records.count > first + 2 else { return false }
    return records[first + 2].cells.contains { $0.hasPrefix("{\"ImportId\"") || $0.hasPrefix("{'ImportId'") }
  }

  /// SurveyMonkey writes a question over its first column and what each column holds below it.
  private func mergeSubheader(_ cells: [String], _ second: SampleRecord) -> [String]? {
    guard let hints, second.cells.count >= cells.count - 1 else { return nil }
    let filled = second.cells.filter { !$0.isBlank }
    guard !filled.isEmpty, filled.contains(where: { hints.match($0, .subheader) != nil }),
      !filled.contains(where: \.isDataLike)
    else { return nil }
    return joined(cells, second, hints)
  }

  /// Spreadsheets with merged cells write a name once over several columns and what they hold below it, and nothing below
  /// names that stand alone.
  private func mergeCovered(_ cells: [String], _ second: SampleRecord) -> [String]? {
    guard let hints, let last = cells.lastIndex(where: { !$0.isBlank }), second.cells.count >= cells.count
    else { return nil }
    let covered = cells.indices.filter { cells[$0].isBlank && ($0 < last || !second.cells[$0].isBlank) }
    let isFilled = !covered.isEmpty && covered.allSatisfy { !second.cells[$0].isBlank }
    let alone = cells.indices.contains { !cells[$0].isBlank && second.cells[$0].isBlank }
    guard isFilled, alone, !second.cells.contains(where: \.isDataLike) else { return nil }
    return joined(cells, second, hints)
  }

  /// The names of two header rows.
  private func joined(_ cells: [String], _ second: SampleRecord, _ hints: ColumnHints) -> [String] {
    var question = ""
    return cells.indices.map { index in
      let below = index < second.cells.count ? String(second.cells[index].trimmed) : ""
      if !cells[index].isBlank { question = cells[index] }
      if below.isEmpty || hints.match(below, .subheader) != nil { return question }
      return question.isBlank ? below : "\(question) – \(below)"
    }
  }

  // MARK: - Names

  /// Names that are neither empty nor twice there, and which were changed because they were.
  static func unique(_ cells: [String]) -> (names: [String], renamed: [String]) {
    var taken = Set<String>()
    var renamed: [String] = []
    var numbers: [String: Int] = [:]
    let names = cells.enumerated().map { index, cell in
      let plain = String(cell.replacing("\u{FEFF}", with: "").trimmed)
      let wanted = plain.isEmpty ? "column_\(index + 1)" : plain
      var name = wanted
      var number = numbers[wanted] ?? 2
      while !taken.insert(name).inserted {
        name = "\(wanted)_\(number)"
        number += 1
      }
      numbers[wanted] = number
      if name != wanted { renamed.append(name) }
      return name
    }
    return (names, renamed)
  }
}
