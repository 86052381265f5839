internal import RootCause

/// A term that comments without a theme have in common.
public struct UntaggedTerm: Sendable, Equatable {
  /// The word.
  public let term: String
  /// How many untagged comments contain it.
  public let n: Int
  /// The band it belongs to most clearly.
  public let band: Int
  /// How clearly: the weighted log-odds of that band against the others, in standard errors.
  public let z: Double
}

/// The words of the comments that carry no theme: a bottom-k sample of comments, which merges exactly.
public struct TermSample: Sendable, Codable {
  /// The most comments kept.
  static let capacity = 100_000
  /// How many are held until those beyond the capacity are dropped: each thread has a sample of its own.
  private static let room = capacity + capacity / 4

  private struct Row: Sendable, Codable {
    let hash: UInt64
    let band: Int32
    /// The words in one text, as each word on its own takes twice the memory.
    private let text: String

    /// No word has one in it.
    private static let separator: Character = "\n"
    private enum CodingKeys: String, CodingKey { case hash, band, words }

    init(hash: UInt64, band: Int32, words: [String]) {
      self.hash = hash
      self.band = band
      text = words.joined(separator: String(Self.separator))
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        hash: try values.decode(UInt64.self, forKey: .hash),
        band: try values.decode(Int32.self, forKey: .band),
        words: try values.decode([String].self, forKey: .words))
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(hash, forKey: .hash)
      try values.encode(band, forKey: .band)
      try values.encode(words.map { String($0) }, forKey: .words)
    }

    var words: [Substring] { text.split(separator: Self.separator) }

    static func precedes(_ first: Row, _ second: Row) -> Bool {
      if first.hash != second.hash { return first.hash < second.hash }
      if first.band != second.band { return first.band < second.band }
      return first.words.lexicographicallyPrecedes(second.words)
    }
  }

  private enum CodingKeys: String, CodingKey { case rows, bandCount, isSampled }

  private var rows: [Row] = []
  /// The largest hash that can still be among the smallest.
  private var limit = UInt64.max
  private let bandCount: Int
  /// Whether comments were left out for want of room.
  public private(set) var isSampled = false

  init(bandCount: Int) { self.bandCount = bandCount }

  func wants(_ hash: UInt64) -> Bool { hash <= limit }

  mutating func add(hash: UInt64, band: Int, words: [String]) {
    rows.append(Row(hash: hash, band: Int32(band), words: words))
    if rows.count >= Self.room { shrink() }
  }

  mutating func merge(_ other: TermSample) {
    rows += other.rows
    limit = min(limit, other.limit)
    isSampled = isSampled || other.isSampled
    if rows.count > Self.capacity { shrink() }
  }

  /// Writes the rows in order, so that equal samples give equal bytes, whatever threads they came from.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(Array(rows.sorted(by: Row.precedes).prefix(Self.capacity)), forKey: .rows)
    try values.encode(bandCount, forKey: .bandCount)
    try values.encode(isSampled || rows.count > Self.capacity, forKey: .isSampled)
  }

  /// Whether all its rows lie in one of `bandCount` bands.
  func fits(bandCount: Int) -> Bool {
    self.bandCount == bandCount && rows.allSatisfy { (0..<bandCount).contains(Int($0.band)) }
  }

  private mutating func shrink() {
    rows.sort(by: Row.precedes)
    if rows.count > Self.capacity {
      rows.removeSubrange(Self.capacity...)
      limit = rows.last?.hash ?? .max
      isSampled = true
    }
  }

  /// The terms, the most frequent first.
  public func terms(minimum: Int) -> [UntaggedTerm] {
    var counts: [String: [Int]] = [:]
    var totals = [Int](repeating: 0, count: bandCount)
    for row in rows.sorted(by: Row.precedes).prefix(Self.capacity) {
      totals[Int(row.band)] += 1
      for word in row.words { counts[String(word), default: totals.map { _ in 0 }][Int(row.band)] += 1 }
    }
    let all = totals.reduce(0, +)
    var found: [UntaggedTerm] = []
    for (term, perBand) in counts {
      let n = perBand.reduce(0, +)
      if n < minimum { continue }
      let scored = perBand.indices.map { band in
        LogOdds(inGroup: perBand[band], of: totals[band], inRest: n - perBand[band], of: all - totals[band])?
          .z ?? 0
      }
      let best = scored.indices.max { scored[$0] < scored[$1] } ?? 0
      found.append(UntaggedTerm(term: term, n: n, band: best, z: scored[best]))
    }
    return found.sorted { ($1.n, $0.term) < ($0.n, $1.term) }
  }
}
