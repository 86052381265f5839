internal import LanguagePacks
internal import VerbatimModel

/// Tells JSON Lines from a JSON array, and finds the array.
enum JSONShape {
  /// Where the records of a document stand.
  struct Place {
    /// The offset of the first record.
    var offset: Int
    /// The brackets around the array.
    var depth = 0
    /// The names of the columns, where the records are arrays.
    var names: [String]?
    /// What was chosen and left out, for the user.
    var notice: String?
  }

  /// The format of text that looks like JSON; nil where it does not.
  ///
  /// `isOneDocument` says that the file's extension is that of a single value, so that an object with an
  /// array in it is no JSON Lines of one line.
  static func guess(_ sample: ArraySlice<UInt8>, isOneDocument: Bool) -> InputOptions.Format? {
    let text = sample.drop(while: isSpace)
    if text.first == 0x5B { return place(text, hints: nil) == nil ? nil : .json }
    guard text.first == 0x7B else { return nil }
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    let isOnlyLine = text.dropFirst(line.count).allSatisfy(isSpace)
    let hasArray = place(text, hints: nil) != nil
    if line.last(where: { !isSpace($0) }) == 0x7D && !(isOnlyLine && isOneDocument && hasArray) {
      return .jsonl
    }
    return hasArray ? .json : isOnlyLine ? .jsonl : nil
  }

  /// Where the records begin: behind the first bracket that an object follows.
  ///
  /// So `{"reviews": [{…}, {…}]}` is read too; of several arrays, the one whose objects have the keys of comments and scores.
  /// Nil where there is no such array.
  static func place(_ text: ArraySlice<UInt8>, hints: ColumnHints?) -> Place? {
    text.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      scanner.skipSpace()
      if scanner.current == 0x5B, let rows = rows(scanner) { return rows }
      if scanner.current == 0x7B, let values = values(scanner) { return values }
      return best(arrays(scanner), hints)
    }
  }

  /// Whether JSON skips the byte between values.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  // MARK: - Arrays of objects

  private struct Found {
    let offset: Int
    let depth: Int
    let key: String
    let fields: [String]
  }

  private static func best(_ found: [Found], _ hints: ColumnHints?) -> Place? {
    guard var best = found.first else { return nil }
    func weight(_ array: Found) -> Int {
      array.fields.count { hints?.match($0, .text) != nil || hints?.match($0, .score) != nil }
    }
    for array in found.dropFirst() where weight(array) > weight(best) { best = array }
    let others = found.filter { $0.offset != best.offset }.map { "'\($0.key)'" }
    let notice =
      others.isEmpty
      ? nil
      : "of several arrays '\(best.key)' is read; not read: \(others.prefix(5).joined(separator: ", "))"
    return Place(offset: best.offset, depth: best.depth, notice: notice)
  }

  /// The arrays of objects that are in no other one.
  private static func arrays(_ start: JSONScanner) -> [Found] {
    var scanner = start
    var found: [Found] = []
    var (depth, key) = (0, "")
    while scanner.at < scanner.end {
      switch scanner.current {
      case 0x22:
        guard let text = scanner.string() else { return found }
        if scanner.take(0x3A) { key = String(decoding: scanner.bytes[text.stretch.indices], as: UTF8.self) }
        continue
      case 0x5B:
        var inside = scanner
        inside.at += 1
        inside.skipSpace()
        if inside.current == 0x7B {
          found.append(Found(offset: scanner.at + 1, depth: depth, key: key, fields: fields(inside)))
          if !scanner.skipNested() { return found }
          // What follows a whole document is another one.
          if depth == 0 { return found }
          continue
        }
        depth += 1
      case 0x7B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return found }
      default: break
      }
      scanner.at += 1
    }
    return found
  }

  /// The keys of the object at the scanner's position.
  private static func fields(_ start: JSONScanner) -> [String] {
    var scanner = start
    var keys: [String] = []
    guard scanner.take(0x7B) else { return [] }
    repeat {
      scanner.skipSpace()
      guard let key = scanner.string(), scanner.take(0x3A) else { break }
      keys.append(String(decoding: scanner.bytes[key.stretch.indices], as: UTF8.self))
      scanner.skipSpace()
      guard skipValue(&scanner) else { break }
    } while scanner.take(0x2C)
    return keys
  }

  private static func skipValue(_ scanner: inout JSONScanner) -> Bool {
    switch scanner.current {
    case 0x22: scanner.string() != nil
    case 0x7B, 0x5B: scanner.skipNested()
    default: scanner.literal() != nil
    }
  }

  // MARK: - Objects of objects, arrays of arrays

  /// `{"a1": {…}, "a2": {…}}`: records by their keys, where the first two have the same fields.
  private static func values(_ start: JSONScanner) -> Place? {
    var scanner = start
    guard scanner.take(0x7B) else { return nil }
    let offset = scanner.at
    var first: (key: String, fields: Set<String>)?
    for _ in 0..<2 {
      scanner.skipSpace()
      guard let key = scanner.string(), scanner.take(0x3A) else { return nil }
      scanner.skipSpace()
      guard scanner.current == 0x7B else { return nil }
      let fields = Set(fields(scanner))
      guard scanner.skipNested(), !fields.isEmpty else { return nil }
      guard let before = first else {
        first = (String(decoding: scanner.bytes[key.stretch.indices], as: UTF8.self), fields)
        guard scanner.take(0x2C) else { return nil }
        continue
      }
      let common = before.fields.intersection(fields).count
      guard common * 2 >= before.fields.union(fields).count else { return nil }
      return Place(
        offset: offset,
        notice: "the values of one object are read as the records; its keys ('\(before.key)', …) are not read"
      )
    }
    return nil
  }

  /// `[["id", "score"], [1, 9]]`: records without keys, with their names in the first of them.
  private static func rows(_ start: JSONScanner) -> Place? {
    var scanner = start
    guard scanner.take(0x5B) else { return nil }
    scanner.skipSpace()
    let offset = scanner.at
    guard scanner.take(0x5B) else { return nil }
    var (names, isNamed) = ([String](), true)
    repeat {
      scanner.skipSpace()
      let isText = scanner.current == 0x22
      let at = scanner.at
      guard skipValue(&scanner) else { return nil }
      isNamed = isNamed && isText
      names.append(isText ? JSONStringText.text(Array(scanner.bytes[at..<scanner.at])[...]) : "")
    } while scanner.take(0x2C)
    guard scanner.take(0x5D), names.count > 1 else { return nil }
    let isMore = scanner.take(0x2C)
    if isNamed && isMore { return Place(offset: scanner.at, names: names) }
    return Place(offset: offset, names: names.indices.map { "column_\($0 + 1)" })
  }
}

