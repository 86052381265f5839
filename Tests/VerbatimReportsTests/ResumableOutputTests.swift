import Foundation
import Testing
import Verbatim

@testable import VerbatimReports

/// What a killed run leaves is gone on with, and nothing else is.
final class ResumableOutputTests {
  private let folder: String
  private var path: String { folder + "/out.jsonl" }
  private var journal: String { path + ".partial.journal" }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("resume-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func identity(_ options: String = "a", version: String = "1") throws -> ResumeIdentity {
    ResumeIdentity(version: version, options: options, words: "w", inputs: [])
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func progress(_ blocks: Int) -> TagProgress {
    var progress = TagProgress()
    progress.input.blocks = blocks
    return progress
  }

  /// Writes one block that is taken down and half of another, and stops there.
  private func cutShort() throws {
    let output = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    #expect(output.start == nil)
    try output.write(Array("one\n".utf8))
    try output.writeRejects(Array("bad\n".utf8))
    try output.mark(progress(1))
    try output.write(Array("tw".utf8))
  }

  @Test("what was not taken down is written again") func goesOn() throws {
    try cutShort()
    #expect(try text(path + ".partial") == "one\ntw")
    #expect(!FileManager.default.fileExists(atPath: path))
    let permissions = try FileManager.default.attributesOfItem(atPath: path + ".partial")[.posixPermissions]
    #expect(permissions as? Int == 0o600)
    // A line that was not finished when the power went does not count.
    let handle = try #require(FileHandle(forWritingAtPath: journal))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"progress\":".utf8))
    let output = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    #expect(output.start == progress(1))
    try output.write(Array("two\n".utf8))
    try output.finish(progress(2))
    #expect(try text(path) == "one\ntwo\n")
    #expect(try text(folder + "/bad.csv") == "bad\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["bad.csv", "out.jsonl"])
  }

  @Test("a run that lacked only its names gets them") func names() throws {
    try cutShort()
    let line = ResumeJournal.Entry(progress: progress(2), output: 6, rejects: 4, isComplete: true)
    try ResumeJournal(path: journal).appendForTest(line)
    let output = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    #expect(output.wasComplete)
    #expect(try text(path) == "one\ntw")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["bad.csv", "out.jsonl"])
  }

  @Test("another run's output is left alone") func refused() throws {
    try cutShort()
    func problem(_ identity: ResumeIdentity) throws -> String {
      try #require(throws: ResumeError.self) {
        _ = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: identity)
      }.problem
    }
    #expect(try problem(identity("b")).contains("other options"))
    #expect(try problem(identity(version: "2")).contains("another version"))
    try FileManager.default.removeItem(atPath: journal)
    #expect(try problem(identity()).contains("no journal of this run beside it"))
    #expect(try text(path + ".partial") == "one\ntw")
    try Data("nonsense\n".utf8).write(to: URL(fileURLWithPath: journal))
    #expect(try problem(identity()).contains("no journal of an unfinished run"))
  }

  @Test("a run touches nothing that is not its own") func foreign() throws {
    let rejects = folder + "/bad.csv"
    func problem(_ path: String, _ rejects: String) throws -> String {
      let before = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      let error = try #require(throws: (any Error).self) {
        _ = try ResumableOutput(path: path, rejects: rejects, identity: try identity())
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == before)
      return "\(error)"
    }
    // One file for both, by whatever name.
    for name in ["/out.jsonl", "/./out.jsonl", "/out.jsonl.partial", "/out.jsonl.partial.journal"] {
      #expect(try problem(path, folder + name).contains("two outputs of one run"))
    }
    // Somebody's notes.
    try Data("notes\n".utf8).write(to: URL(fileURLWithPath: rejects + ".partial"))
    #expect(try problem(path, rejects).contains("no journal of this run beside it"))
    #expect(try text(rejects + ".partial") == "notes\n")
    try FileManager.default.removeItem(atPath: rejects + ".partial")
    // The rejected records of a run that goes on, and of one that was killed.
    do {
      let running = try ResumableOutput(path: path, rejects: rejects, identity: try identity())
      #expect(try problem(folder + "/other.jsonl", rejects).contains("two outputs of one run"))
      try running.writeRejects(Array("bad\n".utf8))
      try running.mark(progress(1))
    }
    let other = folder + "/other.jsonl"
    #expect(try problem(other, rejects).contains("another unfinished run"))
    // What was its own is gone, and another's stands there.
    try FileManager.default.removeItem(atPath: rejects + ".partial.journal")
    #expect(try problem(path, rejects).contains("no journal of this run beside it"))
    try FileManager.default.removeItem(atPath: rejects + ".partial")
    #expect(try problem(path, rejects).contains("is gone"))
  }

  @Test("a run that was cut short before its first mark is gone on with") func unmarked() throws {
    do {
      let output = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
      try output.writeRejects(Array("head\n".utf8))
    }
    let output = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    #expect(output.start == nil)
    try output.writeRejects(Array("bad\n".utf8))
    try output.finish(progress(1))
    #expect(try text(folder + "/bad.csv") == "bad\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["bad.csv", "out.jsonl"])
  }

  @Test("a complete run is not taken at its word", arguments: [nil, "foreign", "one\ntw"] as [String?])
  func doubted(_ content: String?) throws {
    try cutShort()
    let line = ResumeJournal.Entry(progress: progress(2), output: 6, rejects: 4, isComplete: true)
    try ResumeJournal(path: journal).appendForTest(line)
    // Killed between the new name and the end, and then the result was moved away, changed, or neither.
    try FileManager.default.removeItem(atPath: path + ".partial")
    if let content { try content.write(toFile: path, atomically: false, encoding: .utf8) }
    if content == "one\ntw" {
      #expect(
        try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity()).wasComplete)
      return
    }
    let error = try #require(throws: ResumeError.self) {
      _ = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    }
    #expect(error.problem.contains("gone or was changed"))
    try "foreign".write(toFile: path + ".partial", atomically: false, encoding: .utf8)
    let other = try #require(throws: ResumeError.self) {
      _ = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    }
    #expect(other.problem.contains("not as long as its journal"))
    #expect(try text(path + ".partial") == "foreign")
  }

  @Test("a file that lost its end is not gone on with") func shorter() throws {
    try cutShort()
    truncate(path + ".partial", 2)
    let error = try #require(throws: ResumeError.self) {
      _ = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    }
    #expect(error.problem.contains("shorter than its journal"))
  }

  @Test(
    "a file of the journal's name that is none is not touched",
    arguments: ["id,comment\n1,good", "one line", "{\"id\":1}\n", "abc\n"], ["out.jsonl", "bad.csv"])
  func foreignJournal(_ content: String, _ name: String) throws {
    let file = folder + "/" + name + ".partial.journal"
    try content.write(toFile: file, atomically: false, encoding: .utf8)
    let error = try #require(throws: ResumeError.self) {
      _ = try ResumableOutput(path: path, rejects: folder + "/bad.csv", identity: try identity())
    }
    #expect(error.problem.contains("no journal"))
    #expect(try text(file) == content)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left == [name + ".partial.journal"])
  }

  @Test("two runs do not write to one file") func locked() throws {
    let rejects = folder + "/bad.csv"
    let output = try ResumableOutput(path: path, rejects: rejects, identity: try identity())
    for file in [path, rejects] {
      let error = try #require(throws: ResumeError.self) {
        _ = try ResumeJournal(path: file + ".partial.journal")
      }
      #expect(error.problem.contains("another run"))
    }
    try output.finish(progress(0))
  }
}

extension ResumeJournal {
  /// Adds a line behind those that are there.
  func appendForTest(_ entry: Entry) throws {
    _ = try read()
    try add(entry)
  }
}
