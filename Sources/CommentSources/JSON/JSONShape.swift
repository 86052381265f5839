/// Tells JSON Lines from a JSON array, and finds the array.
enum JSONShape {
  /// The format of text that looks like JSON; nil where it does not.
  static func guess(_ sample: ArraySlice<UInt8>) -> InputOptions.Format? {
    guard let first = sample.first(where: { !isSpace($0) }) else { return nil }
    if first == 0x5B { return sample.drop(while: isSpace).dropFirst().first { !isSpace($0) } == 0x7B ? .json : nil }
    guard first == 0x7B else { return nil }
    let line = sample.drop(while: isSpace).prefix { $0 != 0x0A && $0 != 0x0D }
    if line.last(where: { !isSpace($0) }) == 0x7D { return .jsonl }
    return findArray(sample) == nil && line.count == sample.count ? .jsonl : findArray(sample) == nil ? nil : .json
  }

  /// The offset of the first element: behind the first bracket that an object follows, so that
  /// `{"reviews": [{…}, {…}]}` is read too.
  static func arrayStart(_ text: ArraySlice<UInt8>) -> Int {
    findArray(text) ?? text.firstIndex { !isSpace($0) }.map { $0 - text.startIndex } ?? 0
  }

  private static func findArray(_ text: ArraySlice<UInt8>) -> Int? {
    var isInString = false
    var isEscaped = false
    for index in text.indices {
      let byte = text[index]
      if isInString {
        isInString = isEscaped || byte != 0x22
        isEscaped = !isEscaped && byte == 0x5C
      } else if byte == 0x22 {
        isInString = true
      } else if byte == 0x5B, text[(index + 1)...].first(where: { !isSpace($0) }) == 0x7B {
        return index + 1 - text.startIndex
      }
    }
    return nil
  }

  /// Whether JSON skips the byte between values.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
