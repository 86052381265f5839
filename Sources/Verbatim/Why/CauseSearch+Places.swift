internal import RootCause
internal import VerbatimModel

/// Where and when these comments are over-represented.
extension CauseSearch {
  /// Segments and periods that have more of these comments than the rest of the base.
  mutating func places(_ place: Place) -> [WhyStep] {
    var steps: [WhyStep] = []
    let columns = Array(plan.segmentNames.enumerated())
    let segments = columns.flatMap { index, name in
      groups { comments[$0].segments[index] }.map { (id: "\(name)=\($0.key)", rows: $0.rows) }
    }
    steps += places(segments, kind: .segment, place)
    if plan.series != nil {
      steps += places(
        groups { comments[$0].period }.map { (id: $0.key, rows: $0.rows) }, kind: .period, place)
    }
    return steps
  }

  /// The comments by the value of `key`, in the order of the values.
  private func groups(_ key: (Int) -> String?) -> [(key: String, rows: [Int])] {
    var groups: [String: [Int]] = [:]
    for row in comments.indices { if let value = key(row) { groups[value, default: []].append(row) } }
    return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
  }

  private mutating func places(
    _ groups: [(id: String, rows: [Int])], kind: WhyStep.Kind, _ place: Place
  ) -> [WhyStep] {
    let all = Double(comments.count)
    let candidates = groups.filter { $0.rows.count >= request.minimumN }.map { group in
      let a = Double(group.rows.count { place.members[$0] })
      let c = Double(group.rows.count) - a
      let b = Double(place.count) - a
      return Candidate(
        id: group.id, theme: nil, rows: group.rows,
        table: ContingencyTable(a: a, b: b, c: c, d: all - a - b - c))
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
