/// Codes that statistics programs write where nobody answered: `-99`, `-9`, `999`.
public enum MissingCode {
  /// Whether a cell holds nothing but a number that no comment consists of: a negative whole number of up to four digits, or
  /// nines alone.
  public static func isOne(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (2...8).contains(cell.count) else { return false }
    return isNegative(cell)
      || NumberScan.trimmed(cell).count >= 2 && NumberScan.trimmed(cell).allSatisfy { $0 == 0x39 }
  }

  /// Whether a cell holds nothing but a negative whole number of up to four digits.
  static func isNegative(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let plain = NumberScan.trimmed(cell)
    return (2...5).contains(plain.count) && plain.first == 0x2D
      && plain.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}
