internal import LanguagePacks
internal import TextAnalysis

/// How the record of each theme begins in JSON, with its labels in one language; made once, copied often.
struct ThemeHeads: Sendable {
  /// The labels' language.
  let language: String
  private let heads: [[UInt8]]

  init(_ catalog: ThemeCatalog, labels language: String) {
    self.language = language
    heads = catalog.entries.indices.map { Self.head(of: $0, catalog, labels: language) }
  }

  /// The same for one theme.
  static func head(of theme: Int, _ catalog: ThemeCatalog, labels language: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.pair("id", catalog.entries[theme].id)
      json.pair("label", catalog.label(of: theme, in: language))
    }
    return Array(json.written.dropLast())
  }

  /// `{"id":…,"label":…`, to be gone on with.
  subscript(theme: Int) -> [UInt8] { heads[theme] }
}
