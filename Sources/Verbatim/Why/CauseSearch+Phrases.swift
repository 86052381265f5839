internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// The phrases that set comments apart.
extension CauseSearch {
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
    var found: [Phrase] = []
    for language in languages { found += phrases(in: language, place, known) }
    let kept = distinct(found.sorted { (-$0.odds.z, $0.number) < (-$1.odds.z, $1.number) })
    return kept.prefix(request.breadth).map { step($0, place) }
  }

  private func phrases(in language: String, _ place: Place, _ known: Set<String>) -> [Phrase] {
    let rows = comments.indices.filter { comments[$0].language == language }
    let size = rows.count { place.members[$0] }
    if size < request.minimumN { return [] }
    let inside = phrases.counts { place.members[$0] && comments[$0].language == language }
    let all = phrases.counts { comments[$0].language == language }
    let candidates = all.filter {
      $0.value >= request.minimumN && !known.isSuperset(of: phrases.stems[Int($0.key)])
    }.keys.sorted()
    let odds = candidates.map { number in
      LogOdds(
        inGroup: inside[number] ?? 0, of: size, inRest: (all[number] ?? 0) - (inside[number] ?? 0),
        of: rows.count - size)
    }
    let q = BenjaminiHochberg.adjusted(odds.map { $0?.p })
    return zip(candidates.indices, candidates).compactMap { index, number in
      guard let odds = odds[index], let q = q[index], q < 0.05, odds.z > 0, let n = inside[number],
        n >= request.minimumN
      else { return nil }
      return Phrase(
        number: number, inside: n, outside: (all[number] ?? 0) - n, odds: odds, q: q,
        sizes: (size, rows.count - size))
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
