internal import RootCause
internal import TextAnalysis
internal import VerbatimModel

/// Themes, their sub-themes, and the themes they go together with.
extension CauseSearch {
  /// The steps below the target.
  mutating func steps() -> [WhyStep] {
    var place = target()
    if place.count < request.minimumN { return [] }
    if let theme = request.theme { return below(theme, place) }
    place.kinds = 1 + placeKinds
    let top = catalog.entries.indices.filter { catalog.entries[$0].parent == nil }
    let found = themes(top, kind: .theme, at: place)
    return found + places(place)
  }

  /// The sub-themes of a theme; where there are none to follow, what else these comments have in common.
  private mutating func below(_ theme: Int, _ place: Place) -> [WhyStep] {
    let children = catalog.entries.indices.filter { catalog.entries[$0].parent == theme }
    var place = place
    // Sub-themes, and where none is found themes that go together and phrases; segments; periods.
    place.kinds = (children.isEmpty ? 0 : 1) + 2 + placeKinds
    let found = themes(children, kind: .subtheme, at: place)
    if !found.isEmpty { return found + places(place) }
    return together(place) + phraseSteps(place) + places(place)
  }

  /// Themes against the band over the whole base, by how much of the score goes with them.
  private mutating func themes(_ numbers: [Int], kind: WhyStep.Kind, at place: Place) -> [WhyStep] {
    let band = weighed(where: inBand)
    let all = weighed(comments.indices)
    let candidates = numbers.compactMap { theme -> Candidate? in
      let rows = carriers(of: theme)
      guard !rows.isEmpty, rows.count >= request.minimumN else { return nil }
      let both = weighed(rows.filter { inBand[$0] })
      let table = ContingencyTable(both: both, first: weighed(rows), second: band, all: all)
      return Candidate(id: catalog.entries[theme].id, theme: theme, rows: rows, n: both.n, table: table)
    }
    let ranked = passing(candidates, kind: kind, at: place).sorted {
      (-weight($0.0), -$0.0.table.excess, $0.0.id) < (-weight($1.0), -$1.0.table.excess, $1.0.id)
    }
    return ranked.prefix(request.breadth).map { candidate, q in
      let inside = narrowed(place, to: candidate.rows, theme: candidate.theme, depth: place.depth + 1)
      return step(candidate, q, kind: kind, place, inside, because: reason(candidate)) { search in
        candidate.theme.map { search.below($0, inside) } ?? []
      }
    }
  }

  private func weight(_ candidate: Candidate) -> Double { candidate.theme.flatMap { weights[$0] } ?? 0 }

  private func reason(_ candidate: Candidate) -> String {
    let table = candidate.table
    let band = plan.scale.bands[request.band].id
    let share = ShareText.percent(table.a, of: table.a + table.c)
    let other = ShareText.percent(table.b, of: table.b + table.d)
    let total = weights.filter { catalog.entries[$0.key].parent == nil }.values.reduce(0, +)
    let part = weight(candidate)
    let driven =
      part > 0 && total > 0 ? "; \(ShareText.percent(part, of: total)) of what the drivers explain" : ""
    return "in \(share) of \(band) comments against \(other) of the others\(driven)"
  }

  /// Other themes that these comments of the band have more often than the band's other comments.
  private mutating func together(_ place: Place) -> [WhyStep] {
    let band = inBand.indices.filter { inBand[$0] }
    let all = weighed(band)
    let members = weighed(where: place.members)
    let lineage = Set(place.path.flatMap { catalog.hierarchy.lineage(of: $0) })
    let candidates = comments.carriers.keys.sorted().compactMap { theme -> Candidate? in
      if lineage.contains(theme) || catalog.entries[theme].hasChildren { return nil }
      if place.path.contains(where: { catalog.isAncestor($0, of: theme) }) { return nil }
      let rows = carriers(of: theme).filter { inBand[$0] }
      guard rows.count >= request.minimumN else { return nil }
      let both = weighed(rows.filter { place.members[$0] })
      let table = ContingencyTable(both: both, first: members, second: weighed(rows), all: all)
      return Candidate(id: catalog.entries[theme].id, theme: theme, rows: rows, n: both.n, table: table)
    }
    let name = plan.scale.bands[request.band].id
    let ranked = passing(candidates, kind: .coOccurrence, at: place).sorted {
      (-$0.0.table.excess, $0.0.id) < (-$1.0.table.excess, $1.0.id)
    }
    return ranked.prefix(min(3, request.breadth)).map { candidate, q in
      let inside = narrowed(place, to: candidate.rows, theme: candidate.theme, depth: place.depth + 1)
      let table = candidate.table
      let because =
        "in \(ShareText.percent(table.a, of: table.a + table.b)) of these comments against "
        + "\(ShareText.percent(table.c, of: table.c + table.d)) of the other \(name) comments"
      return step(candidate, q, kind: .coOccurrence, place, inside, because: because) { search in
        var inside = inside
        inside.kinds = 1 + search.placeKinds
        return search.phraseSteps(inside) + search.places(inside)
      }
    }
  }

  /// One step with what lies below it, where there are enough comments.
  mutating func step(
    _ candidate: Candidate, _ q: Double, kind: WhyStep.Kind, _ place: Place, _ inside: Place, because: String,
    below: (inout CauseSearch) -> [WhyStep]
  ) -> WhyStep {
    WhyStep(
      depth: place.depth, kind: kind, id: candidate.id, theme: candidate.theme, n: inside.count,
      of: place.count,
      measure: .oddsRatio, effect: candidate.table.oddsRatio ?? 1,
      interval: candidate.table.oddsRatioInterval, q: q,
      because: because, examples: examples(inside.members), steps: below(&self))
  }
}
