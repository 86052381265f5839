/// The bytes of a tally: `VBTL`, the version, then integers; the same for equal tallies on every machine.
extension GroupTally {
  private static let mark = Array("VBTL".utf8)
  private static let version: Int64 = 1
  private static let largestBandCount: Int64 = 1_000
  private static let largestThemeCount: Int64 = 100_000
  private static let largestDriverThemeCount: Int64 = 2_000

  /// The tally as bytes, for `--partial` and for sending between processes.
  public func encode() -> [UInt8] {
    var writer = TallyWriter()
    writer.append(Self.mark)
    writer.write(Self.version)
    writer.write(bandCount)
    writer.write(themes.count)
    writer.write(drivers == nil ? 0 : 1)
    for tally in [scored, base, untagged] { writer.writeSparse(tally.integers) }
    for theme in themes { writer.writeSparse(theme.integers) }
    if let drivers { writer.writeSparse(drivers.integers) }
    return writer.bytes
  }

  /// The tally that `encode()` wrote.
  ///
  /// - Throws: `TallyDecodingError` for anything else; any bytes may be tried.
  public init(decoding bytes: [UInt8]) throws(TallyDecodingError) {
    var reader = TallyReader(bytes)
    try reader.expect(Self.mark)
    let version = try reader.readCount()
    guard version == Self.version else { throw .unknownVersion(Int(clamping: version)) }
    let bands = Int(try reader.readCount(limit: Self.largestBandCount))
    let themes = Int(try reader.readCount(limit: Self.largestThemeCount))
    let hasDrivers = try reader.readCount(limit: 1) == 1
    if hasDrivers, themes > Self.largestDriverThemeCount { throw .outOfRange(offset: 0) }
    self.init(bandCount: bands, themeCount: themes, withDrivers: hasDrivers)
    scored.integers = try reader.readSparse(count: scored.integers.count)
    base.integers = try reader.readSparse(count: base.integers.count)
    untagged.integers = try reader.readSparse(count: untagged.integers.count)
    for index in self.themes.indices {
      self.themes[index].integers = try reader.readSparse(count: self.themes[index].integers.count)
    }
    if let count = drivers?.integers.count { drivers?.integers = try reader.readSparse(count: count) }
    guard reader.isAtEnd else { throw .trailingBytes }
  }
}

extension ScoreTally {
  /// Every sum in one list, in a fixed order.
  var integers: [Int128] {
    get {
      bands.flatMap { [Int128($0.n), $0.weight, $0.weightedScore] } + [weightedSquare, weightSquare]
    }
    set {
      for index in bands.indices {
        bands[index].n = TallyReader.count(newValue[3 * index])
        bands[index].weight = newValue[3 * index + 1]
        bands[index].weightedScore = newValue[3 * index + 2]
      }
      weightedSquare = newValue[3 * bands.count]
      weightSquare = newValue[3 * bands.count + 1]
    }
  }
}

extension ThemeTally {
  var integers: [Int128] {
    get { scores.integers + polarities + portions + [sentiment, portionScore] }
    set {
      let scoreCount = 3 * scores.bands.count + 2
      let portionStart = scoreCount + polarities.count
      scores.integers = Array(newValue[..<scoreCount])
      polarities = Array(newValue[scoreCount..<portionStart])
      portions = Array(newValue[portionStart..<newValue.count - 2])
      sentiment = newValue[newValue.count - 2]
      portionScore = newValue[newValue.count - 1]
    }
  }
}

extension DriverTally {
  var integers: [Int128] {
    get {
      [Int128(n), weight, weightSquare, weightedScore, weightedSquare]
        + counts.map { Int128($0) } + scoreProducts + pairs
    }
    set {
      let first = 5 + counts.count
      let second = first + scoreProducts.count
      n = TallyReader.count(newValue[0])
      (weight, weightSquare) = (newValue[1], newValue[2])
      (weightedScore, weightedSquare) = (newValue[3], newValue[4])
      counts = newValue[5..<first].map(TallyReader.count)
      scoreProducts = Array(newValue[first..<second])
      pairs = Array(newValue[second...])
    }
  }
}
