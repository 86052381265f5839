internal import Foundation
internal import VerbatimModel

/// Turns what the user gave as input into files: folders and wildcards expand, `-` is standard input.
public enum InputPaths {
  /// The extensions of files that are taken from a folder.
  static let extensions: Set<String> = [
    "csv", "tsv", "tab", "txt", "json", "jsonl", "ndjson", "xlsx", "xlsm", "gz", "sqlite", "sqlite3", "db",
    "vtt",
    "srt",
  ]

  /// The files, in the order given; those of a folder or wildcard in alphabetical order, those of its subfolders behind
  /// them where `withSubfolders`.
  public static func expand(_ inputs: [String], withSubfolders: Bool = false) throws(InputError) -> [String] {
    var files: [String] = []
    for input in inputs { files += try expand(input, withSubfolders) }
    if files.isEmpty {
      throw InputError(
        file: "input", problem: "no input was given", remedy: "name a file, or - for standard input")
    }
    return files
  }

  private static func expand(_ input: String, _ withSubfolders: Bool) throws(InputError) -> [String] {
    if input == "-" { return [input] }
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory) {
      return isDirectory.boolValue ? try filesOf(folder: input, withSubfolders) : [input]
    }
    guard input.contains(where: { "*?[".contains($0) }) else { throw missing(input) }
    let matches = glob(input)
    if matches.isEmpty {
      throw InputError(file: input, problem: "no file matches", remedy: "check the pattern and the folder")
    }
    return matches
  }

  private static func filesOf(folder: String, _ withSubfolders: Bool) throws(InputError) -> [String] {
    let files = try filesIn(folder: folder, withSubfolders)
    if files.isEmpty {
      throw InputError(
        file: folder, problem: "the folder holds no file that can be read",
        remedy:
          "put .csv, .tsv, .jsonl, .json, .xlsx, .sqlite, .txt, .vtt, .srt or .gz files in it, or name the files"
      )
    }
    return files
  }

  /// Links to folders are not followed: they may lead back.
  private static func filesIn(folder: String, _ withSubfolders: Bool) throws(InputError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError(file: folder, problem: "the folder cannot be read", remedy: "check its permissions")
    }
    let files = names.filter(isTaken)
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    var found = files.sorted().map { start + $0 }
    if withSubfolders {
      for name in names.sorted() where !name.hasPrefix(".") {
        let attributes = try? FileManager.default.attributesOfItem(atPath: start + name)
        if attributes?[.type] as? FileAttributeType == .typeDirectory {
          found += try filesIn(folder: start + name, true)
        }
      }
    }
    return found
  }

  private static func missing(_ path: String) -> InputError {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if let near = NearestName.of(String(name), among: siblings.sorted()) {
      return InputError(file: path, problem: "there is no such file", remedy: "did you mean '\(near)'?")
    }
    return InputError(file: path, problem: "there is no such file", remedy: "check the name and the folder")
  }

  /// The files that fit a pattern; `**/` stands for any number of folders, none included.
  private static func glob(_ pattern: String) -> [String] {
    guard let stars = pattern.range(of: "**/") else { return plainGlob(pattern) }
    let (before, after) = (pattern[..<stars.lowerBound], pattern[stars.upperBound...])
    var files = Set<String>()
    var folders = ""
    for _ in 0..<deepestFolders {
      files.formUnion(glob(before + folders + after))
      folders += "*/"
      if plainGlob(before + folders).isEmpty { break }
    }
    return files.sorted()
  }

  /// How many folders deep `**/` looks.
  private static let deepestFolders = 32

  private static func plainGlob(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard Foundation.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }

  /// What lies in the folders among the inputs and is not read, a line a folder.
  public static func leftOut(_ inputs: [String]) -> [String] {
    inputs.compactMap { folder in
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory), isDirectory.boolValue,
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
      else { return nil }
      let others = names.filter { !$0.hasPrefix(".") && !isTaken($0) }.sorted()
      if others.isEmpty { return nil }
      let shown = others.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      let more = others.count > 5 ? " and \(others.count - 5) more" : ""
      return "\(folder): not read: \(shown)\(more); '\(folder)/**/*.csv' reads folders within folders"
    }
  }

  /// The files that are read more than once, under whatever names, a line each.
  static func repeated(_ files: [String]) -> [String] {
    var counts: [String: Int] = [:]
    let places = files.map { $0 == "-" ? nil : URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    for place in places { if let place { counts[place, default: 0] += 1 } }
    return zip(files, places).compactMap { file, place in
      guard let place, let count = counts.removeValue(forKey: place), count > 1 else { return nil }
      return "\(file): this file is given \(count) times, so that each of its rows counts \(count) times"
    }
  }

  private static func isTaken(_ name: String) -> Bool {
    !name.hasPrefix(".")
      && extensions.contains(name.split(separator: ".").last.map { $0.lowercased() } ?? "")
  }
}
