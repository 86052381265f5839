internal import Foundation
internal import LanguagePacks
internal import TextAnalysis

/// Which entries are fitted, and how comments depend on them.
struct ValenceParameters {
  private let entries: [LexiconEntry]
  /// By entry: its parameter; −1 for those that keep their valence.
  private var parameter: [Int]
  private var entry: [Int] = []
  /// Where each parameter is drawn to: the lexicon's valence, 0 for new terms.
  private(set) var prior: [Double] = []
  /// Whether the parameter is a new term.
  private(set) var isNew: [Bool] = []

  /// Entries of the language's own sentiment files with enough support are fitted; the rest stays as it is.
  init(entries: [LexiconEntry], isNew: Set<String>, support: TermSupport) {
    self.entries = entries
    parameter = Array(repeating: -1, count: entries.count)
    for (index, one) in entries.enumerated() where one.role == .sentiment && !one.file.hasPrefix("shared/") {
      let isCandidate = isNew.contains(one.term) && abs(one.value) == 0.5 && one.file.hasSuffix("learned.tsv")
      guard support.isEnough(index) || isCandidate, one.value != 0 else { continue }
      parameter[index] = prior.count
      entry.append(index)
      prior.append(isCandidate ? 0 : one.value)
      self.isNew.append(isCandidate)
    }
  }

  /// The comments as rows; each source weighs as the root of its size, and praise and blame in it the same.
  func rows(
    _ hits: [[CommentFeatures.Hit]], _ ratings: [(rating: Int, source: Int)], sources: Int,
    _ options: LearningOptions
  ) -> RatedRows {
    let weights = classWeights(ratings, sources: sources, options)
    var rows = RatedRows()
    for (index, (rating, source)) in ratings.enumerated() {
      var fixed = 0.0
      var fixedTotal = 0.0
      for hit in hits[index] {
        let place = parameter[hit.entry]
        if place < 0 || hit.isDenial || hit.valence == 0 {
          fixed += hit.weight
          fixedTotal += abs(hit.weight)
        } else {
          rows.columns.append(place)
          rows.factors.append(hit.weight / hit.valence)
        }
      }
      rows.starts.append(rows.columns.count)
      rows.fixed.append(fixed)
      rows.fixedTotal.append(fixedTotal)
      rows.targets.append(Double(rating + 1) / 2)
      rows.weights.append(weights[source][rating + 1])
    }
    return rows
  }

  /// By source and rating: what a comment counts.
  private func classWeights(
    _ ratings: [(rating: Int, source: Int)], sources: Int, _ options: LearningOptions
  ) -> [[Double]] {
    var counts = Array(repeating: [0, 0, 0], count: sources)
    for (rating, source) in ratings { counts[source][rating + 1] += 1 }
    return counts.map { count in
      let share = Double(count.reduce(0, +)).squareRoot() * 10
      return (0..<3).map { rating in
        let weight = share * (rating == 1 ? options.neutralShare : 1) / Double(max(1, count[rating]))
        return min(weight, options.mostWeight)
      }
    }
  }

  /// What to propose: known terms that moved, and new ones that stand out.
  func proposals(
    _ valences: [Double], errors: [Double], _ support: TermSupport, _ options: LearningOptions
  ) -> [LearnedTerm] {
    var found: [LearnedTerm] = []
    for (place, index) in entry.enumerated() where support.isEnough(index) {
      let before = isNew[place] ? nil : prior[place]
      let valence = bounded(valences[place], before: before, options)
      let isProposed =
        before.map { abs(valence - $0) >= options.leastChange } ?? (abs(valence) >= options.leastNew)
      if !isProposed { continue }
      found.append(
        LearnedTerm(
          term: entries[index].term, valence: valence, before: before, comments: support.comments[index],
          sources: support.sourceCount(index), low: valences[place] - 1.96 * errors[place],
          high: valences[place] + 1.96 * errors[place], examples: support.examples[index]))
    }
    return found.sorted { $0.term < $1.term }
  }

  /// In tenths, inside −4…4; a known term keeps its side.
  private func bounded(_ valence: Double, before: Double?, _ options: LearningOptions) -> Double {
    var valence = max(-4, min(4, valence))
    if let before {
      valence = max(before - options.mostChange, min(before + options.mostChange, valence))
      if valence * before < 0 { valence = 0 }
    }
    return (valence * 10).rounded() / 10
  }
}
