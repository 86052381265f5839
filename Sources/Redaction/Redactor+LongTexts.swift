extension Redactor {
  /// The longest text that is masked in one, in bytes, and what is masked at a time of a longer one, in UTF-16 units.
  static let longest = 1 << 16
  /// Units before and behind a stretch that are read with it, so that what stands across its ends is found.
  private static let before = 256
  private static let behind = 4_096

  /// Masks a long text stretch by stretch, so that the memory that it takes does not grow with it.
  ///
  /// Each stretch is read with what stands around it; of what is found there, what begins in the stretch is masked.
  func redactLong(
    _ text: String, language: String?, memory: inout RedactionMemory, counts isCounted: Bool,
    kinds: Set<String>?, markerLanguage: String?, isSaid: Bool
  ) -> String {
    let units = Array(text.utf16)
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var start = 0
    while start < units.count {
      let end = Self.place(units, near: start + Self.longest)
      let window = Self.place(units, near: start - Self.before)..<Self.place(units, near: end + Self.behind)
      let spans = find(
        String(decoding: units[window], as: UTF16.self), language: language, memory: &memory, isSaid: isSaid)
      for span in spans where kinds?.contains(span.kind) ?? true {
        let first = span.range.lowerBound + window.lowerBound
        if first < start || first >= end { continue }
        result += String(decoding: units[start..<first], as: UTF16.self)
        result += mask(span, markerLanguage ?? language, &memory, isCounted)
        start = span.range.upperBound + window.lowerBound
        // What runs on behind the window is of the same thing.
        if start == window.upperBound {
          start = units[start...].firstIndex(where: Self.isSpace) ?? units.count
        }
      }
      if start < end {
        result += String(decoding: units[start..<end], as: UTF16.self)
        start = end
      }
    }
    return result
  }

  /// A place behind a space near the one that is wanted, else one that parts no character.
  private static func place(_ units: [UInt16], near wanted: Int) -> Int {
    if wanted <= 0 { return 0 }
    if wanted >= units.count { return units.count }
    if let space = units[max(0, wanted - 64)..<wanted].lastIndex(where: isSpace) { return space + 1 }
    return UTF16.isTrailSurrogate(units[wanted]) ? wanted - 1 : wanted
  }

  private static func isSpace(_ unit: UInt16) -> Bool { unit == 0x20 || (0x09...0x0D).contains(unit) }
}
