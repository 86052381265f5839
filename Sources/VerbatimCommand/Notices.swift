import Foundation

/// Messages for the user, on standard error.
enum Notices {
  /// Writes a line.
  static func write(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes lines unless the user wants quiet.
  static func write(_ lines: [String], unless quiet: Bool) {
    if quiet { return }
    for line in lines where !line.isEmpty { write(line) }
  }
}
