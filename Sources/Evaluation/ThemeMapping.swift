/// Which gold labels the themes of a codebook stand for: lines of our id, a tab and the set's label.
///
/// Several lines an id are allowed; a line for a parent serves the themes below it that have none of their own. The first comment line may
/// name the codebooks to load: `# codebooks: hospitality webshop`.
public struct ThemeMapping: Sendable, Equatable {
  /// The codebooks that the file asks for; empty where it names none.
  public private(set) var codebooks: [String] = []
  /// The gold labels that something maps to.
  public private(set) var goldLabels: Set<String> = []
  private var labels: [String: [String]] = [:]

  /// Reads a mapping.
  ///
  /// - Throws: ``EvaluationError`` with the line that has no tab.
  public init(text: String, file: String) throws(EvaluationError) {
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    {
      let line = raw.trimmed
      if line.hasPrefix("#") {
        if codebooks.isEmpty { codebooks = Self.codebooks(in: line) }
        continue
      }
      if line.isEmpty { continue }
      let columns = line.split(separator: "\t", maxSplits: 2).map(\.trimmed)
      guard columns.count >= 2, !columns[0].isEmpty, !columns[1].isEmpty else {
        throw EvaluationError(
          place: file, line: index + 1, problem: "there is no tab between a theme and a gold label",
          remedy: "write the theme's id, a tab and the label")
      }
      if labels[columns[0]]?.contains(columns[1]) != true {
        labels[columns[0], default: []].append(columns[1])
      }
      goldLabels.insert(columns[1])
    }
  }

  private static func codebooks(in comment: String) -> [String] {
    let words = comment.dropFirst().trimmed
    guard words.hasPrefix("codebooks:") else { return [] }
    return words.dropFirst("codebooks:".count).split { $0 == " " || $0 == "," }.map(String.init)
  }

  /// The ids that the file maps, in order.
  public var ids: [String] { labels.keys.sorted() }

  /// The gold labels of a theme: its own lines', else those of the nearest theme above it; empty for none.
  public func labels(of id: String) -> [String] {
    var id = id[...]
    while true {
      if let own = labels[String(id)] { return own }
      guard let dot = id.lastIndex(of: ".") else { return [] }
      id = id[..<dot]
    }
  }
}

/// Cells that hold several labels.
public enum GoldLabels {
  /// The labels in a cell: separated by a bar, else by semicolons, else by commas, unless the whole cell is one label.
  public static func split(_ cell: String, known: Set<String>) -> [String] {
    let whole = cell.trimmed
    if whole.isEmpty { return [] }
    if known.contains(whole) { return [whole] }
    let separator: Character = whole.contains("|") ? "|" : whole.contains(";") ? ";" : ","
    return whole.split(separator: separator).map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The polarities by label in a cell such as `SERVICE#GENERAL=negative|FOOD#QUALITY=positive`.
  ///
  /// A label with more than one polarity has all of them: finding one is right.
  public static func polarities(_ cell: String) -> [String: Set<SentimentClass>] {
    var found: [String: Set<SentimentClass>] = [:]
    for part in split(cell, known: []) {
      guard let equals = part.lastIndex(of: "="),
        let polarity = SentimentClass(label: String(part[part.index(after: equals)...]))
      else { continue }
      found[part[..<equals].trimmed, default: []].insert(polarity)
    }
    return found
  }
}
