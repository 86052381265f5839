/// In how many comments and sources each entry scored, with the ids of some.
struct TermSupport {
  private let options: LearningOptions
  private let sources: Int
  private(set) var comments: [Int]
  private var bySource: [[Int]]
  private(set) var examples: [[String]]

  init(sources: Int, entries: Int, options: LearningOptions) {
    self.options = options
    self.sources = sources
    comments = Array(repeating: 0, count: entries)
    bySource = Array(repeating: Array(repeating: 0, count: sources), count: entries)
    examples = Array(repeating: [], count: entries)
  }

  mutating func add(_ entries: Set<Int>, id: String, source: Int) {
    for entry in entries {
      comments[entry] += 1
      bySource[entry][source] += 1
      if examples[entry].count < options.examples { examples[entry].append(id) }
    }
  }

  /// The number of sources in which the entry scored often enough to count.
  func sourceCount(_ entry: Int) -> Int { bySource[entry].count { $0 >= options.leastPerSource } }

  /// Whether there is enough to learn from.
  func isEnough(_ entry: Int) -> Bool {
    comments[entry] >= options.leastComments && sourceCount(entry) >= min(options.leastSources, sources)
  }
}
