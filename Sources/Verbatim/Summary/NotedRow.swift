/// A row that somebody should look at.
public struct NotedRow: Sendable, Equatable, Codable {
  /// The record's id, or its number.
  public internal(set) var id: String
  /// The record's number in the input, from 1.
  public internal(set) var row: Int
  /// The score in scale points.
  public let score: Double
  /// The index of the band, lowest first.
  public let band: Int
  /// The sentiment of the text, −1…1.
  public let sentiment: Double
  /// The most specific themes, by number.
  public let themes: [Int]
  /// Whether the id comes from the input.
  let hasOwnID: Bool
  /// What is listed first: smaller ranks, then smaller row numbers.
  let rank: [Double]

  static func precedes(_ first: NotedRow, _ second: NotedRow) -> Bool {
    if first.rank == second.rank { return first.row < second.row }
    return first.rank.lexicographicallyPrecedes(second.rank)
  }

  mutating func shift(by rows: Int) {
    row += rows
    if !hasOwnID { id = String(row) }
  }
}

/// The first hundred of the rows that somebody should look at, and how many there are; merges exactly.
public struct RowList: Sendable, Equatable, Codable {
  /// The most rows kept.
  public static let capacity = 100

  /// The rows, the first in order.
  public private(set) var rows: [NotedRow] = []
  /// How many there are, kept or not.
  public private(set) var count = 0

  init() {}

  mutating func add(_ row: NotedRow) {
    count += 1
    insert(row)
  }

  /// Whether all numbers are such as records have.
  var isSound: Bool {
    RowCounts.possible.contains(count) && rows.count <= min(count, Self.capacity)
      && rows.allSatisfy { RowCounts.possible.contains($0.row) }
  }

  /// Whether its rows are of so many bands and themes.
  func fits(bandCount: Int, themeCount: Int) -> Bool {
    rows.allSatisfy { row in
      (0..<bandCount).contains(row.band) && row.themes.allSatisfy { (0..<themeCount).contains($0) }
    }
  }

  mutating func merge(_ other: RowList) {
    count += other.count
    for row in other.rows { insert(row) }
  }

  mutating func shift(by offset: Int) {
    for index in rows.indices { rows[index].shift(by: offset) }
  }

  private mutating func insert(_ row: NotedRow) {
    if rows.count == Self.capacity, let last = rows.last, !NotedRow.precedes(row, last) { return }
    let place = rows.firstIndex { NotedRow.precedes(row, $0) } ?? rows.count
    rows.insert(row, at: place)
    if rows.count > Self.capacity { rows.removeLast() }
  }
}
