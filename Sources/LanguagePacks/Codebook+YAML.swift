internal import Yams

extension Codebook {
  /// The deepest hierarchy: `a.b.c.d.e`.
  public static let maximumDepth = 5

  /// Reads a codebook file.
  ///
  /// - Throws: ``LexiconError`` with file, line and column of the first mistake.
  public init(yaml: String, file: String, isBuiltIn: Bool = false) throws(LexiconError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml, .basic)
    } catch let error as YamlError {
      throw Self.located(error, file)
    } catch {
      throw LexiconError(file: file, problem: "not valid YAML (\(error))", remedy: "check the file")
    }
    guard let mapping = root?.mapping, let list = mapping["themes"]?.sequence else {
      throw LexiconError(
        file: file, problem: "there is no list of themes", remedy: "begin with 'codebook: NAME' and 'themes:'"
      )
    }
    var reader = CodebookReader(file: file, isTrusted: isBuiltIn)
    try reader.checkKeys(of: mapping, CodebookReader.topKeys)
    let primary = try reader.primary(mapping["primary"])
    for node in list { try reader.read(node, parent: nil, prefix: "", depth: 1) }
    self.init(
      name: mapping["codebook"]?.scalar?.string ?? file, version: mapping["version"]?.scalar?.string ?? "1",
      primary: primary, note: mapping["note"]?.scalar?.string ?? "", themes: reader.themes, file: file,
      isBuiltIn: isBuiltIn)
  }

  private static func located(_ error: YamlError, _ file: String) -> LexiconError {
    let remedy = "check the indentation and quotes there"
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return LexiconError(
        file: file, line: mark.line, column: mark.column, problem: "not valid YAML (\(problem))",
        remedy: remedy)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return LexiconError(
        file: file, line: context.mark.line, column: context.mark.column,
        problem: "not valid YAML (the key \(names) stands there twice)", remedy: remedy)
    case .reader(_, let offset, _, let yaml):
      let line = offset.map { yaml.utf8.prefix($0).count { $0 == 0x0A } + 1 } ?? 0
      return LexiconError(
        file: file, line: line, problem: "there is a control character in it",
        remedy: "remove it, or save the file as plain text")
    default: return LexiconError(file: file, problem: "not valid YAML (\(error))", remedy: remedy)
    }
  }
}
