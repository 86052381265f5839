import ArgumentParser
import CommentSources
import VerbatimReports

/// Lets the pipeline write to a file that a command opened and will finish.
final class OutputBox {
  private var file: OutputFile

  init(_ file: consuming OutputFile) { self.file = file }

  func write(_ bytes: [UInt8]) throws { try file.write(bytes) }
  func finish() throws { try file.finish() }
}

/// The option that lists the rows without a usable score.
struct RejectsArguments: ParsableArguments {
  func validate() throws { try Self.requireTable(rejects) }

  /// Makes sure that the file of `--rejects` is not called what it will not be.
  static func requireTable(_ path: String?) throws {
    if path?.isEmpty == true { throw ValidationError("--rejects needs the name of a file") }
    guard let name = path?.split(separator: "/").last, let path, name.dropFirst().contains("."),
      let end = name.split(separator: ".").last?.lowercased(),
      ["xlsx", "xls", "ods", "json", "jsonl", "ndjson", "sqlite", "db", "html", "gz"].contains(end)
    else { return }
    throw ValidationError("--rejects writes CSV; give its file a name in .csv instead of '\(path)'")
  }

  @Option(
    help: ArgumentHelp("A file for the rows without a usable score, with line and reason.", valueName: "file")
  )
  var rejects: String?

  /// Whether the rows are wanted.
  var isWanted: Bool { rejects != nil }
}

/// The file that `--rejects` names; nothing where it is left out.
struct RejectsFile {
  private let box: OutputBox?

  /// Opens the file and writes its header.
  init(path: String?) throws {
    box = try path.map { OutputBox(try OutputFile(path: $0)) }
    try box?.write(RejectsWriter.header)
  }

  /// Appends lines.
  func write(_ bytes: [UInt8]) throws { try box?.write(bytes) }

  /// Puts the finished file in its place.
  func finish() throws { try box?.finish() }
}
