import CommentSources
import Dispatch
import Glibc
import Synchronization
import VerbatimReports

/// The line on a terminal that says how far a run has got; drawn over itself, and gone when the run is over.
enum ProgressLine {
  /// Shorter runs show nothing.
  private static let patience = 0.8
  /// Drawn no more often than this, in seconds.
  private static let pause = 0.12

  private struct State {
    var began: UInt64
    var drawn: UInt64 = 0
    var isShown = false
    /// The stage that is being worked on, by number.
    var stage = 0
  }

  /// What is said while causes are looked for.
  static let causes = "everything is read; working out what goes with the score …"

  private static let state = Mutex(State(began: DispatchTime.now().uptimeNanoseconds))

  /// What shows the progress of a source; nil where standard error is no terminal that can.
  static func watcher() -> (@Sendable (ReadProgress) -> Void)? {
    guard canShow else { return nil }
    state.withLock { $0 = State(began: DispatchTime.now().uptimeNanoseconds) }
    return { progress in
      if progress.isAtEnd { return clear() }
      state.withLock { show(progress, &$0) }
    }
  }

  private static var canShow: Bool {
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(STDERR_FILENO) == 1 && !isDumb
  }

  /// Says what is being done while `body` runs, unless it is soon done.
  static func during<Result>(_ what: String, unless isQuiet: Bool, _ body: () throws -> Result) rethrows
    -> Result
  {
    guard canShow && !isQuiet else { return try body() }
    let own = state.withLock { state in
      state.stage += 1
      return state.stage
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
      state.withLock { state in
        guard state.stage == own else { return }
        state.isShown = true
        write("\r" + what + "\u{1B}[K")
      }
    }
    defer {
      state.withLock { $0.stage += 1 }
      clear()
    }
    return try body()
  }

  /// Takes the line away, before something else is written.
  static func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      write("\r\u{1B}[K")
    }
  }

  private static func show(_ progress: ReadProgress, _ state: inout State) {
    let now = DispatchTime.now().uptimeNanoseconds
    let seconds = Double(now - state.began) / 1e9
    guard seconds > patience, Double(now - state.drawn) / 1e9 > pause else { return }
    state.drawn = now
    state.isShown = true
    write("\r" + ProgressText(progress, after: seconds).line(width: columns - 1) + "\u{1B}[K")
  }

  private static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
