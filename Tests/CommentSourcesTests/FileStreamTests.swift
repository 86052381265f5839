import CommentSources
import Foundation
import Testing

/// A file that somebody writes to while it is read is refused; one that is removed meanwhile is not.
struct FileStreamTests {
  enum Change: String, CaseIterable, Sendable {
    case none, cut, grown, overwritten, removed, replaced
  }

  @Test(arguments: Change.allCases) func changed(_ change: Change) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "stream-\(UUID().uuidString).csv"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(repeating: 0x61, count: 100_000).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
    let stream = try FileStream(path: path)
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 50_000)
    defer { buffer.deallocate() }
    #expect(try stream.read(into: buffer) == 50_000)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    switch change {
    case .none: break
    case .cut: try handle.truncate(atOffset: 60_000)
    case .grown:
      try handle.seekToEnd()
      try handle.write(contentsOf: Data([0x62]))
    case .overwritten: try handle.write(contentsOf: Data([0x62]))
    case .removed: try FileManager.default.removeItem(atPath: path)
    case .replaced: try Data([0x62]).write(to: URL(fileURLWithPath: path), options: .atomic)
    }
    func readToTheEnd() throws {
      while try stream.read(into: buffer) > 0 {}
    }
    if [.none, .removed, .replaced].contains(change) { return try readToTheEnd() }
    let error = try #require(throws: InputError.self) { try readToTheEnd() }
    #expect(
      error.description
        == "\(path): it was changed while it was read; wait until it is complete, then run the same command again"
    )
  }
}
