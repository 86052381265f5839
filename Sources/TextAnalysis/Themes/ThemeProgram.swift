internal import LanguagePacks

/// The conditions of all terms and exclusions of one language as flat tables.
///
/// Patterns are asked for in *sets*: a word or phrase, or several of which any will do. A match marks the sets that its
/// pattern is in; a term is looked at only when all the sets are marked without which it cannot hold. The time for a comment
/// depends on what it contains, not on how many terms there are.
final class ThemeProgram: Sendable {
  /// One operation of a condition.
  struct Step: Sendable {
    enum Kind: UInt8, Sendable { case set, all, any, not, near, before, negated, positive, negative, short }
    let kind: Kind
    /// Whether it stands for a sentiment hit.
    let isSentiment: Bool
    /// In words, for ``Kind/near`` and ``Kind/before``.
    let distance: Int32
    /// The set; or the operands' range in ``ThemeProgram/operands``.
    let first: Int32
    let end: Int32
  }

  /// A term that is more than a word or phrase.
  struct Composite: Sendable {
    /// The term, in ``CompiledThemes/terms``.
    let term: Int32
    let theme: Int32
    /// The condition, in ``steps``.
    let root: Int32
    /// The sets that must be marked, in ``requiredSets``.
    let required: Span
    let isWhole: Bool
  }

  let steps: FlatTable<Step>
  /// The operands of steps, in ``steps``.
  let operands: FlatTable<Int32>
  /// Per term: its theme.
  let themeOf: FlatTable<Int32>
  /// Per term: its condition, in ``steps``; −1 for a word or phrase.
  let roots: FlatTable<Int32>
  /// Per pattern: the terms that consist of it alone and the sets it is in, in ``operandLists``.
  let operandUses: FlatTable<OperandUse>
  let operandLists: FlatTable<Int32>
  /// Per pattern: whether some term or exclusion asks for it.
  let isOperand: FlatTable<Bool>
  /// How many sets there are.
  let setCount: Int
  /// The terms that are more than a word or phrase, in order.
  let composites: FlatTable<Composite>
  /// Per set: the composites to look at when it is marked, in ``composites``.
  let triggered: Postings
  /// The sets that composites require.
  let requiredSets: FlatTable<Int32>
  /// Composites to look at wherever there is a sentiment hit.
  let triggeredBySentiment: [Int32]
  /// Per theme: the conditions of its exclusions, in ``steps``.
  let exclusions: Postings
  let hasExclusions: Bool
  /// Per theme: the themes that undo a match where they are found in the same scope.
  let stronger: Postings
  let hasStronger: Bool
  /// Per theme: whether its scope is the comment.
  let isWhole: FlatTable<Bool>
  /// Whether some theme's scope is the comment.
  let hasWhole: Bool
  /// Per theme: whether it gives way to others below its parent.
  let isFallback: FlatTable<Bool>
  /// Whether some theme does.
  let hasFallback: Bool
  /// Per theme: the theme above it; −1 at the top.
  let parent: FlatTable<Int32>

