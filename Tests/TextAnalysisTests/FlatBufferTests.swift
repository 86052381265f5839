import Testing

@testable import TextAnalysis

/// The flat buffer does what an array does.
struct FlatBufferTests {
  @Test("random changes leave the same elements as in an array")
  func likeAnArray() {
    var random = SplitMix64(seed: 7)
    var buffer = FlatBuffer<Int32>()
    var array: [Int32] = []
    for step in 0..<20_000 {
      let value = Int32(random.next() % 100)
      switch random.next() % 10 {
      case 0:
        buffer.insert(value, at: array.count / 2)
        array.insert(value, at: array.count / 2)
      case 1:
        let range = array.count / 3..<array.count / 2
        buffer.remove(range)
        array.removeSubrange(range)
      case 2:
        buffer.keep { $0 % 7 != 0 }
        array.removeAll { $0 % 7 == 0 }
      case 3:
        let range = 0..<min(array.count, 5)
        buffer.appendCopy(of: range)
        array += array[range]
      case 4 where step % 50 == 0:
        let first = array.count / 4
        buffer.sort(from: first, by: <)
        array[first...].sort()
      case 5 where array.count > 200:
        buffer.truncate(to: 100)
        array.removeSubrange(100...)
      default:
        buffer.append(value)
        array.append(value)
      }
      #expect(buffer.count == array.count)
    }
    #expect(Array(buffer.all) == array)
  }

  @Test("sorting keeps the order of equals, for few elements and for many", arguments: [2, 10, 24, 25, 300])
  func stableSort(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    var buffer = FlatBuffer<SIMD2<Int32>>()
    for place in 0..<count { buffer.append([Int32(random.next() % 5), Int32(place)]) }
    buffer.sort { $0.x < $1.x }
    for index in 1..<count {
      let (a, b) = (buffer[index - 1], buffer[index])
      #expect(a.x < b.x || a.x == b.x && a.y < b.y)
    }
  }

  @Test("the first place from which on a condition holds")
  func partitioning() {
    var buffer = FlatBuffer<Int32>()
    for value: Int32 in [1, 3, 3, 5, 9] { buffer.append(value) }
    #expect(
      (0...10).map { bound in buffer.partitioningIndex { $0 >= bound } } == [0, 0, 1, 1, 3, 3, 4, 4, 4, 4, 5])
    #expect(buffer.partitioningIndex(in: 2..<4) { $0 >= 0 } == 2)
    #expect(buffer.partitioningIndex(in: 2..<4) { $0 > 100 } == 4)
  }
}
