internal import VerbatimModel

extension Codebook {
  /// The codebook as a YAML file, from which `init(yaml:file:)` reads the same codebook.
  public var yaml: String {
    var text = "codebook: \(Self.scalar(name))\nversion: \(Self.scalar(version))\n"
    if primary != .weight { text += "primary: \(primary.rawValue)\n" }
    if !note.isEmpty { text += "note: \(Self.quoted(note))\n" }
    text += "themes:\n"
    for (index, theme) in themes.enumerated() where theme.parent == nil {
      write(theme, index, indent: "  ", into: &text)
    }
    return text
  }

  private func write(_ theme: Theme, _ index: Int, indent: String, into text: inout String) {
    let id = theme.id.split(separator: ".").last.map(String.init) ?? theme.id
    let inner = indent + "  "
    text += "\(indent)- id: \(Self.scalar(id))\n"
    if !theme.labels.isEmpty {
      let labels = theme.labels.keys.sorted().map {
        "\(Self.key($0)): \(Self.quoted(theme.labels[$0] ?? ""))"
      }
      text += "\(inner)label: {\(labels.joined(separator: ", "))}\n"
    }
    if theme.scope != .sentence { text += "\(inner)scope: \(theme.scope.rawValue)\n" }
    if theme.isEvaluative { text += "\(inner)evaluative: true\n" }
    if theme.isFallback { text += "\(inner)fallback: true\n" }
    if !theme.note.isEmpty { text += "\(inner)note: \(Self.quoted(theme.note))\n" }
    write("terms", theme.terms.mapValues { $0.map(\.source) }, inner, isFlow: true, &text)
    write("exclude", theme.exclusions.mapValues { $0.map(\.source) }, inner, isFlow: true, &text)
    write("examples", theme.examples.mapValues { $0.map(\.text) }, inner, isFlow: false, &text)
    write("counterexamples", theme.counterexamples.mapValues { $0.map(\.text) }, inner, isFlow: false, &text)
    let children = themes.indices.filter { themes[$0].parent == index }
    if children.isEmpty { return }
    text += "\(inner)themes:\n"
    for child in children { write(themes[child], child, indent: inner + "  ", into: &text) }
  }

  private func write(
    _ name: String, _ lists: [String: [String]], _ indent: String, isFlow: Bool, _ text: inout String
  ) {
    if lists.isEmpty { return }
    text += "\(indent)\(name):\n"
    for language in lists.keys.sorted() {
      let items = lists[language] ?? []
      if isFlow {
        text += "\(indent)  \(Self.key(language)): \(Self.flow(items, indent: indent + "    "))\n"
      } else {
        text += "\(indent)  \(Self.key(language)):\n"
        for item in items { text += "\(indent)    - \(Self.quoted(item))\n" }
      }
    }
  }

  /// `[a, 'b c']`, broken into lines of about 120 characters.
  private static func flow(_ items: [String], indent: String) -> String {
    var text = "["
    var width = indent.count
    for (index, item) in items.enumerated() {
      let piece = scalar(item) + (index + 1 < items.count ? "," : "]")
      if index > 0 {
        let isLong = width + piece.count > 120
        text += isLong ? "\n" + indent : " "
        width = isLong ? indent.count : width + 1
      }
      text += piece
      width += piece.count
    }
    return items.isEmpty ? "[]" : text
  }

  /// Language codes such as `no` would be read as a truth value.
  private static func key(_ code: String) -> String { scalar(code) }

  /// A plain word as it is, anything else in quotes.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter ?? false && !YAMLText.reserved.contains(text.lowercased())
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    return isPlain || (!text.isEmpty && text.allSatisfy { ("0"..."9").contains($0) }) ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    // Control characters need the form in double quotes.
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      return YAMLText.quoted(text)
    }
    return "'" + text.replacing("'", with: "''") + "'"
  }
}
