internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// The phrases that set comments apart.
extension CauseSearch {
  private struct PhraseCandidate {
    let number: Int32
    /// How many of the comments in question have it, weights aside.
    let inside: Int
    /// The shares of the comments in question and of the others that have it.
    let shares: (inside: Double, outside: Double)
    let odds: LogOdds?
  }

  private struct Phrase {
    let number: Int32
    let inside: Int
    let shares: (inside: Double, outside: Double)
    let odds: LogOdds
    let q: Double
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
        number: candidate.number, inside: candidate.inside, shares: candidate.shares, odds: odds, q: q)
    }
    let kept = distinct(found.sorted { (-$0.odds.z, $0.number) < (-$1.odds.z, $1.number) })
    return kept.prefix(request.breadth).map { step($0, place) }
  }

  /// The phrases of one language that occur often enough to be tested.
  private func phrases(in language: String, _ place: Place, _ known: Set<String>) -> [PhraseCandidate] {
    let rows = comments.indices.filter { comments[$0].language == language }
    let members = rows.filter { place.members[$0] }
    if members.count < request.minimumN { return [] }
    let whole = weighed(rows)
    let size = whole.scaled(weighed(members))
    let rest = whole.scaled(whole) - size
    let inside = phrases.counts(members) { comments[$0].respondent.weight }
    let all = phrases.counts(rows) { comments[$0].respondent.weight }
    let numbers = all.filter {
      $0.value.n >= request.minimumN && !known.isSuperset(of: phrases.stems[Int($0.key)])
    }.keys.sorted()
    return numbers.map { number in
      let own = inside[number] ?? WeightedCount()
      let n = min(size, whole.scaled(own))
      // Weights of zero may leave a rounding error below nothing.
      let outside = min(rest, max(0, whole.scaled(all[number] ?? own) - n))
      return PhraseCandidate(
        number: number, inside: own.n,
        shares: (size > 0 ? n / size : 0, rest > 0 ? outside / rest : 0),
        odds: LogOdds(inGroup: n, of: size, inRest: outside, of: rest))
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
      "in \(ShareText.percent(phrase.shares.inside, of: 1)) of these comments against "
      + "\(ShareText.percent(phrase.shares.outside, of: 1)) of all others of their language"
    return WhyStep(
      depth: place.depth, kind: .phrase, id: phrases.text(phrase.number), theme: nil, n: phrase.inside,
      of: place.count,
      measure: .logOdds, effect: phrase.odds.delta, interval: phrase.odds.interval, q: phrase.q,
      because: because,
      examples: examples(members), steps: [])
  }
}
