import Foundation
import LanguagePacks

/// Writes the packed form of the codebooks in one folder into another, a file each: `PackCodebooks YAML-FOLDER FOLDER`.
///
/// A part of making the package (`Scripts/embed-lexicons.sh`), not of the program.
@main
struct PackCodebooks {
  static func main() throws {
    guard CommandLine.arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: PackCodebooks YAML-FOLDER FOLDER\n".utf8))
      exit(2)
    }
    let (from, to) = (URL(filePath: CommandLine.arguments[1]), URL(filePath: CommandLine.arguments[2]))
    let names = try FileManager.default.contentsOfDirectory(atPath: from.path).sorted()
    for name in names where name.hasSuffix(".yaml") && !name.hasPrefix("part") {
      let yaml = try Data(contentsOf: from.appending(path: name))
      let codebook: Codebook
      do {
        codebook = try Codebook(yaml: String(decoding: yaml, as: UTF8.self), file: "themes/" + name)
      } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        exit(2)
      }
      let packed = Data(codebook.packed(of: [UInt8](yaml)).utf8)
      let target = to.appending(path: name.dropLast(".yaml".count) + ".tsv")
      if try Data(contentsOf: target) != packed { try packed.write(to: target) }
    }
  }
}
