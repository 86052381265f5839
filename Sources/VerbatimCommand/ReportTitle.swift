import Foundation

/// What a page or workbook is called where nobody says so.
enum ReportTitle {
  /// The file's name without its extension; the program's where there is no one file (`-`).
  static func of(_ file: String) -> String {
    if file == "-" { return "Verbatim" }
    let name = URL(fileURLWithPath: file).lastPathComponent
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }
}
