/// By which names the columns of survey exports are known: `shared/columns.tsv`.
public struct ColumnHints: Sendable {
  /// What a column can be.
  public enum Role: String, Sendable, CaseIterable {
    /// What the customer wrote.
    case text
    /// The answer on a scale.
    case score
    /// What tells the rows apart.
    case id
    /// When it was said.
    case time
    /// The language of the text.
    case language
    /// The question that the text answers.
    case question
    /// What the row counts for.
    case weight
    /// A group to break down by.
    case segment
    /// A column that is none of these, however much its content looks like it (`IP address`, `e-mail`).
    case ignored
    /// A cell of a second header row (`Open-Ended Response`).
    case subheader
    /// The first cell of a row that sums up the others (`Totaal`).
    case total
  }

  /// The built-in hints, read once; nil only where the built-in file is broken, which a test rules out.
  public static let embedded = try? ColumnHints()

  private let patterns: [Role: [NamePattern]]

  /// Reads the hints; those of an overlay come first.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var patterns: [Role: [NamePattern]] = [:]
    for file in files.files("shared/columns.tsv").reversed() {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count >= 2, let role = Role(rawValue: row.columns[0]), !row.columns[1].isEmpty
        else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this is not a role and a pattern",
            remedy:
              "write one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")), a tab and a pattern")
        }
        patterns[role, default: []].append(NamePattern(row.columns[1]))
      }
    }
    self.patterns = patterns
  }

  /// The first pattern of a role that a name matches, with how strong it is: 1 for the first of the file,
  /// towards 0 for the last.
  ///
  /// Nil when none matches. The scale that a name may end with, as in "Rating (0-10)", makes no difference.
  public func match(_ name: String, _ role: Role) -> (strength: Double, pattern: String)? {
    match(Name(name), role)
  }

  /// A name as it is compared: as it stands, and without the scale at its end.
  public struct Name: Sendable {
    fileprivate let forms: [[Character]]

    /// The forms of `name`.
    public init(_ name: String) {
      forms = [name, ColumnHints.withoutScale(name)].compactMap {
        $0.map { Array(NamePattern.normalise($0)) }
      }
    }
  }

  /// The same for a name that is asked for more than once.
  public func match(_ name: Name, _ role: Role) -> (strength: Double, pattern: String)? {
    guard let patterns = patterns[role],
      let rank = patterns.firstIndex(where: { pattern in
        name.forms.contains { pattern.matches(normalised: $0) }
      })
    else { return nil }
    return (1 - Double(rank) / Double(patterns.count), patterns[rank].text)
  }

  /// A name without the scale at its end: "(0-10)", "[1 = bad, 5 = good]" or "1–5"; nil where there is none.
  static func withoutScale(_ name: String) -> String? {
    var plain = name[...]
    while let last = plain.last, last.isWhitespace || ":?.".contains(last) { plain.removeLast() }
    let pairs: [Character: Character] = [")": "(", "]": "["]
    if let opening = plain.last.flatMap({ pairs[$0] }), let start = plain.lastIndex(of: opening) {
      let isScale = plain[start...].contains { $0.isASCII && $0.isNumber }
      return isScale && plain[..<start].contains(where: \.isLetter) ? String(plain[..<start]) : nil
    }
    guard let high = lastNumber(of: &plain),
      let joint = joints.first(where: { plain.hasSuffix($0) })
    else { return nil }
    plain.removeLast(joint.count)
    guard let low = lastNumber(of: &plain), low < high, high <= 100 else { return nil }
    return plain.contains(where: \.isLetter) ? String(plain) : nil
  }

  /// What stands between the ends of a scale.
  private static let joints = ["-", "–", "—", "t/m", "tot", "to", "till"]

  /// Takes the number of up to three digits that a name ends with off it, and the spaces around.
  private static func lastNumber(of name: inout Substring) -> Int? {
    while name.last?.isWhitespace == true { name.removeLast() }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard (1...3).contains(digits), let number = Int(name.suffix(digits)) else { return nil }
    name.removeLast(digits)
    while name.last?.isWhitespace == true { name.removeLast() }
    return number
  }
}
