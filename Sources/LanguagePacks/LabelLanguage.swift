/// The language that labels fall back to.
public enum LabelLanguage {
  /// Its code, as `shared/label-language.txt` inside the program says; empty without one, so that ids are shown.
  public static let fallback: String = {
    guard let bytes = LexiconFiles.embeddedBytes("shared/label-language.txt"),
      let table = try? TableFile(name: "shared/label-language.txt", bytes: bytes)
    else { return "" }
    return table.rows.first?.columns.first ?? ""
  }()

  /// The label in a language, else in the fallback; nil where there is neither.
  public static func choose(_ labels: [String: String], _ language: String) -> String? {
    labels[language] ?? labels[fallback]
  }
}
