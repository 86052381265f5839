import Testing

@testable import VerbatimReports

/// Offsets in scalars are what Python's slices take.
struct ScalarOffsetsTests {
  @Test("forwards, backwards and over every kind of character") func offsets() {
    let text = "a é €👍🏽 e\u{301}"
    Array(text.utf8).withUnsafeBufferPointer { buffer in
      var offsets = ScalarOffsets(buffer)
      let ends =
        text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [buffer.count]
      for (scalar, byte) in ends.enumerated() { #expect(offsets.scalar(at: byte) == scalar) }
      for (scalar, byte) in ends.enumerated().reversed() { #expect(offsets.scalar(at: byte) == scalar) }
    }
  }
}
