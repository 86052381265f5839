/// Krippendorff's α: agreement of coders beyond chance, 1 for perfect, 0 for chance.
///
/// α = 1 − D_o / D_e over all pairs of values within a unit and over all pairs whatsoever (Krippendorff 2011,
/// "Computing Krippendorff's Alpha-Reliability"). Units with fewer than two values are left out.
public enum KrippendorffAlpha {
  /// For categories without order: two values agree or not.
  public static func nominal<Value: Hashable>(_ units: [[Value]]) -> Double? {
    let usable = units.filter { $0.count > 1 }
    let n = usable.reduce(0) { $0 + $1.count }
    if n < 2 { return nil }
    var totals: [Value: Int] = [:]
    var observed = 0.0
    for unit in usable {
      var counts: [Value: Int] = [:]
      for value in unit { counts[value, default: 0] += 1 }
      // Pairs that differ: all ordered pairs less those within a value. Integers, so the order of values is no matter.
      let same = counts.values.reduce(0) { $0 + $1 * ($1 - 1) }
      observed += Double(unit.count * (unit.count - 1) - same) / Double(unit.count - 1)
      totals.merge(counts, uniquingKeysWith: +)
    }
    let same = totals.values.reduce(0) { $0 + $1 * ($1 - 1) }
    let expected = Double(n * (n - 1) - same) / Double(n - 1)
    return expected > 0 ? 1 - observed / expected : nil
  }

  /// For sets of labels, with the distance of ``distance(_:_:)``.
  public static func labelSets(_ units: [[Set<String>]]) -> Double? {
    let usable = units.filter { $0.count > 1 }
    let values = usable.flatMap(\.self)
    let n = values.count
    if n < 2 { return nil }
    var observed = 0.0
    for unit in usable {
      var sum = 0.0
      for i in unit.indices { for j in unit.indices where i != j { sum += distance(unit[i], unit[j]) } }
      observed += sum / Double(unit.count - 1)
    }
    let kinds = Dictionary(grouping: values, by: { $0.sorted() }).map {
      (set: Set($0.key), key: $0.key, n: $0.value.count)
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var expected = 0.0
    for i in kinds.indices {
      for j in kinds.indices where j > i {
        expected += 2 * Double(kinds[i].n * kinds[j].n) * distance(kinds[i].set, kinds[j].set)
      }
    }
    expected /= Double(n - 1)
    return expected > 0 ? 1 - observed / expected : nil
  }

  /// Jaccard's distance: 1 − the labels in both over the labels in either; 0 for two empty sets.
  public static func distance(_ a: Set<String>, _ b: Set<String>) -> Double {
    let union = a.union(b).count
    return union == 0 ? 0 : 1 - Double(a.intersection(b).count) / Double(union)
  }
}
