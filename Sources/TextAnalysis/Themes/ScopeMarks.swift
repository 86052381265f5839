/// Which sets of patterns (``ThemeProgram``) are matched in one scope of a comment, and where.
///
/// The lists are linked through one buffer and the marks carry the scope's number, so that nothing is cleared between
/// scopes.
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

  struct Link: BitwiseCopyable {
    let match: Int32
    var next: Int32
  }

  private var marks = FlatBuffer<Mark>()
  private var links = FlatBuffer<Link>()
  private var scope: Int64 = 0

  /// Begins a scope with some of the matches and sentiment hits of a comment.
  mutating func mark(
    _ found: borrowing Operands, _ matches: Range<Int>, _ hits: Range<Int>, _ program: ThemeProgram
  ) {
    if marks.count < program.setCount { marks.append(Mark(), times: program.setCount - marks.count) }
    scope += 1
    self.hits = hits
    marked.removeAll()
    links.removeAll()
    for match in matches {
      for set in found.sets(match, program) {
        let link = Int32(links.count)
        links.append(Link(match: Int32(match), next: -1))
        if marks[set].scope == scope {
          links[marks[set].last].next = link
          marks[set].last = link
        } else {
          marks[set] = Mark(scope: scope, first: link, last: link)
          marked.append(set)
        }
      }
    }
  }

  /// Whether some pattern of the set is matched.
  @inline(__always) func isMarked(_ set: Int32) -> Bool { marks[set].scope == scope }

  /// Calls `body` with each match of the set, by index and in order.
  @inline(__always) func forEachMatch(of set: Int32, _ body: (Int) -> Void) {
    if !isMarked(set) { return }
    var link = marks[set].first
    while link >= 0 {
      body(Int(links[link].match))
      link = links[link].next
    }
  }
}
