internal import Foundation
public import LanguagePacks

/// The words of a report in one language: `report/<language>.json`, a flat object of texts.
public struct ReportTexts: Sendable {
  /// The language's code.
  public let language: String
  private let texts: [String: String]

  /// Reads the texts; those of an overlay win.
  public init(language: String, files: LexiconFiles) throws(LexiconError) {
    var texts: [String: String] = [:]
    for file in files.files("report/\(language).json") {
      guard let read = try? JSONDecoder().decode([String: String].self, from: Data(file.bytes)) else {
        throw LexiconError(
          file: file.name, problem: "this is no flat JSON object of texts",
          remedy: "write {\"key\": \"text\", …} with the keys of report/en.json")
      }
      texts.merge(read) { $1 }
    }
    if texts.isEmpty {
      let known = Self.languages(files).joined(separator: ", ")
      throw LexiconError(
        file: "report/\(language).json", problem: "there is no report in '\(language)'",
        remedy: "use one of \(known)")
    }
    self.language = language
    self.texts = texts
  }

  /// The codes of the languages that reports can be written in.
  public static func languages(_ files: LexiconFiles) -> [String] {
    let codes = files.languages + LexiconFiles.embeddedNames.compactMap(code)
    return Set(codes).filter { !files.files("report/\($0).json").isEmpty }.sorted()
  }

  private static func code(_ name: String) -> String? {
    name.hasPrefix("report/") && name.hasSuffix(".json") ? String(name.dropFirst(7).dropLast(5)) : nil
  }

  /// A text; its key where it is missing, which is easy to see.
  public subscript(key: String) -> String { texts[key] ?? key }

  /// All texts, by key.
  var all: [(key: String, text: String)] { texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
