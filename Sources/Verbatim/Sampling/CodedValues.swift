/// A column of words that repeat, as numbers.
struct CodedValues {
  /// The values, by number.
  private(set) var values: [String] = []
  private var codes: [Int32] = []
  private var numbers: [String: Int32] = [:]

  /// Adds a row's value; nil for none.
  mutating func append(_ value: String?) {
    guard let value else { return codes.append(-1) }
    if let known = numbers[value] { return codes.append(known) }
    numbers[value] = Int32(values.count)
    codes.append(Int32(values.count))
    values.append(value)
  }

  /// The value of a row.
  subscript(row: Int) -> String? { codes[row] < 0 ? nil : values[Int(codes[row])] }

  /// The rows by their values, in the order of the values.
  func groups() -> [(key: String, rows: [Int])] {
    var rows = [[Int]](repeating: [], count: values.count)
    for (row, code) in codes.enumerated() where code >= 0 { rows[Int(code)].append(row) }
    return values.indices.sorted { values[$0] < values[$1] }.map { (values[$0], rows[$0]) }
  }
}
