internal import Foundation

/// Finds codebooks: shipped ones by name, the user's own by path.
public struct CodebookLibrary: Sendable {
  /// The codebook in force when none is named.
  public static let defaultName = "customer-experience"

  private let files: LexiconFiles

  /// All of it as given.
  public init(_ files: LexiconFiles) { self.files = files }

  /// The names of the shipped codebooks, in alphabetical order.
  public static var names: [String] {
    LexiconFiles.embeddedNames.filter { $0.hasPrefix("themes/") && $0.hasSuffix(".yaml") }
      .map { String($0.dropFirst("themes/".count).dropLast(".yaml".count)) }
  }

  /// Reads a codebook given as a name or as the path of a YAML file.
  public func codebook(_ nameOrPath: String) throws(LexiconError) -> Codebook {
    let name = "themes/\(nameOrPath).yaml"
    if let (packed, yaml) = files.packedCodebook(name),
      let codebook = Codebook(packed: packed, of: yaml, file: name)
    {
      return codebook
    }
    if let file = files.file(name) {
      return try Codebook(
        yaml: String(decoding: file.bytes, as: UTF8.self), file: file.name, isBuiltIn: !file.isOverlay)
    }
    if PathCheck.isFolder(nameOrPath) {
      throw LexiconError(
        file: nameOrPath, problem: "this is a folder", remedy: "name a codebook (.yaml) in it")
    }
    guard let data = FileManager.default.contents(atPath: nameOrPath) else {
      throw LexiconError(
        file: nameOrPath, problem: "there is no such codebook",
        remedy: "give the path of a YAML file or one of \(Self.names.joined(separator: ", "))")
    }
    return try Codebook(yaml: String(decoding: data, as: UTF8.self), file: nameOrPath)
  }
}
