/// Which sets of patterns (``ThemeProgram``) are matched in one scope of a comment, and where.
///
/// A mark carries the scope's number, so that nothing is cleared between scopes, and the first and last match of its set; the
/// few between them are asked for only where a term needs them.
struct ScopeMarks: ~Copyable {
  /// The sets that are marked, in the order of their first match.
  private(set) var marked = FlatBuffer<Int32>()
  /// The sentiment hits in the scope, by index.
  private(set) var hits: Range<Int> = 0..<0

  struct Mark: BitwiseCopyable {
    var scope: Int64 = 0
    var first: Int32 = 0
    var last: Int32 = 0
  }

  private var marks = FlatBuffer<Mark>()
  private var scope: Int64 = 0

  /// Begins a scope with some of the matches and sentiment hits of a comment.
  mutating func mark(
    _ found: borrowing Operands, _ matches: Range<Int>, _ hits: Range<Int>, _ program: ThemeProgram
  ) {
    if marks.count < program.setCount { marks.append(Mark(), times: program.setCount - marks.count) }
    scope += 1
    self.hits = hits
    marked.removeAll()
    for match in matches {
      for set in found.sets(match, program) {
        if marks[set].scope == scope {
          marks[set].last = Int32(truncatingIfNeeded: match)
        } else {
          let match = Int32(truncatingIfNeeded: match)
          marks[set] = Mark(scope: scope, first: match, last: match)
          marked.append(set)
        }
      }
    }
  }

  /// Whether some pattern of the set is matched.
  @inline(__always) func isMarked(_ set: Int32) -> Bool { marks[set].scope == scope }

  /// The matches of the set are among these; empty where there are none.
  @inline(__always) func matches(of set: Int32) -> Range<Int> {
    let mark = marks[set]
    return mark.scope == scope ? Int(mark.first)..<(Int(mark.last) + 1) : 0..<0
  }

  /// Calls `body` with each match of the set, by index and in order.
  @inline(__always) func forEachMatch(
    of set: Int32, _ found: borrowing Operands, _ program: ThemeProgram, _ body: (Int) -> Void
  ) {
    let matches = matches(of: set)
    for match in matches
    where match == matches.lowerBound || match == matches.upperBound - 1
      || found.sets(match, program).containsSorted(set)
    {
      body(match)
    }
  }
}

extension UnsafeBufferPointer<Int32> {
  /// Whether a number is among them; they must be in ascending order.
  fileprivate func containsSorted(_ number: Int32) -> Bool {
    let index = partitioningIndex { $0 >= number }
    return index < count && self[index] == number
  }
}
