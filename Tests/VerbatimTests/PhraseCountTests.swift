import TextAnalysis
import Testing
import VerbatimModel

@testable import Verbatim

/// Phrases counted by number against the same phrases counted as text.
struct PhraseCountTests {
  private static let engine = Result { try AnalysisSetup.engine(.embedded, languages: ["en", "nl"]) }
  private static let sentences = WhySimulationTests.sentences

  /// Comments of two or three sentences, now and then without the mark between them.
  private static func comments(_ count: Int) -> [String] {
    var random = SeededGenerator(seed: 11)
    return (0..<count).map { row in
      (0..<2 + row % 2).map { _ in sentences[random.index(below: sentences.count)] }
        .joined(separator: row % 5 == 0 ? " and " : " ")
    }
  }

  /// Runs of words, as text: what a comment says, without any numbering.
  private static func runs(_ text: String, _ reader: inout PhraseReader) -> [[PhraseForm]] {
    var words: [PhraseWord] = []
    reader.read(text, language: "en") { words.append($0) }
    var runs: [[PhraseForm]] = []
    for word in words {
      if word.beginsRun { runs.append([]) }
      runs[runs.count - 1].append(reader.form(word.form))
    }
    return runs
  }

  @Test("every phrase that is frequent enough is counted, once a comment", arguments: [1, 2, 10, 40])
  func counts(_ minimum: Int) throws {
    let engine = try Self.engine.get()
    let comments = Self.comments(300)
    let words = try CommentWords(engine)
    for comment in comments { words.add(comment, language: "en") }
    let index = PhraseIndex(words, minimum: minimum)

    var reader = try PhraseReader(engine)
    var expected: [[String]: Int] = [:]
    var surfaces: [[String]: [String: Int]] = [:]
    for comment in comments {
      var said: Set<[String]> = []
      for run in Self.runs(comment, &reader) {
        for start in run.indices {
          for length in 1...3 where start + length <= run.count {
            let phrase = run[start..<start + length]
            said.insert(phrase.map(\.stem))
            surfaces[phrase.map(\.stem), default: [:]][
              phrase.map(\.surface).joined(separator: " "), default: 0] += 1
          }
        }
      }
      for phrase in said { expected[phrase, default: 0] += 1 }
    }
    expected = expected.filter { $0.value >= minimum }

    let counts = index.counts(Array(comments.indices)) { _ in 1_000_000 }
    let found = counts.indices.filter { counts[$0].n >= minimum }
    var shown: [String: Int] = [:]
    for number in found { shown[index.text(Int32(number))] = counts[number].n }
    var wanted: [String: Int] = [:]
    for (stems, n) in expected {
      wanted[surfaces[stems]?.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""] = n
    }
    #expect(found.count == expected.count)
    #expect(shown == wanted)
    #expect(!wanted.isEmpty)
  }

  @Test("what is rare takes no memory") func rare() throws {
    let words = try CommentWords(Self.engine.get())
    // Twenty words in all combinations: most phrases of three are said once or twice.
    for comment in Self.comments(2_000) { words.add(comment, language: "en") }
    let all = PhraseIndex(words, minimum: 1).keys.count
    let frequent = PhraseIndex(words, minimum: 500).keys.count
    #expect(frequent > 0)
    #expect(frequent * 2 < all)
  }

  @Test("the same stem in two languages is two words where languages are kept apart") func languages() throws
  {
    let engine = try Self.engine.get()
    for separates in [false, true] {
      let words = try CommentWords(engine, withFunctionWords: true, separatesLanguages: separates)
      words.add("service", language: "en")
      words.add("service", language: "nl")
      let stems = Set((0..<2).flatMap { comment in words[comment].map(words.stem) })
      #expect(stems.count == (separates ? 2 : 1))
    }
  }
}
