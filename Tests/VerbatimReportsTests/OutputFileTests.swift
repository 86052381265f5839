import Foundation
import Testing
import VerbatimReports

/// A file is complete or absent.
struct OutputFileTests {
  private static func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("output-" + UUID().uuidString)
      .path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  @Test("the old file stays until the new one is finished") func replaced() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/out.csv"
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    var file = try OutputFile(path: path)
    try file.write(Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    let unfinished = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".part") })
    let permissions = try FileManager.default.attributesOfItem(atPath: folder + "/" + unfinished)[
      .posixPermissions]
    #expect(permissions as? Int == 0o600)
    try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.csv"])
  }

  @Test("nothing is left behind when it is not finished") func abandoned() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func begin() throws {
      let file = try OutputFile(path: folder + "/out.csv")
      try file.write([0x61])
    }
    try begin()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test("a folder that is not there is named") func missing() throws {
    let error = try #require(throws: OutputError.self) { _ = try OutputFile(path: "/no/such/folder/out.csv") }
    #expect(
      error.description.contains("/no/such/folder/out.csv: cannot be written (No such file or directory)"))
    #expect(!error.isClosedPipe)
  }
}
