import Foundation
import Testing

@testable import Verbatim

/// The sample of words from comments without a theme.
struct TermSampleTests {
  private func sample(_ hashes: some Sequence<UInt64>) -> TermSample {
    var sample = TermSample(bandCount: 3)
    for hash in hashes where sample.wants(hash) {
      sample.add(hash: hash, band: Int(hash % 3), words: ["w\(hash % 7)"])
    }
    return sample
  }

  private func bytes(_ sample: TermSample) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(sample)
  }

  @Test("parts give the same bytes in whatever order they are merged") func order() throws {
    let parts = (0..<4).map { part in sample((0..<500).map { UInt64($0 * 4 + part) &* 0x9E37_79B9_7F4A_7C15 })
    }
    func merged(_ order: [Int]) throws -> Data {
      var whole = TermSample(bandCount: 3)
      for part in order { whole.merge(parts[part]) }
      return try bytes(whole)
    }
    let first = try merged([0, 1, 2, 3])
    #expect(try merged([3, 1, 0, 2]) == first)
    #expect(try bytes(JSONDecoder().decode(TermSample.self, from: first)) == first)
  }

  @Test("what is beyond the capacity is dropped, whatever the order") func capacity() throws {
    let count = UInt64(TermSample.capacity * 2)
    let (rising, falling) = (sample(0..<count), sample((0..<count).reversed()))
    #expect(rising.isSampled && falling.isSampled)
    #expect(!rising.wants(count) && !falling.wants(count) && falling.wants(0))
    var whole = TermSample(bandCount: 3)
    whole.merge(falling)
    #expect(whole.terms(minimum: 1) == rising.terms(minimum: 1))
    #expect(whole.terms(minimum: 1).reduce(0) { $0 + $1.n } == TermSample.capacity)
  }
}