  init(
    _ terms: [CompiledThemes.Term], _ exclusions: [Int32: [Condition]],
    _ stronger: [Int32: Set<Int32>], _ catalog: ThemeCatalog, patternCount: Int
  ) {
    var builder = ProgramBuilder(patternCount: patternCount)
    let whole = catalog.entries.map { $0.scope == .comment }
    var direct = [[Int32]](repeating: [], count: patternCount)
    var composites: [Composite] = []
    var required: [Int32] = []
    var bySentiment: [Int32] = []
    var roots = [Int32](repeating: -1, count: terms.count)
    var triggers: [(set: Int32, composite: Int32)] = []
    for (id, term) in terms.enumerated() {
      if case .pattern(let pattern) = term.condition {
        direct[Int(pattern)].append(Int32(id))
        builder.asked.insert(pattern)
        continue
      }
      let number = Int32(composites.count)
      let needed = builder.needed(term.condition)
      let root = builder.add(term.condition)
      roots[id] = root
      composites.append(
        Composite(
          term: Int32(id), theme: term.theme, root: root,
          required: Span(first: Int32(required.count), end: Int32(required.count + needed.count)),
          isWhole: whole[Int(term.theme)]))
      required += needed
      if let rarest = needed.min(by: { builder.size($0) < builder.size($1) }) {
        triggers.append((rarest, number))
      } else {
        let trigger = builder.trigger(term.condition)
        if !trigger.patterns.isEmpty { triggers.append((builder.set(trigger.patterns), number)) }
        if trigger.isSentiment { bySentiment.append(number) }
      }
    }
    let undone = catalog.entries.indices.map { (exclusions[Int32($0)] ?? []).map { builder.add($0) } }
    var triggered = [[Int32]](repeating: [], count: builder.sets.count)
    for (set, composite) in triggers { triggered[Int(set)].append(composite) }
    var sets = [[Int32]](repeating: [], count: patternCount)
    for (number, set) in builder.sets.enumerated() {
      for pattern in set { sets[Int(pattern)].append(Int32(number)) }
    }
    steps = FlatTable(builder.steps)
    operands = FlatTable(builder.operands)
    themeOf = FlatTable(terms.map(\.theme))
    self.roots = FlatTable(roots)
    var lists: [Int32] = []
    operandUses = FlatTable(
      (0..<patternCount).map { pattern in
        let first = Int32(lists.count)
        lists += direct[pattern]
        let middle = Int32(lists.count)
        lists += sets[pattern]
        return OperandUse(
          terms: Span(first: first, end: middle), sets: Span(first: middle, end: Int32(lists.count)))
      })
    operandLists = FlatTable(lists)
    isOperand = FlatTable((0..<patternCount).map { !sets[$0].isEmpty || builder.asked.contains(Int32($0)) })
    setCount = builder.sets.count
    self.composites = FlatTable(composites)
    self.triggered = Postings(triggered)
    requiredSets = FlatTable(required)
    triggeredBySentiment = bySentiment
    self.exclusions = Postings(undone)
    hasExclusions = !exclusions.isEmpty
    self.stronger = Postings(catalog.entries.indices.map { (stronger[Int32($0)] ?? []).sorted() })
    hasStronger = !stronger.isEmpty
    isWhole = FlatTable(whole)
    hasWhole = whole.contains(true)
    isFallback = FlatTable(catalog.entries.map(\.isFallback))
    hasFallback = catalog.entries.contains(where: \.isFallback)
    parent = FlatTable(catalog.entries.map { Int32($0.parent ?? -1) })
  }
}

/// Numbers sets and steps.
private struct ProgramBuilder {
  var steps: [ThemeProgram.Step] = []
  var operands: [Int32] = []
  private(set) var sets: [[Int32]] = []
  /// The patterns asked for outside sets.
  var asked: Set<Int32> = []
  private var numbers: [[Int32]: Int32] = [:]
  /// Per pattern: the set of it alone; −1 for none.
  private var single: [Int32]

  init(patternCount: Int) { single = Array(repeating: -1, count: patternCount) }

  func size(_ set: Int32) -> Int { sets[Int(set)].count }

  mutating func add(_ condition: Condition) -> Int32 {
    switch condition {
    case .pattern(let pattern): return step(.set, set([pattern]))
    case .any(let parts):
      let patterns = parts.compactMap(\.pattern)
      if patterns.count == parts.count { return step(.set, set(patterns)) }
      return step(.any, list: parts, isSentiment: condition.isSentiment)
    case .all(let parts): return step(.all, list: parts)
    case .not(let inner): return step(.not, list: [inner])
    case .near(let a, let b, let distance): return step(.near, list: [a, b], distance: distance)
    case .before(let a, let b, let distance): return step(.before, list: [a, b], distance: distance)
    case .negated(let inner): return step(.negated, list: [inner])
    case .positive: return step(.positive, 0, isSentiment: true)
    case .negative: return step(.negative, 0, isSentiment: true)
    case .short: return step(.short, 0)
    }
  }

