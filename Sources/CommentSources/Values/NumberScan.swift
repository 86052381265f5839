/// Reads numbers as they stand in survey exports, without allocating.
struct NumberScan {
  /// The value; nil where there is no number.
  var value: Double?
  /// The offset past it.
  var end: Int

  /// Reads the number that begins at `start`: digits with at most one decimal point or comma, perhaps a sign before them;
  /// none need stand before the point (`.5`).
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var at = start
    let isNegative = at < bytes.count && bytes[at] == 0x2D
    if at < bytes.count, isNegative || bytes[at] == 0x2B { at += 1 }
    let digits = at
    var value = 0.0
    while at < bytes.count, Self.isDigit(bytes[at]) {
      value = value * 10 + Double(bytes[at] - 0x30)
      at += 1
    }
    let hasFraction =
      at + 1 < bytes.count && (bytes[at] == 0x2C || bytes[at] == 0x2E) && Self.isDigit(bytes[at + 1])
    guard at > digits || hasFraction && bytes[at] == 0x2E else {
      self.value = nil
      end = start
      return
    }
    if hasFraction {
      var unit = 1.0
      at += 1
      while at < bytes.count, Self.isDigit(bytes[at]) {
        // Digits beyond the precision of a double change nothing.
        if unit < 1e15 {
          unit *= 10
          value = value * 10 + Double(bytes[at] - 0x30)
        }
        at += 1
      }
      value /= unit
    }
    self.value = isNegative ? -value : value
    end = at
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The bytes without ASCII white space at either end.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  /// The number that makes up all of the bytes, or nil.
  static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let plain = trimmed(bytes)
    let scan = NumberScan(plain, from: 0)
    return scan.end == plain.count ? scan.value : nil
  }

  /// The number with an exponent that makes up all of the bytes: `1e-3`, `0E-18`, `1E+1`.
  ///
  /// Nil also where a double cannot hold it.
  static func scientific(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let plain = trimmed(bytes)
    let scan = NumberScan(plain, from: 0)
    guard scan.value != nil, scan.end < plain.count, plain[scan.end] | 0x20 == 0x65 else { return nil }
    var at = scan.end + 1
    if at < plain.count, plain[at] == 0x2B || plain[at] == 0x2D { at += 1 }
    guard at < plain.count, plain[at...].allSatisfy(isDigit) else { return nil }
    let value = Double(String(decoding: plain.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self))
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Every number in the bytes, in order, and where it stands.
  static func all(_ bytes: UnsafeBufferPointer<UInt8>) -> [(value: Double, place: Range<Int>)] {
    var found: [(Double, Range<Int>)] = []
    var at = 0
    while at < bytes.count {
      // `.5`, where nothing but a space or a sign stands before the point.
      let isFraction =
        bytes[at] == 0x2E && at + 1 < bytes.count && isDigit(bytes[at + 1])
        && (at == 0 || bytes[at - 1] <= 0x20 || at == 1 && bytes[0] == 0x2D)
      guard isFraction || isDigit(bytes[at]) else {
        at += 1
        continue
      }
      // A sign counts only at the very beginning: elsewhere it is a dash.
      let isSigned = at == 1 && bytes[0] == 0x2D
      let start = isSigned ? at - 1 : at
      let scan = NumberScan(bytes, from: start)
      if let value = scan.value { found.append((value, start..<scan.end)) }
      at = max(scan.end, at + 1)
    }
    return found
  }
}
