internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// The phrases that set comments apart.
extension CauseSearch {
  private struct PhraseCandidate {
    let number: Int32
    let inside: Int
    let outside: Int
    let sizes: (inside: Int, outside: Int)
    let odds: LogOdds?
  }

  private struct Phrase {
    let number: Int32
    let inside: Int
    let outside: Int
    let odds: LogOdds
    let q: Double
    let sizes: (inside: Int, outside: Int)
  }

  /// Phrases that occur in more of these comments than in all others of their language, as odd ones out of what the themes on the
  /// way already stand for.
  func phraseSteps(_ place: Place) -> [WhyStep] {
    let languages = Set(comments.indices.lazy.filter { place.members[$0] }.map { comments[$0].language })
      .sorted()
    let known = knownStems(place)
    let candidates = languages.flatMap { phrases(in: $0, place, known) }
    let q = place.adjusted(candidates.map { $0.odds?.p })
    let found = zip(candidates, q).compactMap { candidate, q -> Phrase? in
      guard let odds = candidate.odds, let q, q < 0.05, odds.z > 0, candidate.inside >= request.minimumN
      else {
        return nil
      }
      return Phrase(
        number: candidate.number, inside: candidate.inside, outside: candidate.outside, odds: odds, q: q,
        sizes: candidate.sizes)
    }
    let kept = distinct(found.sorted { (-$0.odds.z, $0.number) < (-$1.odds.z, $1.number) })
    return kept.prefix(request.breadth).map { step($0, place) }
  }

  /// The phrases of one language that occur often enough to be tested.
  private func phrases(in language: String, _ place: Place, _ known: Set<String>) -> [PhraseCandidate] {
    let rows = comments.indices.filter { comments[$0].language == language }
    let size = rows.count { place.members[$0] }
    if size < request.minimumN { return [] }
    let inside = phrases.counts { place.members[$0] && comments[$0].language == language }
    let all = phrases.counts { comments[$0].language == language }
    let numbers = all.filter {
      $0.value >= request.minimumN && !known.isSuperset(of: phrases.stems[Int($0.key)])
    }.keys.sorted()
    return numbers.map { number in
      let n = inside[number] ?? 0
      let outside = (all[number] ?? 0) - n
      let sizes = (inside: size, outside: rows.count - size)
      return PhraseCandidate(
        number: number, inside: n, outside: outside, sizes: sizes,
        odds: LogOdds(inGroup: n, of: sizes.inside, inRest: outside, of: sizes.outside))
    }
  }

  /// The stems of the words by which the themes on the way were found: they say nothing new.
  private func knownStems(_ place: Place) -> Set<String> {
    var stems: Set<String> = []
    for row in comments.indices where place.members[row] {
      for evidence in comments[row].evidence {
        guard
          place.path.contains(where: { $0 == evidence.theme || catalog.isAncestor($0, of: evidence.theme) })
        else { continue }
        for word in phrases.words[row] where (evidence.start..<evidence.end).contains(word.start) {
          stems.insert(word.stem)
        }
      }
    }
    return stems
  }

  /// Of phrases that contain one another, the one that sets the comments apart most; the longer one where it is nearly as frequent.
  private func distinct(_ sorted: [Phrase]) -> [Phrase] {
    var kept: [Phrase] = []
    for phrase in sorted {
      let words = phrases.stems[Int(phrase.number)]
      let related = kept.firstIndex { other in
        let others = Set(phrases.stems[Int(other.number)])
        return others.isSuperset(of: words) || others.isSubset(of: words)
      }
      guard let related else {
        kept.append(phrase)
        continue
      }
      let isLonger = words.count > phrases.stems[Int(kept[related].number)].count
      if isLonger && Double(phrase.inside) >= 0.7 * Double(kept[related].inside) { kept[related] = phrase }
    }
    return kept
  }

  private func step(_ phrase: Phrase, _ place: Place) -> WhyStep {
    var members = [Bool](repeating: false, count: comments.count)
    for row in comments.indices where place.members[row] {
      members[row] = phrases.phrases[row].contains(phrase.number)
    }
    let because =
      "in \(ShareText.percent(Double(phrase.inside), of: Double(phrase.sizes.inside))) of these comments against "
      + "\(ShareText.percent(Double(phrase.outside), of: Double(phrase.sizes.outside))) of all others of their language"
    return WhyStep(
      depth: place.depth, kind: .phrase, id: phrases.text(phrase.number), theme: nil, n: phrase.inside,
      of: place.count,
      measure: .logOdds, effect: phrase.odds.delta, interval: phrase.odds.interval, q: phrase.q,
      because: because,
      examples: examples(members), steps: [])
  }
}
