internal import Yams

extension Codebook {
  /// The deepest hierarchy: `a.b.c.d.e`.
  public static let maximumDepth = 5

  /// Reads a codebook file.
  ///
  /// - Throws: ``LexiconError`` with file, line and column of the first mistake.
  public init(yaml: String, file: String) throws(LexiconError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw Self.error(error, file: file)
    } catch {
      throw LexiconError(file: file, problem: "not valid YAML (\(error))", remedy: "check the file")
    }
    guard let mapping = root?.mapping, let list = mapping["themes"]?.sequence else {
      throw LexiconError(file: file, problem: "there is no list of themes", remedy: "begin with 'codebook: NAME' and 'themes:'")
    }
    var reader = CodebookReader(file: file)
    for node in list { try reader.read(node, parent: nil, prefix: "", depth: 1) }
    name = mapping["codebook"]?.string ?? file
    version = mapping["version"]?.string ?? "1"
    themes = reader.themes
    self.file = file
  }

  /// The YAML reader's complaint on one line, with its place.
  private static func error(_ error: YamlError, file: String) -> LexiconError {
    let place: (problem: String, line: Int, column: Int) =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
        (problem, mark.line, mark.column)
      case .duplicatedKeysInMapping(let keys, let context):
        ("the key \(keys.joined(separator: ", ")) stands there twice", context.mark.line, context.mark.column)
      default: (error.description.split(separator: "\n").first.map(String.init) ?? "", 0, 0)
      }
    return LexiconError(
      file: file, line: place.line, column: place.column, problem: "not valid YAML (\(place.problem))",
      remedy: "check the indentation and quotes there")
  }
}

/// Walks the YAML of a codebook and flattens its hierarchy.
private struct CodebookReader {
  let file: String
  var themes: [Theme] = []
  private var lines: [String: Int] = [:]

  init(file: String) { self.file = file }

  private static let keys: Set<String> = [
    "id", "label", "terms", "exclude", "examples", "counterexamples", "scope", "themes", "note",
  ]

  mutating func read(_ node: Node, parent: Int?, prefix: String, depth: Int) throws(LexiconError) {
    guard let mapping = node.mapping else { throw error(node, "a theme must be a mapping", "begin it with '- id: …'") }
    for (key, _) in mapping where !Self.keys.contains(key.string ?? "") {
      throw error(key, "'\(key.string ?? "")' is not known here", "use one of \(Self.keys.sorted().joined(separator: ", "))")
    }
    guard let own = mapping["id"]?.string, Self.isValid(own) else {
      throw error(node, "the theme has no valid id", "give it an id of small letters, digits and hyphens")
    }
    if depth > Codebook.maximumDepth {
      throw error(node, "the hierarchy is deeper than \(Codebook.maximumDepth) levels", "move the theme up")
    }
    let id = prefix + own
    if let first = lines[id] { throw error(node, "the id '\(id)' is used twice", "rename one; the other is on line \(first)") }
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
      counterexamples: try texts(mapping["counterexamples"]), scope: scope, line: line(node))
  }

  private func labels(_ node: Node?) throws(LexiconError) -> [String: String] {
    guard let node else { return [:] }
    if let text = node.string { return ["en": text] }
    var labels: [String: String] = [:]
    for (key, value) in try mapping(node) { labels[key.string ?? ""] = value.string ?? "" }
    return labels
  }

  private func terms(_ node: Node?) throws(LexiconError) -> [String: [ThemeTerm]] {
    var result: [String: [ThemeTerm]] = [:]
    guard let node else { return result }
    for (key, value) in try mapping(node) {
      guard let list = value.sequence else { throw error(value, "the terms must be a list", "put them in [ ] or after dashes") }
      for item in list { result[key.string ?? "", default: []].append(try term(item)) }
    }
    return result
  }

  private func term(_ node: Node) throws(LexiconError) -> ThemeTerm {
    guard let text = node.scalar?.string else { throw error(node, "a term must be text", "put it in quotes") }
    do {
      let expression = try ThemeExpressionParser.parse(text)
      return ThemeTerm(source: text, expression: expression, line: line(node), column: node.mark?.column ?? 0)
    } catch {
      throw LexiconError(
        file: file, line: line(node), column: (node.mark?.column ?? 1) + error.offset,
        problem: "in '\(text)': \(error.problem)", remedy: error.remedy)
    }
  }

  private func texts(_ node: Node?) throws(LexiconError) -> [String: [String]] {
    var result: [String: [String]] = [:]
    guard let node else { return result }
    for (key, value) in try mapping(node) {
      guard let list = value.sequence else { throw error(value, "the examples must be a list", "put them in [ ] or after dashes") }
      result[key.string ?? ""] = list.compactMap { $0.scalar?.string }
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

  private func error(_ node: Node, _ problem: String, _ remedy: String) -> LexiconError {
    LexiconError(file: file, line: line(node), column: node.mark?.column ?? 0, problem: problem, remedy: remedy)
  }

  private static func isValid(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}
