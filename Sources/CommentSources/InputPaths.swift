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

  /// The files, in the order given; those of a folder or wildcard in alphabetical order.
  public static func expand(_ inputs: [String]) throws(InputError) -> [String] {
    var files: [String] = []
    for input in inputs { files += try expand(input) }
    if files.isEmpty {
      throw InputError(
        file: "input", problem: "no input was given", remedy: "name a file, or - for standard input")
    }
    return files
  }

  private static func expand(_ input: String) throws(InputError) -> [String] {
    if input == "-" { return [input] }
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory) {
      return isDirectory.boolValue ? try filesOf(folder: input) : [input]
    }
    guard input.contains(where: { "*?[".contains($0) }) else { throw missing(input) }
    let matches = glob(input)
    if matches.isEmpty {
      throw InputError(file: input, problem: "no file matches", remedy: "check the pattern and the folder")
    }
    return matches
  }

  private static func filesOf(folder: String) throws(InputError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw InputError(file: folder, problem: "the folder cannot be read", remedy: "check its permissions")
    }
    let files = names.filter { name in
      !name.hasPrefix(".")
        && extensions.contains(name.split(separator: ".").last.map { $0.lowercased() } ?? "")
    }
    if files.isEmpty {
      throw InputError(
        file: folder, problem: "the folder holds no file that can be read",
        remedy:
          "put .csv, .tsv, .jsonl, .json, .xlsx, .sqlite, .txt, .vtt, .srt or .gz files in it, or name the files"
      )
    }
    return files.sorted().map { self.folder(folder) + $0 }
  }

  private static func missing(_ path: String) -> InputError {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let siblings = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    if let near = NearestName.of(name, among: siblings.sorted()) {
      return InputError(file: path, problem: "there is no such file", remedy: "did you mean '\(near)'?")
    }
    return InputError(file: path, problem: "there is no such file", remedy: "check the name and the folder")
  }

  /// What of a folder is not read, in a line for the user; nil where the input is no folder or nothing is left out.
  public static func leftOut(of input: String) -> String? {
    var isDirectory: ObjCBool = false
    guard input != "-", FileManager.default.fileExists(atPath: input, isDirectory: &isDirectory),
      isDirectory.boolValue, let names = try? FileManager.default.contentsOfDirectory(atPath: input)
    else { return nil }
    let read = Set(
      ((try? filesOf(folder: input)) ?? []).map { ($0 as NSString).lastPathComponent })
    let rest = names.filter { !$0.hasPrefix(".") && !read.contains($0) }.sorted()
    if rest.isEmpty { return nil }
    let shown = rest.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let more = rest.count > 5 ? " and \(rest.count - 5) more" : ""
    return
      "\(input): not read: \(shown)\(more); files in folders below are read with '\(folder(input))**/*.csv'"
  }

  private static func folder(_ path: String) -> String { path.hasSuffix("/") ? path : path + "/" }

  /// The files that match; `**/` stands for any number of folders, none included.
  private static func glob(_ pattern: String) -> [String] {
    guard let deep = pattern.range(of: "**/") else { return plainGlob(pattern) }
    let (above, below) = (String(pattern[..<deep.lowerBound]), String(pattern[deep.upperBound...]))
    let roots = above.isEmpty ? [""] : plainGlob(above).map(folder)
    var found = Set<String>()
    for root in roots {
      found.formUnion(glob(root + below))
      for inner in folders(below: root) { found.formUnion(glob(root + inner + "/" + below)) }
    }
    return found.sorted()
  }

  /// The folders below one, at any depth, without hidden ones.
  private static func folders(below root: String) -> [String] {
    let places = FileManager.default.enumerator(atPath: root.isEmpty ? "." : root)
    var found: [String] = []
    while let name = places?.nextObject() as? String {
      guard places?.fileAttributes?[.type] as? FileAttributeType == .typeDirectory else { continue }
      if (name as NSString).lastPathComponent.hasPrefix(".") {
        places?.skipDescendants()
      } else {
        found.append(name)
      }
    }
    return found
  }

  private static func plainGlob(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard Foundation.glob(pattern, 0, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { result.gl_pathv[$0].map { String(cString: $0) } }
  }
}
