import CommentSources
import Foundation
import Testing

/// Folders and wildcards: what is read, and what is said of the rest.
struct InputPathsTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("paths-" + UUID().uuidString)
    for name in ["a.csv", "b.csv", "notes.py", "sub/c.csv", "sub/deep/d.csv", ".hidden/e.csv"] {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("id,comment\n1,goed\n".utf8).write(to: file)
    }
  }

  private func names(_ pattern: String) throws -> [String] {
    try InputPaths.expand([folder.path + "/" + pattern]).map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test("two stars stand for any number of folders, none included") func deep() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try names("**/*.csv") == ["a.csv", "b.csv", "sub/c.csv", "sub/deep/d.csv"])
    #expect(try names("sub/**/*.csv") == ["sub/c.csv", "sub/deep/d.csv"])
    #expect(try names("*.csv") == ["a.csv", "b.csv"])
    #expect(try names("**/deep/*.csv") == ["sub/deep/d.csv"])
  }

  @Test("what of a folder is not read is said") func leftOut() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = try CommentSource([folder.path])
    #expect(source.files.count == 2)
    let said = try #require(source.notices.first { $0.contains("not read") })
    #expect(said.contains("'notes.py'") && said.contains("'sub'") && !said.contains("hidden"))
    #expect(InputPaths.leftOut([folder.path + "/sub/deep", "-"]) == [])
  }
}
