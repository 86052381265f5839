import RootCause
import Synchronization
import Testing

struct ParallelWorkTests {
  @Test("every number is worked on once, whatever their number", arguments: [0, 1, 2, 7, 500])
  func all(_ count: Int) {
    let seen = Mutex<[Int]>([])
    ParallelWork.perform(count) { number in seen.withLock { $0.append(number) } }
    #expect(seen.withLock { $0.sorted() } == Array(0..<count))
  }
}
