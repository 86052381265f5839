internal import Foundation

/// Files that a project's settings name stand beside them, wherever the program is called.
enum ProjectPath {
  /// The path as seen from the working directory; names that are no file, such as those of codebooks, stay.
  static func resolve(_ value: String, besides file: String, _ option: CommandShape.Option) -> String {
    if value == "-" || value.hasPrefix("/") { return value }
    guard let slash = file.lastIndex(of: "/") else { return value }
    let folder = slash == file.startIndex ? "/" : String(file[..<slash])
    if folder == "." || folder == FileManager.default.currentDirectoryPath { return value }
    let joined = (folder == "/" ? "" : folder) + "/" + value
    if option.valueName == "file|name", !FileManager.default.fileExists(atPath: joined) { return value }
    return joined
  }
}
