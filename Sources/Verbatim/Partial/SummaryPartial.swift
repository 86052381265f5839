internal import Foundation
internal import RootCause

/// The counts of a part of the input, to be merged with those of other parts.
///
/// Merging in the order of the input gives exactly the counts of the whole, row numbers included; in another order only the
/// row numbers differ. The file is JSON: a version, an identity, and the tallies as bytes.
public struct SummaryPartial: Sendable {
  /// Scale, codebooks, lexicons and breakdown.
  public private(set) var identity: PartialIdentity
  /// The inputs that were counted, in the order in which they were merged.
  public private(set) var parts: [PartialInput]
  /// The counts.
  public private(set) var data: SummaryData

  /// A partial result of a run over `files`, which may be the part of that name; its data have a digest.
  public init(identity: PartialIdentity, data: SummaryData, files: [String], part: String? = nil) {
    self.init(identity: identity, data: data, parts: [PartialInput(files: files, data: data, part: part)])
  }

  init(identity: PartialIdentity, data: SummaryData, parts: [PartialInput]) {
    self.identity = identity
    self.data = data
    self.parts = parts
  }

  /// Adds the counts of the part that follows; `name` and `first` are the files, for the message.
  ///
  /// - Throws: `PartialError` that says what differs, or what was counted before.
  public mutating func append(_ next: SummaryPartial, name: String, first: String) throws(PartialError) {
    if let found = next.identity.difference(from: identity) {
      throw .differs(name, first, found.what, found.here, found.there)
    }
    let twice = next.parts.first { part in part.records > 0 && parts.contains { $0.isSame(as: part) } }
    if let twice {
      throw .isThere(name, twice.description)
    }
    identity.adopt(next.identity)
    parts += next.parts
    var part = next.data
    part.shift(by: data.rows.last)
    do {
      try data.merge(part)
    } catch {
      throw .damaged(name)
    }
    do throws(SegmentLimit) {
      try SegmentLimit.check(data.segments.keys, names: identity.segments)
    } catch {
      throw .tooManySegments(name, error)
    }
  }

  /// Makes one part of all that was merged, which `name` tells from others: from now on only the whole of it is recognised
  /// when it is merged again.
  public mutating func unite(as name: String) {
    parts = [PartialInput(uniting: parts, as: name)]
  }

  /// The file's bytes, the same for the same counts.
  public func encode() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(PartialFile(self))) + [0x0A]
  }

  /// Reads what `encode()` wrote; `name` is for messages.
  public init(_ bytes: [UInt8], name: String) throws(PartialError) {
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(PartialFile.Head.self, from: Data(bytes)),
      head.format == PartialFile.mark
    else { throw .unreadable(name) }
    guard head.version == PartialIdentity.version else { throw .version(name, head.version) }
    guard let file = try? decoder.decode(PartialFile.self, from: Data(bytes)), let data = file.data() else {
      throw .damaged(name)
    }
    self.init(identity: file.identity, data: data, parts: file.parts)
  }
}

/// The layout of a partial result.
struct PartialFile: Codable {
  static let mark = "verbatim-partial"

  struct Head: Codable {
    let format: String
    let version: Int
  }

  struct Entry: Codable {
    let key: [String]
    let tally: Data
  }

  let format: String
  let version: Int
  let identity: PartialIdentity
  let parts: [PartialInput]
  let rows: RowCounts
  let all: Data
  let segments: [Entry]
  let periods: [Entry]
  let segmentPeriods: [Entry]
  let marks: [Entry]
  let agreement: [String]
  let examples: ExampleStore
  let untagged: TermSample
  let mismatches: RowList
  let followUps: RowList
  let praises: RowList

  init(_ partial: SummaryPartial) {
    let data = partial.data
    format = Self.mark
    version = PartialIdentity.version
    identity = partial.identity
    parts = partial.parts
    rows = data.rows
    all = Data(data.all.encode())
    segments = Self.entries(data.segments)
    periods = Self.entries(Dictionary(uniqueKeysWithValues: data.periods.map { ([$0.key], $0.value) }))
    segmentPeriods = Self.entries(data.segmentPeriods)
    marks = data.marks.flatMap { mark in
      [
        Entry(key: ["inside"], tally: Data(mark.inside.encode())),
        Entry(key: ["outside"], tally: Data(mark.outside.encode())),
      ]
    }
    agreement = data.agreement.fields
    examples = data.examples
    untagged = data.untagged
    mismatches = data.mismatches
    followUps = data.followUps
    praises = data.praises
  }

  private static func entries(_ tallies: [[String]: GroupTally]) -> [Entry] {
    tallies.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { key in
      tallies[key].map { Entry(key: key, tally: Data($0.encode())) }
    }
  }

  // MARK: Reading

  /// The counts; nil where they do not fit the identity.
  func data() -> SummaryData? {
    guard identity.isSound, countsAreSound else { return nil }
    let (bands, themes) = (identity.bands.count, identity.themes.count)
    var data = SummaryData(bandCount: bands, themeCount: themes, markCount: identity.marks.count)
    guard let all = Self.tally(self.all, like: data.all), let agreement = AgreementTally(fields: agreement),
      examples.fits(themeCount: themes, bandCount: bands), untagged.fits(bandCount: bands),
      [mismatches, followUps, praises].allSatisfy({
        $0.fits(bandCount: bands, themeCount: themes)
      }),
      marks.count == 2 * data.marks.count
    else { return nil }
    let scores = GroupTally(bandCount: bands, themeCount: 0)
    guard let segments = Self.tallies(segments, like: data.all),
      let periods = Self.tallies(periods, like: data.all),
      let joint = Self.tallies(segmentPeriods, like: scores), restoreMarks(&data)
    else { return nil }
    data.rows = rows
    data.all = all
    data.segments = segments
    data.periods = Dictionary(
      periods.map { ($0.key.first ?? "", $0.value) }, uniquingKeysWith: { first, _ in first })
    data.segmentPeriods = joint
    data.agreement = agreement
    data.examples = examples
    data.untagged = untagged
    data.mismatches = mismatches
    data.followUps = followUps
    data.praises = praises
    return data
  }

  /// Whether all counts are such as records can give, with room to add those of other parts.
  private var countsAreSound: Bool {
    let names = identity.segments.count
    return rows.isSound && mismatches.isSound && followUps.isSound && praises.isSound
      && examples.isSound
      && parts.allSatisfy { RowCounts.possible.contains($0.records) }
      && segments.allSatisfy { $0.key.count == names }
      && segmentPeriods.allSatisfy { $0.key.count == names + 1 }
      && periods.allSatisfy { $0.key.count == 1 }
  }

  private func restoreMarks(_ data: inout SummaryData) -> Bool {
    for index in data.marks.indices {
      guard let inside = Self.tally(marks[2 * index].tally, like: data.all),
        let outside = Self.tally(marks[2 * index + 1].tally, like: data.all)
      else { return false }
      data.marks[index].inside = inside
      data.marks[index].outside = outside
    }
    return true
  }

  private static func tally(_ bytes: Data, like shape: GroupTally) -> GroupTally? {
    guard let tally = try? GroupTally(decoding: [UInt8](bytes)), tally.bandCount == shape.bandCount,
      tally.themes.count == shape.themes.count
    else { return nil }
    return tally
  }

  private static func tallies(_ entries: [Entry], like shape: GroupTally) -> [[String]: GroupTally]? {
    var result: [[String]: GroupTally] = [:]
    for entry in entries {
      guard let tally = tally(entry.tally, like: shape) else { return nil }
      result[entry.key] = tally
    }
    return result
  }
}
