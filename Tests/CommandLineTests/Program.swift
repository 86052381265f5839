import Foundation

/// The built binary, run in a fresh folder.
struct Program {
  /// What a run left behind.
  struct Result {
    /// The exit status; 128 and more for a signal.
    let status: Int32
    /// Standard output.
    let output: String
    /// Standard error.
    let errors: String

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
    /// The lines of standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The binary: `VERBATIM_BINARY`, else the one that was built beside the tests.
  static let path: String = {
    if let given = ProcessInfo.processInfo.environment["VERBATIM_BINARY"] { return given }
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    return tests.appendingPathComponent("verbatim").path
  }()

  /// The folder the program runs in.
  let folder: Folder
  /// What is added to the environment.
  var environment: [String: String] = [:]

  init(_ files: [String: String] = [:]) throws { folder = try Folder(files) }

  /// Runs the program with these arguments.
  func run(_ arguments: String..., input: Data? = nil) throws -> Result { try run(arguments, input: input) }

  /// Runs the program with these arguments.
  func run(_ arguments: [String], input: Data? = nil) throws -> Result {
    try launch(Self.path, arguments, input)
  }

  /// Runs a line of bash, in which `$V` is the program.
  func shell(_ line: String) throws -> Result { try launch("/bin/bash", ["-c", line], nil) }

  private func launch(_ executable: String, _ arguments: [String], _ input: Data?) throws -> Result {
    // Files instead of pipes: nothing to drain while the program runs.
    let streams = try Folder(["in": "", "out": "", "err": ""])
    if let input { try streams.write(input, "in") }
    let environment = ["PATH": "/usr/bin:/bin", "V": Self.path, "HOME": folder.path].merging(environment) {
      $1
    }
    let status = try Child(
      executable, arguments, environment: environment, folder: folder.path, streams: streams.path
    ).wait()
    return Result(status: status, output: try streams.text("out"), errors: try streams.text("err"))
  }
}

/// A folder with files that a test made; gone when the test is over.
final class Folder: Sendable {
  /// The folder's place.
  let url: URL
  /// The folder's path.
  var path: String { url.path }

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("verbatim-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders above it.
  func write(_ data: Data, _ name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// The text of a file.
  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// The names of the files there are.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// The project's own samples.
enum Corpora {
  /// The path of a file in corpora/.
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).appendingPathComponent("../../../corpora/" + name).standardized.path
  }
}