/// What follows an array of records: the end of what stands around it, and perhaps another document with such an array.
struct JSONRest {
  /// The offset of the next array's first record; nil where there is none.
  private(set) var next: Int?
  /// The line breaks before it, or before what is none.
  private(set) var lines = 0
  /// Whether what stands around the array is not closed.
  private(set) var isOpen = false
  /// Whether what follows is no array of records.
  private(set) var isForeign = false
  /// Whether the array goes on there: a bracket too many had ended it.
  private(set) var isContinued = false

  /// Looks at the text behind an array with `depth` brackets around it.
  init(_ text: ArraySlice<UInt8>, depth: Int) {
    text.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      var open = depth
      while open > 0, scanner.at < scanner.end {
        switch scanner.current {
        case 0x22:
          if scanner.string() == nil { scanner.at = scanner.end }
          continue
        case 0x7B, 0x5B: open += 1
        case 0x7D, 0x5D: open -= 1
        default: break
        }
        scanner.at += 1
      }
      isOpen = open > 0
      repeat {
        scanner.skipSpace()
        isContinued = false
        while scanner.take(0x2C) { isContinued = true }
      } while Self.skipEmptyArray(&scanner)
      if isOpen || scanner.at == scanner.end { return }
      let start = scanner.at
      lines = bytes[..<start].count { $0 == 0x0A }
      isContinued = isContinued && scanner.current == 0x7B
      if isContinued {
        next = start
        return
      }
      guard scanner.current == 0x7B || scanner.current == 0x5B,
        let place = JSONShape.place(text.dropFirst(start), hints: nil), place.names == nil
      else {
        isForeign = true
        return
      }
      next = start + place.offset
      lines = bytes[..<(start + place.offset)].count { $0 == 0x0A }
    }
  }

  private static func skipEmptyArray(_ scanner: inout JSONScanner) -> Bool {
    let start = scanner.at
    if scanner.take(0x5B), scanner.take(0x5D) { return true }
    scanner.at = start
    return false
  }
}
