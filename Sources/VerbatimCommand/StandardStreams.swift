import Glibc

/// The three streams that every program expects to have.
enum StandardStreams {
  /// Opens those that the caller has closed, so that no file takes their place and is written to by mistake.
  ///
  /// They can be read from, and give nothing; writing to them fails and is told.
  static func fill() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(number, F_GETFD) < 0 {
      // The lowest number that is free is the one that is looked at.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
