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

/// The rows that somebody should look at, and how many there are; merges exactly.
///
/// Beyond ``capacity`` only the first in order are kept, so that memory does not grow with the input.
public struct RowList: Sendable, Codable {
  /// The most rows kept.
  public static let capacity = 10_000

  /// How many there are, kept or not.
  public private(set) var count = 0
  /// Those kept, in no order; cut back to the capacity when there are twice as many.
  private var kept: [NotedRow] = []
  /// The last of those that are certain to stay; nil where there is still room.
  private var last: NotedRow?

  init() {}

  /// The rows, the first in order.
  public var rows: [NotedRow] { Array(kept.sorted(by: NotedRow.precedes).prefix(Self.capacity)) }
  /// The first row in order.
  public var first: NotedRow? { kept.min(by: NotedRow.precedes) }
  /// Whether not all of them are kept.
  public var isCut: Bool { count > min(kept.count, Self.capacity) }

  mutating func add(_ row: NotedRow) {
    count += 1
    insert(row)
  }

  /// Whether all numbers are such as records have.
  var isSound: Bool {
    RowCounts.possible.contains(count) && kept.count <= min(count, Self.capacity)
      && kept.allSatisfy { RowCounts.possible.contains($0.row) }
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
    for index in kept.indices { kept[index].shift(by: offset) }
    last?.shift(by: offset)
  }

  private mutating func insert(_ row: NotedRow) {
    if let last, !NotedRow.precedes(row, last) { return }
    kept.append(row)
    guard kept.count == 2 * Self.capacity else { return }
    kept = rows
    last = kept.last
  }

  // MARK: Codable

  private enum CodingKeys: String, CodingKey {
    case rows, count
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    count = try values.decode(Int.self, forKey: .count)
    kept = try values.decode([NotedRow].self, forKey: .rows)
  }

  /// Writes the rows in order, so that equal lists give equal bytes.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(rows, forKey: .rows)
    try values.encode(count, forKey: .count)
  }
}

extension RowList: Equatable {
  /// Whether both hold the same rows, whatever order they came in.
  public static func == (first: RowList, second: RowList) -> Bool {
    first.count == second.count && first.rows == second.rows
  }
}
