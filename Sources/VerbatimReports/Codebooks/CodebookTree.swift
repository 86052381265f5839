public import LanguagePacks

/// What `themes list` prints: the hierarchy with labels and counts of terms.
public enum CodebookTree {
  /// An indented line a theme; labels in `language`.
  ///
  /// On a terminal that has no room for all of it (`columns`), labels are cut, then left out; ids stay whole.
  public static func table(_ codebook: Codebook, language: String, columns: Int? = nil) -> String {
    let languages = codebook.languages
    let names = codebook.themes.map { String(repeating: "  ", count: $0.id.count { $0 == "." }) + $0.id }
    let labels = codebook.themes.map { $0.label(in: language) }
    let ids = names.map(\.count).max() ?? 0
    let counted = languages.reduce(0) { $0 + $1.count + 5 } + 2 * max(0, languages.count - 1)
    let longest = labels.map { TerminalText.width($0) }.max() ?? 0
    let left = (columns ?? .max / 2) - ids - 2
    let room = min(longest, left - counted - 2)
    let hasCounts = left >= counted
    var text = "\(codebook.name) \(codebook.version): \(codebook.themes.count) themes\n"
    for (index, theme) in codebook.themes.enumerated() {
      let counts = languages.map { "\($0) \(pad(String(theme.terms[$0]?.count ?? 0), 4, leading: true))" }
      var cells = [pad(names[index], ids)]
      if room >= min(12, longest) { cells.append(TerminalText.pad(labels[index], room)) }
      if hasCounts { cells.append(counts.joined(separator: "  ")) }
      text += cells.joined(separator: "  ") + "\n"
    }
    return text
  }

  /// `{"codebook", "version", "themes": [{"id", "parent", "labels", "terms": {"nl": 12}}]}`.
  public static func json(_ codebook: Codebook) -> String {
    var writer = JSONWriter()
    writer.object { json in
      json.key("codebook")
      json.string(codebook.name)
      json.key("version")
      json.string(codebook.version)
      json.key("themes")
      json.array { list in for theme in codebook.themes { write(theme, codebook, &list) } }
    }
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func write(_ theme: Theme, _ codebook: Codebook, _ list: inout JSONWriter) {
    list.object { json in
      json.key("id")
      json.string(theme.id)
      json.key("parent")
      if let parent = theme.parent { json.string(codebook.themes[parent].id) } else { json.null() }
      json.key("labels")
      json.object { labels in
        for code in theme.labels.keys.sorted() {
          labels.key(code)
          labels.string(theme.labels[code] ?? "")
        }
      }
      json.key("terms")
      json.object { counts in
        for code in theme.terms.keys.sorted() {
          counts.key(code)
          counts.number(theme.terms[code]?.count ?? 0)
        }
      }
    }
  }

  private static func pad(_ text: String, _ width: Int, leading: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return leading ? space + text : text + space
  }
}
