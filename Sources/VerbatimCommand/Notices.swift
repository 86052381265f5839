import Glibc
import VerbatimReports

/// Messages for the user, on standard error.
enum Notices {
  /// Writes a line, without anything that could steer a terminal: names of files and columns may be strangers'.
  ///
  /// Where nobody reads standard error any more, nothing happens.
  static func write(_ line: String) {
    ProgressLine.clear()
    // One line: a name with a line break in it begins no message of its own.
    let text = TerminalText.safe(line)
    let safe = columns.map { TerminalText.wrap(text, $0) } ?? [text]
    var bytes = Array((safe.joined(separator: "\n") + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// The lines of a notice of several.
  static func lines(_ notice: String) -> [String] { notice.split(separator: "\n").map(String.init) }

  /// The width of the terminal that reads standard error; nil where something else does.
  private static var columns: Int? {
    var size = winsize()
    let isTerminal = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return isTerminal && size.ws_col > 20 ? Int(size.ws_col) : nil
  }

  /// Writes lines unless the user wants quiet.
  static func write(_ lines: [String], unless quiet: Bool) {
    if quiet { return }
    for line in lines where !line.isEmpty { write(line) }
  }
}
