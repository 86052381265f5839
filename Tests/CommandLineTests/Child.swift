import Foundation

/// A process that a test starts.
///
/// Foundation's own runs an event loop for each, too shaky for thousands of them on many threads.
struct Child {
  /// What kept it from starting.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let process: pid_t

  /// Starts a program in `folder`; its standard streams are the files `in`, `out` and `err` of `streams`.
  init(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String,
    streams: String
  ) throws {
    var files = posix_spawn_file_actions_t()
    try Self.check(posix_spawn_file_actions_init(&files), "file actions")
    defer { posix_spawn_file_actions_destroy(&files) }
    for (stream, name) in ["in", "out", "err"].enumerated() {
      try Self.check(
        posix_spawn_file_actions_addopen(
          &files, Int32(stream), streams + "/" + name, stream == 0 ? O_RDONLY : O_WRONLY, 0), name)
    }

    var attributes = posix_spawnattr_t()
    try Self.check(posix_spawnattr_init(&attributes), "attributes")
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that tests run on hold signals back, and what they start would do the same.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    try Self.check(posix_spawnattr_setsigmask(&attributes, &none), "signals")
    try Self.check(posix_spawnattr_setsigdefault(&attributes, &all), "signals")
    try Self.check(
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)), "flags")

    // `env` goes to the folder and becomes the program.
    let words = (["env", "-C", folder, executable] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    try Self.check(posix_spawn(&process, "/usr/bin/env", &files, &attributes, words, settings), executable)
    self.process = process
  }

  /// Waits for its end: the exit status; 128 and more for a signal.
  func wait() throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(description: String(cString: strerror(errno))) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private static func check(_ error: Int32, _ what: String) throws {
    guard error == 0 else { throw Failure(description: "\(what): \(String(cString: strerror(error)))") }
  }
}