  /// The sets that must all be marked for the condition to hold.
  mutating func needed(_ condition: Condition) -> [Int32] {
    switch condition {
    case .pattern(let pattern): return [set([pattern])]
    case .any: return alternatives(condition).map { [set($0)] } ?? []
    case .all(let parts): return parts.flatMap { needed($0) }
    case .near(let a, let b, _), .before(let a, let b, _): return needed(a) + needed(b)
    case .negated(let inner): return needed(inner)
    case .not, .positive, .negative, .short: return []
    }
  }

  /// Patterns of which one must be there for the condition to hold; nil where none need be.
  private func alternatives(_ condition: Condition) -> [Int32]? {
    switch condition {
    case .pattern(let pattern): return [pattern]
    case .any(let parts):
      var patterns: [Int32] = []
      for part in parts {
        guard let more = alternatives(part) else { return nil }
        patterns += more
      }
      return patterns
    case .all(let parts): return parts.compactMap { alternatives($0) }.min { $0.count < $1.count }
    case .near(let a, let b, _), .before(let a, let b, _):
      return [a, b].compactMap { alternatives($0) }.min { $0.count < $1.count }
    case .negated(let inner): return alternatives(inner)
    case .not, .positive, .negative, .short: return nil
    }
  }

  /// What sets off a condition that no set is needed for: `lamp OR #negative` by a lamp and by a sentiment hit.
  func trigger(_ condition: Condition) -> (patterns: [Int32], isSentiment: Bool) {
    switch condition {
    case .pattern(let pattern): return ([pattern], false)
    case .any(let parts):
      let found = parts.map { trigger($0) }
      return (found.flatMap(\.patterns), found.contains { $0.isSentiment })
    case .all(let parts):
      let positive = parts.filter {
        switch $0 {
        case .not, .short: false
        default: true
        }
      }
      return positive.first.map { trigger($0) } ?? ([], false)
    case .near(let a, _, _), .before(let a, _, _): return trigger(a)
    case .negated(let inner): return trigger(inner)
    case .not, .short: return ([], false)
    case .positive, .negative: return ([], true)
    }
  }

  /// The number of a set of patterns.
  mutating func set(_ patterns: [Int32]) -> Int32 {
    if patterns.count == 1 { return set(of: patterns[0]) }
    let key = Set(patterns).sorted()
    if key.count == 1 { return set(of: key[0]) }
    if let known = numbers[key] { return known }
    let number = Int32(sets.count)
    sets.append(key)
    numbers[key] = number
    return number
  }

  private mutating func set(of pattern: Int32) -> Int32 {
    if single[Int(pattern)] < 0 {
      single[Int(pattern)] = Int32(sets.count)
      sets.append([pattern])
    }
    return single[Int(pattern)]
  }

  private mutating func step(
    _ kind: ThemeProgram.Step.Kind, list: [Condition], distance: Int = 0, isSentiment: Bool = false
  ) -> Int32 {
    let parts = list.map { add($0) }
    let first = Int32(operands.count)
    operands += parts
    return append(kind, isSentiment, distance, first, Int32(operands.count))
  }

  private mutating func step(_ kind: ThemeProgram.Step.Kind, _ set: Int32, isSentiment: Bool = false) -> Int32
  {
    append(kind, isSentiment, 0, set, set)
  }

  private mutating func append(
    _ kind: ThemeProgram.Step.Kind, _ isSentiment: Bool, _ distance: Int, _ first: Int32, _ end: Int32
  ) -> Int32 {
    steps.append(
      ThemeProgram.Step(
        kind: kind, isSentiment: isSentiment, distance: Int32(clamping: distance), first: first, end: end))
    return Int32(steps.count - 1)
  }
}

extension Condition {
  fileprivate var pattern: Int32? {
    if case .pattern(let pattern) = self { pattern } else { nil }
  }
}
