/// How finely an input may be broken down: columns that tell the rows apart are no segments, and would fill the memory.
public struct SegmentLimit: Error, Sendable, Equatable, CustomStringConvertible {
  /// The most different values of one column.
  public static let mostValues = 1_000
  /// The most combinations of values that occur.
  public static let mostSegments = 10_000

  /// The columns.
  public let columns: [String]

  /// Where the limit lies, and what to do.
  public var description: String {
    let remedy = "; break down by columns with fewer, such as a region or a channel"
    if columns.count == 1 {
      return "--by \(columns[0]): the column has more than \(Self.mostValues) different values" + remedy
    }
    return
      "--by \(columns.joined(separator: ", ")): more than \(Self.mostSegments) combinations of their values "
      + "occur" + remedy
  }

  /// Holds the keys of segments against the limit, first column by column and then all together.
  static func check(_ segments: some Collection<[String]>, names: [String]) throws(SegmentLimit) {
    if segments.count <= mostValues { return }
    for (column, name) in names.enumerated() {
      var values = Set<String>()
      for key in segments where key.indices.contains(column) { values.insert(key[column]) }
      if values.count > mostValues { throw SegmentLimit(columns: [name]) }
    }
    if segments.count > mostSegments { throw SegmentLimit(columns: names) }
  }
}
