internal import Yams

/// Walks the YAML of a codebook and flattens its hierarchy.
struct CodebookReader {
  let file: String
  var themes: [Theme] = []
  private var lines: [String: Int] = [:]

  /// Whether the terms are known to be sound.
  private let isTrusted: Bool

  init(file: String, isTrusted: Bool = false) {
    self.file = file
    self.isTrusted = isTrusted
  }

  /// The keys at the top of a codebook.
  static let topKeys: Set<String> = ["codebook", "version", "label", "note", "primary", "themes"]
  private static let keys: Set<String> = [
    "id", "label", "terms", "exclude", "examples", "counterexamples", "scope", "evaluative", "fallback",
    "themes", "note",
  ]

  /// Throws at the first key that is not one of `keys`.
  func checkKeys(of mapping: Node.Mapping, _ keys: Set<String>) throws(LexiconError) {
    for (key, _) in mapping where !keys.contains(key.string ?? "") {
      throw error(
        key, "'\(key.string ?? "")' is not known here", "use one of \(keys.sorted().joined(separator: ", "))")
    }
  }

  mutating func read(_ node: Node, parent: Int?, prefix: String, depth: Int) throws(LexiconError) {
    guard let mapping = node.mapping else {
      throw error(node, "a theme must be a mapping", "begin it with '- id: …'")
    }
    try checkKeys(of: mapping, Self.keys)
    guard let own = mapping["id"]?.string, Self.isValid(own) else {
      throw error(node, "the theme has no valid id", "give it an id of small letters, digits and hyphens")
    }
    if depth > Codebook.maximumDepth {
      throw error(node, "the hierarchy is deeper than \(Codebook.maximumDepth) levels", "move the theme up")
    }
    let id = prefix + own
    if let first = lines[id] {
      throw error(node, "the id '\(id)' is used twice", "rename one; the other is on line \(first)")
    }
    lines[id] = line(node)
    let index = themes.count
    themes.append(try theme(mapping, node, id, parent))
    for child in mapping["themes"]?.sequence.map(Array.init) ?? [] {
      try read(child, parent: index, prefix: id + ".", depth: depth + 1)
    }
  }

  private func theme(
    _ mapping: Node.Mapping, _ node: Node, _ id: String, _ parent: Int?
  ) throws(LexiconError) -> Theme {
    var scope = ThemeScope.sentence
    if let text = mapping["scope"]?.string {
      guard let known = ThemeScope(rawValue: text) else {
        throw error(mapping["scope"] ?? node, "'\(text)' is not a scope", "write sentence or comment")
      }
      scope = known
    }
    return Theme(
      id: id, parent: parent, labels: try labels(mapping["label"]), terms: try terms(mapping["terms"]),
      exclusions: try terms(mapping["exclude"]), examples: try texts(mapping["examples"]),
      counterexamples: try texts(mapping["counterexamples"]), scope: scope,
      isEvaluative: try flag(mapping["evaluative"]), isFallback: try flag(mapping["fallback"]),
      note: mapping["note"]?.scalar?.string ?? "",
      line: line(node))
  }

  /// How the theme is chosen that a comment is most about; by weight where the file does not say.
  func primary(_ node: Node?) throws(LexiconError) -> PrimaryRule {
    guard let node else { return .weight }
    guard let rule = node.string.flatMap(PrimaryRule.init(rawValue:)) else {
      throw error(node, "this is no way to choose the primary theme", "write weight or order")
    }
    return rule
  }

  private func flag(_ node: Node?) throws(LexiconError) -> Bool {
    guard let node else { return false }
    guard let value = node.bool else {
      throw error(node, "this is neither true nor false", "write true or false")
    }
    return value
  }

  private func labels(_ node: Node?) throws(LexiconError) -> [String: String] {
    guard let node else { return [:] }
    if let text = node.string { return [LabelLanguage.fallback: text] }
    var labels: [String: String] = [:]
    for (key, value) in try mapping(node) { labels[key.string ?? ""] = value.string ?? "" }
    return labels
  }

  private func terms(_ node: Node?) throws(LexiconError) -> [String: [ThemeTerm]] {
    var result: [String: [ThemeTerm]] = [:]
    guard let node else { return result }
    for (key, value) in try mapping(node) {
      guard let list = value.sequence else {
        throw error(value, "the terms must be a list", "put them in [ ] or after dashes")
      }
      for item in list { result[key.string ?? "", default: []].append(try term(item)) }
    }
    return result
  }

  private func term(_ node: Node) throws(LexiconError) -> ThemeTerm {
    guard let text = node.scalar?.string else { throw error(node, "a term must be text", "put it in quotes") }
    return try ThemeTerm(
      parsing: text, file: file, line: line(node), column: column(node), isTrusted: isTrusted)
  }

  private func texts(_ node: Node?) throws(LexiconError) -> [String: [ThemeText]] {
    var result: [String: [ThemeText]] = [:]
    guard let node else { return result }
    for (key, value) in try mapping(node) {
      guard let list = value.sequence else {
        throw error(value, "the examples must be a list", "put them in [ ] or after dashes")
      }
      for item in list {
        guard let text = item.scalar?.string else {
          throw error(item, "an example must be text", "put it in quotes")
        }
        result[key.string ?? "", default: []].append(
          ThemeText(text: text, line: line(item), column: column(item)))
      }
    }
    return result
  }

  private func mapping(_ node: Node) throws(LexiconError) -> Node.Mapping {
    guard let mapping = node.mapping else {
      throw error(node, "a list by language is missing", "write {nl: […], sv: […], en: […]}")
    }
    return mapping
  }

  private func line(_ node: Node) -> Int { node.mark?.line ?? 0 }

  /// The column of the first character inside the quotes, if there are any.
  private func column(_ node: Node) -> Int {
    let isQuoted = node.scalar?.style == .singleQuoted || node.scalar?.style == .doubleQuoted
    return (node.mark?.column ?? 1) + (isQuoted ? 1 : 0)
  }

  private func error(_ node: Node, _ problem: String, _ remedy: String) -> LexiconError {
    LexiconError(
      file: file, line: line(node), column: node.mark?.column ?? 0, problem: problem, remedy: remedy)
  }

  /// Whether an id is made of small letters, digits and hyphens.
  static func isValid(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
