/// Tells JSON Lines from a JSON array, and finds the array.
enum JSONShape {
  /// The format of text that looks like JSON; nil where it does not.
  ///
  /// `isOneDocument` says that the file's extension is that of a single value, so that an object with an
  /// array in it is no JSON Lines of one line.
  static func guess(_ sample: ArraySlice<UInt8>, isOneDocument: Bool) -> InputOptions.Format? {
    let text = sample.drop(while: isSpace)
    if text.first == 0x5B { return text.dropFirst().first { !isSpace($0) } == 0x7B ? .json : nil }
    guard text.first == 0x7B else { return nil }
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    let isOnlyLine = text.dropFirst(line.count).allSatisfy(isSpace)
    let hasArray = findArray(text) != nil
    if line.last(where: { !isSpace($0) }) == 0x7D && !(isOnlyLine && isOneDocument && hasArray) {
      return .jsonl
    }
    return hasArray ? .json : isOnlyLine ? .jsonl : nil
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
