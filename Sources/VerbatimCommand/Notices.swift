import Glibc

/// Messages for the user, on standard error.
enum Notices {
  /// Writes a line; where nobody reads standard error any more, nothing happens.
  static func write(_ line: String) {
    var bytes = Array((line + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Writes lines unless the user wants quiet.
  static func write(_ lines: [String], unless quiet: Bool) {
    if quiet { return }
    for line in lines where !line.isEmpty { write(line) }
  }
}
