internal import RootCause
internal import VerbatimModel

/// Where and when these comments are over-represented.
extension CauseSearch {
  /// Segments and periods that have more of these comments than the rest of the base.
  mutating func places(_ place: Place) -> [WhyStep] {
    var steps: [WhyStep] = []
    var segments: [(id: String, rows: [Int])] = []
    for (index, name) in plan.segmentNames.enumerated() {
      let groups = comments.segments[index].groups()
      if areBands(groups.map(\.rows)) {
        let limit = "'\(name)' names the bands themselves, which explains nothing: no place to look at"
        if !limits.contains(limit) { limits.append(limit) }
      } else {
        segments += groups.map { (id: "\(name)=\($0.key)", rows: $0.rows) }
      }
    }
    steps += places(segments, kind: .segment, place)
    if plan.series != nil {
      steps += places(
        comments.periods.groups().map { (id: $0.key, rows: $0.rows) }, kind: .period, place)
    }
    return steps
  }

  /// Whether the groups of a column are bands under other names: of those with enough comments, all lie in one band each, and not
  /// all in the same.
  private func areBands(_ groups: [[Int]]) -> Bool {
    let large = groups.filter { $0.count >= max(2, request.minimumN) }
    let bands = large.map { rows in Set(rows.map { comments.bands[$0] }) }
    return bands.allSatisfy { $0.count == 1 } && Set(bands.compactMap(\.first)).count > 1
  }

  private mutating func places(
    _ groups: [(id: String, rows: [Int])], kind: WhyStep.Kind, _ place: Place
  ) -> [WhyStep] {
    let all = weighed(comments.indices)
    let members = weighed(where: place.members)
    let candidates = groups.filter { $0.rows.count >= request.minimumN }.map { group in
      let both = weighed(group.rows.filter { place.members[$0] })
      return Candidate(
        id: group.id, theme: nil, rows: group.rows, n: both.n,
        table: ContingencyTable(both: both, first: members, second: weighed(group.rows), all: all))
    }
    let ranked = passing(candidates, kind: kind, at: place).sorted {
      (-$0.0.table.excess, $0.0.id) < (-$1.0.table.excess, $1.0.id)
    }
    let rest = kind == .period ? "at other times" : "elsewhere"
    return ranked.prefix(min(3, request.breadth)).map { candidate, q in
      let table = candidate.table
      let inside = narrowed(place, to: candidate.rows, theme: nil, depth: place.depth + 1)
      let because =
        "\(ShareText.percent(table.a, of: table.a + table.c)) of its comments are such, against "
        + "\(ShareText.percent(table.b, of: table.b + table.d)) \(rest)"
      return step(candidate, q, kind: kind, place, inside, because: because) { _ in [] }
    }
  }
}
