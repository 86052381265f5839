/// The options that stand in a call, by long name, with their values.
struct GivenOptions {
  private(set) var values: [String: [String]] = [:]

  /// Reads the words of a call behind those that name the command.
  init(_ words: ArraySlice<String>, of command: CommandShape) {
    var rest = words
    var positional: [String] = []
    while let word = rest.popFirst() {
      if word == "--" {
        positional += rest
        break
      }
      guard word.hasPrefix("-"), word.count > 1 else {
        positional.append(word)
        continue
      }
      let (name, value) = Self.split(word)
      guard let option = Self.option(name, isLong: word.hasPrefix("--"), of: command) else { continue }
      var given: [String] = []
      if option.kind == .flag {
        given = ["true"]
      } else if let value {
        given = [value]
      } else if let next = rest.popFirst() {
        given = [next]
      }
      values[option.name, default: []] += given
    }
    if let list = command.settable.first(where: { $0.kind == .positional }), !positional.isEmpty {
      values[list.name] = positional
    }
  }

  /// Name and value of `--name=value` or `-nvalue`.
  private static func split(_ word: String) -> (name: String, value: String?) {
    if word.hasPrefix("--") {
      let body = word.dropFirst(2)
      guard let equals = body.firstIndex(of: "=") else { return (String(body), nil) }
      return (String(body[..<equals]), String(body[body.index(after: equals)...]))
    }
    let body = word.dropFirst()
    return (String(body.prefix(1)), body.count > 1 ? String(body.dropFirst().drop { $0 == "=" }) : nil)
  }

  private static func option(_ name: String, isLong: Bool, of command: CommandShape) -> CommandShape.Option? {
    command.options.first { (isLong ? $0.longNames : $0.shortNames).contains(name) }
  }
}
