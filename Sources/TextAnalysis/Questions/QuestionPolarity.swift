internal import LanguagePacks
internal import UnicodeText

/// Tells what a survey question asks for: what is good (1), what is bad (−1), or neither (0).
///
/// The phrases of every language's `questions.tsv` are looked for in the question. Longer ones come first, and one
/// inside another does not count; a question that asks for both good and bad asks for neither.
struct QuestionPolarity {
  private struct Find {
    let words: Range<Int>
    let polarity: Double
  }

  private let words: [String]

  init(_ question: String) {
    words = Folding.fold(question).split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "-") }.map(
      String.init)
  }

  /// The polarity by the phrases of some languages.
  func polarity(_ languages: [QuestionPhrases]) -> Int {
    var finds = languages.flatMap(finds)
    finds.sort { ($1.words.count, $0.words.lowerBound) < ($0.words.count, $1.words.lowerBound) }
    var kept: [Find] = []
    for find in finds where !kept.contains(where: { $0.words.overlaps(find.words) }) { kept.append(find) }
    let asksForGood = kept.contains { $0.polarity > 0 }
    let asksForBad = kept.contains { $0.polarity < 0 }
    return asksForGood == asksForBad ? 0 : asksForGood ? 1 : -1
  }

  private func finds(_ language: QuestionPhrases) -> [Find] {
    let stemmer = Stemmer(algorithm: language.stemmer)
    let stems = words.map { stemmer.stem($0) }
    var found: [Find] = []
    for (pattern, polarity) in language.phrases {
      for start in words.indices {
        guard let end = end(of: pattern, from: start, stems, stemmer) else { continue }
        found.append(Find(words: start..<end, polarity: polarity))
      }
    }
    return found
  }

  /// The index past the last word of `pattern` when it begins at `start`; nil where it does not fit.
  private func end(
    of pattern: TermPattern, from start: Int, _ stems: [String], _ stemmer: borrowing Stemmer
  ) -> Int? {
    var place = start
    for (index, word) in pattern.words.enumerated() {
      let skips = pattern.gaps[index] ? TermPattern.maximumGap : 0
      guard let next = (place...(place + skips)).first(where: { fits($0, word, stems, stemmer) }) else {
        return nil
      }
      place = next + 1
    }
    return place
  }

  private func fits(_ place: Int, _ word: WordPattern, _ stems: [String], _ stemmer: borrowing Stemmer)
    -> Bool
  {
    guard place < words.count else { return false }
    switch word.kind {
    case .exact: return words[place] == word.text
    case .inflected: return words[place] == word.text || stems[place] == stemmer.stem(word.text)
    case .wildcard: return Wildcards.fits(words[place], word.text)
    case .prefix: return words[place].hasPrefix(word.text)
    }
  }
}

extension TextEngine {
  /// What a survey question asks for, in any language there is: what is good (1), what is bad (−1), or neither (0).
  ///
  /// Also made for column names such as `what_can_we_improve`. Not for the hot path: keep the answer by question.
  public func questionPolarity(of question: String) -> Int {
    QuestionPolarity(question.replacing("_", with: " ")).polarity(questions)
  }
}
