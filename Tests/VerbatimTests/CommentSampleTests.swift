import RootCause
import Testing
import VerbatimModel

@testable import Verbatim

/// The sample of comments that causes and missing terms are searched in.
struct CommentSampleTests {
  private func comment(_ row: Int, key: UInt64, text: String) -> SampledComment {
    var respondent = Respondent(score: Double(row % 11) - 0.5, band: row % 3, weight: 0.25 + Double(row % 4))
    respondent.mentions = (0..<row % 5).map { number in
      ThemeMention(
        theme: 60 * number + row % 7, sentiment: Int32(number - 2) * 300_000,
        polarity: ThemePolarity.allCases[number % 4], isImplied: number % 2 == 1)
    }
    return SampledComment(
      key: key, id: "k\(row)", row: row, text: text, language: row % 2 == 0 ? "nl" : "und",
      respondent: respondent, sentiment: Double(row % 9) / 4 - 1,
      evidence: (0..<row % 4).map { SampledComment.Evidence(theme: 300 * $0, start: $0, end: 90 * $0) },
      segments: ["Øst", "", "row \(row)"], period: row % 3 == 0 ? nil : "2026-W0\(row % 10)")
  }

  /// Keys repeat, and so do texts of the same key, so that every part of the order decides somewhere.
  private func comments(_ count: Int) -> [SampledComment] {
    (0..<count).map { row in
      let key = SampleHash.value("\(row / 4)".utf8, seed: 1)
      return comment(row, key: key, text: row % 4 < 2 ? "zo traag 🐌 \(row / 8)" : "så långsamt \(row % 4)")
    }
  }

  private func rows(_ sample: CommentSample) -> [Int] { sample.comments().map(\.row) }

  private func sample(_ comments: [SampledComment], capacity: Int) -> CommentSample {
    let sample = CommentSample(capacity: capacity)
    for comment in comments where sample.wants(comment.key) { sample.add(comment) }
    return sample
  }

  @Test("a packed comment is the same comment") func packing() {
    for original in comments(60) {
      let packed = PackedComment(original).comment
      #expect(packed.key == original.key && packed.row == original.row && packed.id == original.id)
      #expect(packed.text == original.text && packed.language == original.language)
      #expect(packed.respondent == original.respondent && packed.sentiment == original.sentiment)
      #expect(packed.evidence == original.evidence && packed.segments == original.segments)
      #expect(packed.period == original.period)
    }
  }

  @Test("the smallest stay, whatever order they come in") func smallest() {
    let all = comments(1_000)
    let expected = all.sorted { a, b in
      a.key != b.key ? a.key < b.key : a.text != b.text ? a.text < b.text : a.row < b.row
    }
    var random = SeededGenerator(seed: 4)
    for capacity in [1, 2, 99, 100, 999, 1_000, 1_001] {
      for order in [all, all.reversed(), all.shuffled(using: &random)] {
        let sample = sample(order, capacity: capacity)
        #expect(rows(sample) == expected.prefix(capacity).map(\.row))
        #expect(sample.isSampled == (capacity < all.count))
      }
    }
  }

  @Test("threads that share a sample fill it as one does") func threads() async {
    let all = comments(2_000)
    let shared = CommentSample(capacity: 150)
    await withTaskGroup(of: Void.self) { group in
      for part in 0..<4 {
        group.addTask {
          for comment in all where comment.row % 4 == part && shared.wants(comment.key) {
            shared.add(comment)
          }
        }
      }
    }
    #expect(rows(shared) == rows(sample(all, capacity: 150)))
  }

  @Test("a comment takes little more than its text") func size() {
    let text = String(repeating: "traag ", count: 24)
    var plain = comment(9, key: 3, text: text)
    #expect(PackedComment(plain).byteCount < text.utf8.count + 110)
    plain = comment(0, key: 3, text: "")
    #expect(PackedComment(plain).byteCount < 60)
  }
}
