import RootCause
import Testing
import VerbatimModel

/// What must hold for any data: merging, order, names, bytes.
@Suite struct TallyPropertyTests {
  static let themeCount = 7

  /// Random respondents with weights, missing texts and several themes.
  static func respondents(_ count: Int, seed: UInt64) -> [Respondent] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let score = Double(random.index(below: 11))
      let themes = (0..<themeCount).filter { _ in random.uniform() < 0.3 }
      return Respondent(
        score: score, band: Scale.npsForTests.band(of: score) ?? 0, weight: 0.1 + random.uniform() * 3,
        hasText: random.uniform() < 0.9,
        mentions: themes.map { theme in
          ThemeMention(
            theme: theme, sentiment: Int32(random.index(below: 2_000_001)) - 1_000_000,
            polarity: ThemePolarity.allCases[random.index(below: 4)], isImplied: random.uniform() < 0.2)
        })
    }
  }

  static func tally(_ rows: some Sequence<Respondent>) -> GroupTally {
    var tally = GroupTally(bandCount: 3, themeCount: themeCount, withDrivers: true)
    for row in rows { tally.add(row) }
    return tally
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func anyPartitionAndOrderGivesTheSameTally(seed: UInt64) throws {
    let rows = Self.respondents(300, seed: seed)
    var random = SeededGenerator(seed: seed + 100)
    let whole = Self.tally(rows)
    #expect(Self.tally(rows.shuffled(using: &random)) == whole)
    let parts = (0..<5).map { part in
      Self.tally(rows.enumerated().filter { $0.offset % 5 == part }.map(\.element))
    }
    var left = GroupTally(bandCount: 3, themeCount: Self.themeCount, withDrivers: true)
    for part in parts.shuffled(using: &random) { try left.merge(part) }
    #expect(left == whole)
    var right = parts[4]
    for part in parts[..<4].reversed() {
      var next = part
      try next.merge(right)
      right = next
    }
    #expect(right == whole)
  }

  @Test func theEmptyTallyChangesNothing() throws {
    let whole = Self.tally(Self.respondents(50, seed: 9))
    var sum = whole
    try sum.merge(GroupTally(bandCount: 3, themeCount: Self.themeCount, withDrivers: true))
    #expect(sum == whole)
  }

  @Test func renumberedThemesChangeNothing() throws {
    let rows = Self.respondents(400, seed: 5)
    let order = [3, 0, 6, 1, 5, 2, 4]
    let renamed = rows.map { row in
      var row = row
      for index in row.mentions.indices { row.mentions[index].theme = order[row.mentions[index].theme] }
      return row
    }
    let first = GroupFigures(Self.tally(rows), scale: .npsForTests)
    let second = GroupFigures(Self.tally(renamed), scale: .npsForTests)
    #expect(first.score == second.score)
    for theme in first.themes {
      let twin = try #require(second.themes.first { $0.theme == order[theme.theme] })
      #expect(theme.n == twin.n && theme.impact == twin.impact && theme.bands == twin.bands)
      #expect(theme.sentiment == twin.sentiment)
    }
  }

  @Test func bytesComeBackAsTheSameTally() throws {
    for count in [0, 1, 200] {
      let tally = Self.tally(Self.respondents(count, seed: 21))
      #expect(try GroupTally(decoding: tally.encode()) == tally)
    }
    var plain = GroupTally(bandCount: 2, themeCount: 0)
    plain.add(Respondent(score: -3.25, band: 1))
    #expect(try GroupTally(decoding: plain.encode()) == plain)
  }

  @Test func damagedBytesAreRefusedWithoutCrashing() throws {
    let bytes = Self.tally(Self.respondents(100, seed: 4)).encode()
    #expect(throws: TallyDecodingError.notATally) { try GroupTally(decoding: Array("PK12".utf8)) }
    #expect(throws: TallyDecodingError.trailingBytes) { try GroupTally(decoding: bytes + [0]) }
    for length in 0..<bytes.count {
      #expect(throws: TallyDecodingError.self) { try GroupTally(decoding: Array(bytes[..<length])) }
    }
    var random = SeededGenerator(seed: 77)
    for _ in 0..<3000 {
      var damaged = bytes
      for _ in 0..<3 {
        damaged[4 + random.index(below: bytes.count - 4)] = UInt8(truncatingIfNeeded: random.next())
      }
      _ = try? GroupTally(decoding: damaged)
    }
  }

  @Test func differentCodebooksRefuseToMerge() {
    var tally = GroupTally(bandCount: 3, themeCount: 2)
    #expect(throws: TallyMismatch.themes(2, 3)) { try tally.merge(GroupTally(bandCount: 3, themeCount: 3)) }
    #expect(throws: TallyMismatch.bands(3, 2)) { try tally.merge(GroupTally(bandCount: 2, themeCount: 2)) }
    #expect(throws: TallyMismatch.drivers) {
      try tally.merge(GroupTally(bandCount: 3, themeCount: 2, withDrivers: true))
    }
  }

  @Test func portionsAddUpToTheTaggedWeight() {
    var tally = GroupTally(bandCount: 3, themeCount: 40)
    for count in 1...40 {
      let mentions = (0..<count).map { ThemeMention(theme: $0, sentiment: 0, polarity: .neutral) }
      tally.add(Respondent(score: 9, band: 2, mentions: mentions))
    }
    let portions = tally.themes.reduce(0.0) { $0 + Double($1.portions[2]) } / 720_720 / 1e6
    #expect(abs(portions - 40) < 1e-6)
  }

  @Test func ancestorsCountOnce() throws {
    let hierarchy = try #require(ThemeHierarchy(parents: [nil, 0, 0, 1, nil]))
    var mentions = [
      ThemeMention(theme: 3, sentiment: -500_000, polarity: .negative),
      ThemeMention(theme: 2, sentiment: 100_000, polarity: .positive),
      ThemeMention(theme: 4, sentiment: 0, polarity: .neutral),
      ThemeMention(theme: 2, sentiment: 300_000, polarity: .neutral),
    ]
    hierarchy.expand(&mentions)
    #expect(mentions.map(\.theme) == [0, 1, 2, 3, 4])
    #expect(mentions.map(\.isImplied) == [true, true, false, false, false])
    #expect(mentions.map(\.polarity) == [.mixed, .negative, .positive, .negative, .neutral])
    #expect(mentions[2].sentiment == 200_000)
    #expect(ThemeHierarchy(parents: [1, 0]) == nil)
    #expect(ThemeHierarchy(parents: [7]) == nil)
  }
}
