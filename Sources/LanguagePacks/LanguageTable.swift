/// The content of `shared/languages.tsv`, read straight from its bytes: twenty thousand rows must not delay the start.
///
/// A header row `ngram` with the languages' codes; then rows of an n-gram and one whole number a language. Three names
/// begin with a colon: `:unit` (what a step of 1 means), `:margin` and `:bias`.
struct LanguageTable {
  private(set) var languages: [String]
  private(set) var margin: Float
  private(set) var bias: [Float]
  /// The weights of all rows, one row of `languages.count` numbers after the other.
  private(set) var weights: [Float]
  private(set) var rows: FeatureIndex

  init(languages: [String], margin: Float, bias: [Float], weights: [Float], rows: FeatureIndex) {
    self.languages = languages
    self.margin = margin
    self.bias = bias
    self.weights = weights
    self.rows = rows
  }

  init(name: String, bytes: [UInt8]) throws(LexiconError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(LexiconError) in
      try LanguageTable(name: name, bytes: bytes)
    }
  }

  private init(name: String, bytes: UnsafeBufferPointer<UInt8>) throws(LexiconError) {
    let lines = bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
    self.init(languages: [], margin: 0, bias: [], weights: [], rows: FeatureIndex(capacity: lines + 1))
    weights.reserveCapacity((lines + 1) * 10)
    var reader = LineReader(name: name, bytes: bytes)
    var unit: Float = 1
    while let row = reader.next() {
      if languages.isEmpty {
        languages = try reader.header(row)
      } else if bytes[row.lowerBound] == 0x3A {
        let text = reader.text(row)
        let values = try reader.numbers(text.dropFirst())
        switch text[0] {
        case ":unit": unit = values.first ?? 1
        case ":margin": margin = values.first ?? 0
        case ":bias" where values.count == languages.count: bias = values
        default:
          throw reader.error(
            "'\(text[0])' is no setting of this table", "use :unit, :margin or a whole :bias")
        }
      } else {
        try reader.read(row, columns: languages.count, into: &weights, &rows)
      }
    }
    if bias.isEmpty { bias = Array(repeating: 0, count: languages.count) }
    for i in bias.indices { bias[i] *= unit }
    for i in weights.indices { weights[i] *= unit }
  }
}

/// Goes through the lines of the table that hold data.
private struct LineReader {
  let name: String
  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private(set) var line = 0

  init(name: String, bytes: UnsafeBufferPointer<UInt8>) {
    self.name = name
    self.bytes = bytes
  }

  /// The next line that is neither empty nor a comment.
  mutating func next() -> Range<Int>? {
    while position < bytes.count {
      let start = position
      while position < bytes.count && bytes[position] != 0x0A { position += 1 }
      var end = position
      position += 1
      line += 1
      if end > start && bytes[end - 1] == 0x0D { end -= 1 }
      if end > start && bytes[start] != 0x23 { return start..<end }
    }
    return nil
  }

  func error(_ problem: String, _ remedy: String) -> LexiconError {
    LexiconError(file: name, line: line, problem: problem, remedy: remedy)
  }

  func text(_ row: Range<Int>) -> [String] {
    bytes[row].split(separator: 0x09, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func header(_ row: Range<Int>) throws(LexiconError) -> [String] {
    let columns = text(row)
    guard columns.count > 1, columns[0] == "ngram" else {
      throw error(
        "the first row does not name the columns",
        "begin with 'ngram' and the languages' codes, separated by tabs")
    }
    return Array(columns.dropFirst())
  }

  func numbers(_ columns: ArraySlice<String>) throws(LexiconError) -> [Float] {
    var values: [Float] = []
    for column in columns {
      guard let value = Float(column), value.isFinite else {
        throw error("'\(column)' is not a number", "write a number such as 0.05")
      }
      values.append(value)
    }
    return values
  }

  /// Reads an n-gram and its whole numbers, without making strings of them.
  func read(
    _ row: Range<Int>, columns: Int, into weights: inout [Float], _ rows: inout FeatureIndex
  ) throws(LexiconError) {
    var i = row.lowerBound
    while i < row.upperBound && bytes[i] != 0x09 { i += 1 }
    guard rows.insert(FeatureIndex.hash(bytes[row.lowerBound..<i])) else {
      throw error("the n-gram stands in the table twice", "keep one of the rows")
    }
    var found = 0
    while i < row.upperBound {
      i += 1
      let isNegative = i < row.upperBound && bytes[i] == 0x2D
      if isNegative { i += 1 }
      let first = i
      var value: Int32 = 0
      while i < row.upperBound, (0x30...0x39).contains(bytes[i]), i - first < 6 {
        value = value * 10 + Int32(bytes[i] - 0x30)
        i += 1
      }
      guard i > first, i == row.upperBound || bytes[i] == 0x09 else {
        throw error("column \(found + 2) is not a whole number", "write a number such as -12")
      }
      weights.append(Float(isNegative ? -value : value))
      found += 1
    }
    guard found == columns else {
      throw error(
        "\(found) numbers where the header names \(columns) languages", "write one number a language")
    }
  }
}
