/// Takes the mark-up out of a cue: voice, class and time tags, and entities.
enum CueMarkup {
  /// The stretches of a cue by voice; one without a name where there is no voice tag.
  static func voices(_ cue: String) -> [(name: String?, text: String)] {
    var voices: [(name: String?, text: String)] = []
    var name: String?
    var text = ""
    // `{\an8}` and the like place captions on the screen.
    let shown = cue.contains("{\\") ? cue.replacing(/\{\\[^}]*\}/, with: "") : cue
    var rest = shown[...]
    func flush() {
      let plain = entities(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !plain.isEmpty || name != nil && voices.isEmpty { voices.append((name, plain)) }
      text = ""
    }
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        text += rest[open...]
        rest = ""
        break
      }
      let tag = rest[rest.index(after: open)..<close]
      if isTag(tag) {
        if tag.first == "v", tag.dropFirst().first.map({ ". \t".contains($0) }) ?? true {
          if !text.allSatisfy(\.isWhitespace) { flush() }
          name = entities(tag.drop { !$0.isWhitespace }.trimmed())
        }
      } else {
        text += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    if !text.allSatisfy(\.isWhitespace) || voices.isEmpty { flush() }
    return voices.isEmpty ? [(name, "")] : voices
  }

  /// Whether it is a tag of WebVTT or one that caption programs write, and no `<3`.
  private static func isTag(_ tag: Substring) -> Bool {
    let plain = tag.first == "/" ? tag.dropFirst() : tag
    let word = plain.prefix { $0.isLetter }.lowercased()
    if plain.first?.isNumber == true { return plain.contains(":") }
    return ["v", "c", "i", "b", "u", "font", "lang", "ruby", "rt", "br", "span", "p", "div"].contains(word)
  }

  /// HTML's commonest entities as characters.
  static func entities(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = text
    for (name, character) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"),
      ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&"),
    ] {
      result = result.replacing(name, with: character)
    }
    return result
  }

  /// The text of a piece of HTML: tags out, block ends as line breaks.
  static func plainText(ofHTML html: String) -> String {
    guard html.utf8.contains(0x3C) else { return html.trimmed() }
    let tags = ["<p", "<br", "<div", "</", "<a ", "<b>", "<i>", "<img", "<ul", "<ol", "<span"]
    guard tags.contains(where: html.contains) else { return html.trimmed() }
    var text = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      text += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        rest = rest[open...]
        break
      }
      let tag = rest[rest.index(after: open)..<close]
      guard tag.first.map({ $0.isLetter || "/!".contains($0) }) == true else {
        text += rest[open...close]
        rest = rest[rest.index(after: close)...]
        continue
      }
      let word = tag.drop { $0 == "/" }.prefix { $0.isLetter }.lowercased()
      if ["br", "p", "div", "li"].contains(word), !text.isEmpty, text.last != "\n" { text += "\n" }
      rest = rest[rest.index(after: close)...]
    }
    return entities(text + rest).trimmed()
  }
}
