public import VerbatimModel

/// Numbers with a decimal comma: `917,39`, `1.416,50`.
public enum DecimalComma {
  /// Whether an input has decimal commas and no decimal points: as Dutch and Swedish spreadsheets export.
  public static func isUsed(in sample: [RecordBatch]) -> Bool {
    var commas = 0
    for batch in sample {
      for row in batch.rows.indices {
        for column in 0..<batch.columnCount {
          let found = batch.withCell(row, column) { Self.mark(of: NumberScan.trimmed($0)) }
          if found == 0x2E { return false }
          if found == 0x2C { commas += 1 }
        }
      }
    }
    return commas > 0
  }

  /// The number, groups of thousands parted by points or not at all; nil for anything else, for a number without a comma,
  /// for one with superfluous zeros in front, and for one of more than 15 digits.
  public static func number(_ text: String) -> Double? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy(NumberScan.isDigit) else {
      return nil
    }
    let isNegative = parts[0].hasPrefix("-")
    let groups = parts[0].dropFirst(isNegative ? 1 : 0).split(
      separator: ".", omittingEmptySubsequences: false)
    guard let first = groups.first,
      groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(NumberScan.isDigit) }),
      groups.count == 1 || first.count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 }),
      first.count == 1 || first.first != "0"
    else { return nil }
    let digits = groups.joined()
    guard digits.count + parts[1].count <= 15 else { return nil }
    return Double((isNegative ? "-" : "") + digits + "." + parts[1])
  }

  /// The decimal mark of a cell that is a number with one; 0 for any other cell.
  private static func mark(of cell: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard cell.count >= 3, cell.count <= 20, let first = cell.first,
      NumberScan.isDigit(first) || first == 0x2D
    else { return 0 }
    let marks = cell.filter { !NumberScan.isDigit($0) && $0 != 0x2D }
    if marks.last == 0x2C, marks.dropLast().allSatisfy({ $0 == 0x2E }) {
      // "1,416" may be English for 1416; "0,416" and "1.416,50" are not.
      let isGroup = marks.count == 1 && cell.count >= 5 && cell[cell.count - 4] == 0x2C && first != 0x30
      return isGroup || number(String(decoding: cell, as: UTF8.self)) == nil ? 0 : 0x2C
    }
    // Three digits behind a point may be a group of thousands; several points are a date or a version.
    guard marks == [0x2E], let at = cell.firstIndex(of: 0x2E) else { return 0 }
    return at > 0 && cell.count - at != 4 && cell.last != 0x2E ? 0x2E : 0
  }
}
