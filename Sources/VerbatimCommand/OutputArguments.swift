import ArgumentParser
import Glibc
import VerbatimReports

/// The options that say where output goes and how it looks.
struct OutputArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its extension chooses the format.", valueName: "file"))
  var output: String?

  @Flag(help: "No colour.")
  var noColor = false

  /// Extensions that promise no more than text, which every command may write.
  private static let plain: Set = ["json", "txt"]

  /// The format in force: the one given, else the one that the file's extension stands for, else `fallback`.
  ///
  /// `elsewhere` names the command that writes a format which this one does not.
  func format<Format: RawRepresentable & CaseIterable>(
    _ given: String?, fallback: Format, elsewhere: [String: String] = [:]
  ) throws -> Format where Format.RawValue == String {
    let known = Format.allCases.map(\.rawValue)
    func hint(_ name: String) -> String { elsewhere[name].map { "; '\($0)' writes \(name)" } ?? "" }
    if let given {
      guard let format = Format(rawValue: given) else {
        throw ValidationError(
          "there is no output format '\(given)'; use one of \(known.joined(separator: ", "))\(hint(given))")
      }
      return format
    }
    let name = output?.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return fallback }
    let suffix = name[name.index(after: dot)...].lowercased()
    let names = [
      "md": "markdown", "ndjson": "jsonl", "txt": "table", "db": "sqlite", "sqlite3": "sqlite", "htm": "html",
    ]
    if let format = Format(rawValue: names[suffix] ?? suffix) { return format }
    // A file that turns out to be something else is worse than none.
    if !Self.plain.contains(suffix) {
      throw ValidationError(
        "this command writes no .\(suffix); it writes \(known.joined(separator: ", ")) (--format)\(hint(names[suffix] ?? suffix))"
      )
    }
    return fallback
  }

  /// Makes sure that a file is named: workbooks and databases are no streams.
  func requireFile(for format: String) throws {
    guard output == nil || output == "-" else { return }
    throw ValidationError("--format \(format) needs a file: name it with -o")
  }

  /// Colours are for terminals, unless switched off.
  var style: Style {
    func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    let isTerminal = output == nil && isatty(STDOUT_FILENO) == 1
    return Style(
      colour: isTerminal && !noColor && !isSet("NO_COLOR") && !isDumb, wrapsProse: isTerminal)
  }

  /// The width in columns of the terminal that reads standard output; nil where something else does.
  static var terminalWidth: Int? {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
  }

  /// The terminal's width in columns; 110 where there is none.
  var width: Int {
    if output == nil, let columns = Self.terminalWidth { return columns }
    if let text = getenv("COLUMNS"), let columns = Int(String(cString: text)), columns > 0 { return columns }
    return 110
  }

  /// Whether a stream of records leaves room for a line of progress: it goes to a file, and not past the reader's eyes.
  var showsProgress: Bool {
    if let output, output != "-" { return true }
    var status = stat()
    return fstat(STDOUT_FILENO, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Writes everything at once.
  func write(_ bytes: [UInt8]) throws { try write(bytes, keepsColours: false) }

  /// Writes a table at once, in colours where it has them.
  func write(table: String) throws { try write(Array(table.utf8), keepsColours: true) }

  /// Writes what `body` hands over, piece by piece.
  func write(pieces body: ((_ piece: [UInt8]) throws -> Void) throws -> Void) throws {
    var file = try OutputFile(path: output, keepsColours: false)
    try body { try file.write($0) }
    try file.finish()
  }

  private func write(_ bytes: [UInt8], keepsColours: Bool) throws {
    var file = try OutputFile(path: output, keepsColours: keepsColours)
    try file.write(bytes)
    try file.finish()
  }
}
