internal import Foundation
internal import LanguagePacks

/// Fills a page's placeholders: `{{t:key}}` with a text, `{{name}}` with a part; everything in one file.
struct ReportTemplate {
  /// The scripts, in the order in which they are put together.
  static let scripts = [
    "format.js", "rows.js", "filter.js", "figures.js", "elements.js", "charts.js", "overview.js", "themes.js",
    "why.js", "groups.js", "comments.js", "export.js", "main.js",
  ]
  /// The style sheets likewise.
  static let styles = ["colours.css", "layout.css", "charts.css", "why.css", "comments.css", "print.css"]

  private let files: LexiconFiles
  private let texts: ReportTexts

  init(files: LexiconFiles, texts: ReportTexts) {
    self.files = files
    self.texts = texts
  }

  /// Writes the page piece by piece, with these parts; style, script, their hashes and the language are added.
  func page(_ parts: [String: [UInt8]], write: ([UInt8]) throws -> Void) throws {
    var parts = parts
    var script = Array("\n\"use strict\";\n".utf8)
    for name in Self.scripts { script += try bytes(name) }
    parts["script"] = script
    parts["script-hash"] = Array(Self.base64(hex: ContentDigest.sha256(script)).utf8)
    var style: [UInt8] = []
    for name in Self.styles { style += try bytes(name) }
    parts["style"] = style
    parts["style-hash"] = Array(Self.base64(hex: ContentDigest.sha256(style)).utf8)
    parts["lang"] = Array(texts.language.utf8)
    try fill(try bytes("page.html"), parts, write)
  }

  private func bytes(_ name: String) throws(LexiconError) -> [UInt8] {
    guard let file = files.file("report/" + name) else {
      throw LexiconError(
        file: "report/" + name, problem: "the report's template is missing", remedy: "put it back")
    }
    return file.bytes
  }

  /// Writes the template, and a part or text for each placeholder.
  private func fill(
    _ template: [UInt8], _ parts: [String: [UInt8]], _ write: ([UInt8]) throws -> Void
  ) throws {
    var rest = template[...]
    while let open = rest.firstRange(of: Self.open) {
      try write(Array(rest[..<open.lowerBound]))
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: Self.close) else { break }
      let name = String(decoding: rest[..<close.lowerBound], as: UTF8.self)
      rest = rest[close.upperBound...]
      try write(
        name.hasPrefix("t:") ? Array(Self.escaped(texts[String(name.dropFirst(2))]).utf8) : parts[name] ?? [])
    }
    try write(Array(rest))
  }

  private static let open = Array("{{".utf8)
  private static let close = Array("}}".utf8)

  /// Text as it may stand between tags and in quoted attributes.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// JSON as it may stand inside a script element: without `<`, nothing can close or open one.
  static func inert(_ json: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard json.contains(0x3C) else { return Array(json) }
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 64)
    for byte in json {
      if byte == 0x3C {
        result.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, 0x33, 0x63])
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func base64(hex: String) -> String {
    var bytes: [UInt8] = []
    var digits = hex[...]
    while digits.count >= 2 {
      bytes.append(UInt8(digits.prefix(2), radix: 16) ?? 0)
      digits = digits.dropFirst(2)
    }
    return Data(bytes).base64EncodedString()
  }
}
