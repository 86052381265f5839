internal import Glibc

/// Work that is spread over threads.
public enum ParallelWork {
  /// Calls `body` with every number below `count`, each on a thread of its own, and returns when all have ended.
  ///
  /// Where the system refuses a thread, as it does when memory runs out, the calling one does its work too; libdispatch would
  /// wait for ever.
  public static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    withoutActuallyEscaping(body) { body in
      var threads: [pthread_t] = []
      var own = [0]
      for number in 1..<count {
        let task = Unmanaged.passRetained(Task(number, body))
        var thread = pthread_t()
        let status = pthread_create(
          &thread, nil,
          { raw in
            if let raw { Unmanaged<Task>.fromOpaque(raw).takeRetainedValue().run() }
            return nil
          }, task.toOpaque())
        if status == 0 {
          threads.append(thread)
        } else {
          task.release()
          own.append(number)
        }
      }
      for number in own { body(number) }
      for thread in threads { pthread_join(thread, nil) }
    }
  }

  private final class Task: Sendable {
    private let number: Int
    private let body: @Sendable (Int) -> Void

    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.body = body
    }

    func run() { body(number) }
  }
}
