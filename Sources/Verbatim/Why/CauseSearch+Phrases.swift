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
    let groups = comments.languages.groups()
    let known = knownStems(place)
    let candidates = groups.flatMap { phrases(among: $0.rows, place, known) }
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
  private func phrases(among rows: [Int], _ place: Place, _ known: Set<Int32>) -> [PhraseCandidate] {
    let members = rows.filter { place.members[$0] }
    if members.count < request.minimumN { return [] }
    let whole = weighed(rows)
    let size = whole.scaled(weighed(members))
    let rest = whole.scaled(whole) - size
    let inside = phrases.counts(members) { comments.weights[$0] }
    let all = phrases.counts(rows) { comments.weights[$0] }
    let numbers = all.indices.filter {
      all[$0].n > 0 && all[$0].n >= request.minimumN && !known.isSuperset(of: phrases.keys[$0].stems)
    }
    return numbers.map { number in
      let own = inside[number]
      let n = min(size, whole.scaled(own))
      // Weights of zero may leave a rounding error below nothing.
      let outside = min(rest, max(0, whole.scaled(all[number]) - n))
      return PhraseCandidate(
        number: Int32(number), inside: own.n,
        shares: (size > 0 ? n / size : 0, rest > 0 ? outside / rest : 0),
        odds: LogOdds(inGroup: n, of: size, inRest: outside, of: rest))
    }
  }

  /// The stems of the words by which the themes on the way were found: they say nothing new.
  private func knownStems(_ place: Place) -> Set<Int32> {
    let onTheWay = Set(
      catalog.entries.indices.filter { theme in
        place.path.contains { $0 == theme || catalog.isAncestor($0, of: theme) }
      })
    var stems: Set<Int32> = []
    for row in comments.indices where place.members[row] {
      for evidence in comments.evidence(row) where onTheWay.contains(Int(evidence.theme)) {
        stems.insert(evidence.stem)
      }
    }
    return stems
  }

  /// Of phrases that contain one another, the one that sets the comments apart most; the longer one where it is nearly as frequent.
  private func distinct(_ sorted: [Phrase]) -> [Phrase] {
    var kept: [Phrase] = []
    for phrase in sorted {
      let words = phrases.keys[Int(phrase.number)].stems
      let related = kept.firstIndex { other in
        let others = Set(phrases.keys[Int(other.number)].stems)
        return others.isSuperset(of: words) || others.isSubset(of: words)
      }
      guard let related else {
        kept.append(phrase)
        continue
      }
      let isLonger = words.count > phrases.keys[Int(kept[related].number)].count
      if isLonger && Double(phrase.inside) >= 0.7 * Double(kept[related].inside) { kept[related] = phrase }
    }
    return kept
  }

  private func step(_ phrase: Phrase, _ place: Place) -> WhyStep {
    var members = [Bool](repeating: false, count: comments.count)
    for row in comments.indices where place.members[row] {
      members[row] = phrases[row].contains(phrase.number)
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
