internal import LanguagePacks
internal import VerbatimModel

/// What the first rows say about the content of a column.
struct ColumnProfile {
  /// The rows that were looked at.
  private(set) var rows = 0
  /// How many cells hold something.
  private(set) var filled = 0
  /// How many spaces there are between words, all cells together.
  private(set) var spaces = 0
  /// How many cells hold a date that is no plain number.
  private(set) var dates = 0
  /// How many cells hold nothing but a number.
  private(set) var numbers = 0
  /// How many cells hold a number written as a score, such as `8/10` or stars, or a worded answer.
  private(set) var answers = 0
  /// The highest of those numbers.
  private(set) var highest = 0.0
  /// The different values, as far as they were counted.
  private(set) var distinct = Set<String>()

  /// Different values are counted up to this number.
  static let mostDistinct = 2_000

  init(column: Int, in sample: [RecordBatch], catalog: ScaleCatalog, dates reader: DateReader) {
    for batch in sample {
      for row in batch.rows.indices { batch.withCell(row, column) { add($0, catalog, reader) } }
    }
  }

  private mutating func add(_ cell: UnsafeBufferPointer<UInt8>, _ catalog: ScaleCatalog, _ reader: DateReader)
  {
    rows += 1
    let plain = NumberScan.trimmed(cell)
    if plain.isEmpty || MissingCode.isNegative(cell) { return }
    filled += 1
    spaces += plain.count { $0 == 0x20 }
    let text = String(decoding: plain.prefix(200), as: UTF8.self)
    if distinct.count < Self.mostDistinct { distinct.insert(text) }
    if let number = NumberScan.whole(plain) {
      numbers += 1
      highest = max(highest, number)
    } else if plain.count <= 40 {
      if reader.read(plain) != nil {
        dates += 1
      } else if StarRating.count(text) != nil
        || catalog.definitions.contains(where: { $0.answers.value(of: text) != nil })
      {
        answers += 1
      }
    }
  }

  /// The mean number of words of the cells that hold something.
  var words: Double { filled == 0 ? 0 : 1 + Double(spaces) / Double(filled) }
  /// The share of the filled cells that `count` makes up.
  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
  /// The share of the filled cells that differ from all others, roughly.
  var variety: Double { share(min(distinct.count, filled)) }
  /// Whether few values come back again and again.
  var isCategorical: Bool {
    distinct.count >= 2 && distinct.count <= 60 && (variety <= 0.3 || filled < 20 && variety < 0.7)
  }
}
