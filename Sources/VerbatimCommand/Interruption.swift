import Glibc
import VerbatimReports

/// What happens when the program is told to stop: unfinished files are removed, and it ends as the signal says.
///
/// A thread waits for the signals, so that nothing has to be done inside a handler.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Begins to watch; called before there are other threads, which take over that the signals are blocked.
  static func watch() {
    // Writing to a closed pipe, or beyond the size that a file may have, is told by the call that fails.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var watched = watchedSignals
    pthread_sigmask(SIG_BLOCK, &watched, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var watched = Interruption.watchedSignals
        var number: Int32 = 0
        while sigwait(&watched, &number) != 0 {}
        UnfinishedFiles.removeAll { Interruption.end(number, removed: $0) }
      }, nil)
    pthread_detach(thread)
  }

  /// Those that nobody has asked to ignore, as `nohup` does.
  private static var watchedSignals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in signals where !isIgnored(number) { sigaddset(&set, number) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func end(_ number: Int32, removed: Int) -> Never {
    if removed > 0 { Notices.write("stopped before the output was complete") }
    signal(number, SIG_DFL)
    var own = sigset_t()
    sigemptyset(&own)
    sigaddset(&own, number)
    pthread_sigmask(SIG_UNBLOCK, &own, nil)
    kill(getpid(), number)
    // Not reached: the signal ends the process.
    _exit(128 + number)
  }
}
