internal import Foundation
internal import TextAnalysis

/// Finds words and phrases that the lexicon does not have and that lean to praise or blame in every source.
struct CandidateTerms {
  private struct Counts {
    /// By source: comments with the term that praise, and that blame.
    var bySource: [(praise: Int, blame: Int)]
    var comments = 0
  }

  /// A term with its leaning: the log-odds of praise, pooled over the sources.
  struct Candidate {
    let term: String
    let leaning: Double
    let z: Double
  }

  private var terms: [String: Counts] = [:]
  private var totals: [(praise: Int, blame: Int)]
  private let options: LearningOptions
  private let stopwords: Set<String>

  init(sources: Int, stopwords: Set<String>, options: LearningOptions) {
    totals = Array(repeating: (0, 0), count: sources)
    self.stopwords = stopwords
    self.options = options
  }

  /// Takes in a comment; `rating` is −1, 0 or 1.
  mutating func add(_ words: [CommentFeatures.Word], rating: Int, source: Int) {
    if rating > 0 { totals[source].praise += 1 } else if rating < 0 { totals[source].blame += 1 }
    for term in phrases(words) {
      var counts = terms[term] ?? Counts(bySource: Array(repeating: (0, 0), count: totals.count))
      counts.comments += 1
      if rating > 0 {
        counts.bySource[source].praise += 1
      } else if rating < 0 {
        counts.bySource[source].blame += 1
      }
      terms[term] = counts
    }
  }

  /// The terms of a comment, each once: unbroken, without names, numbers and words that score already.
  private func phrases(_ words: [CommentFeatures.Word]) -> Set<String> {
    var found = Set<String>()
    for start in words.indices {
      var term = ""
      var hasContent = false
      for end in start..<min(start + options.longestPhrase, words.count) {
        let word = words[end]
        if !word.isPlain || word.isName || word.isHit || end > start && word.isBarred { break }
        term += end > start ? " " + word.text : word.text
        if word.text.count > 2 && !stopwords.contains(word.text) { hasContent = true }
        if hasContent { found.insert(term) }
      }
    }
    return found
  }

  /// The terms outside `listed` that are common enough and lean the same way everywhere, the surest first.
  func chosen(except listed: Set<String>) -> [Candidate] {
    let several = totals.count > 1
    var found: [Candidate] = []
    for (term, counts) in terms where counts.comments >= options.leastComments && !listed.contains(term) {
      let present = counts.bySource.filter { $0.praise + $0.blame >= options.leastPerSource }.count
      if several && present < options.leastSources { continue }
      if let candidate = leaning(term, counts) { found.append(candidate) }
    }
    found.sort { (abs($1.z), $0.term) < (abs($0.z), $1.term) }
    return Array(found.prefix(options.mostCandidates))
  }

  /// The pooled leaning by inverse variance; nil where a source speaks against it or too few speak for it.
  private func leaning(_ term: String, _ counts: Counts) -> Candidate? {
    var parts: [(odds: Double, variance: Double)] = []
    for (count, total) in zip(counts.bySource, totals)
    where count.praise + count.blame >= options.leastPerSource {
      let praise = Double(count.praise) + 0.5
      let blame = Double(count.blame) + 0.5
      let odds =
        log(praise / (Double(total.praise) + 1 - praise)) - log(blame / (Double(total.blame) + 1 - blame))
      parts.append((odds, 1 / praise + 1 / blame))
    }
    let precision = parts.reduce(0) { $0 + 1 / $1.variance }
    if precision == 0 { return nil }
    let pooled = parts.reduce(0) { $0 + $1.odds / $1.variance } / precision
    let z = pooled * precision.squareRoot()
    if abs(z) < options.leastZ { return nil }
    let agree = parts.count { $0.odds * pooled > 0 }
    let against = parts.contains { $0.odds * pooled < 0 && abs($0.odds) > 1.5 * $0.variance.squareRoot() }
    return agree >= min(options.leastSources, parts.count) && !against
      ? Candidate(term: term, leaning: pooled, z: z) : nil
  }
}
