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
  /// The different values, as far as they were counted, and what each is.
  private var kinds: [String: Kind] = [:]

  /// What a cell holds besides a plain number.
  private enum Kind { case text, date, answer }

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
    let number = NumberScan.whole(plain)
    if let number {
      numbers += 1
      highest = max(highest, number)
    }
    let kind = kinds[text] ?? (number == nil ? Self.kind(plain, text, catalog, reader) : .text)
    if distinct < Self.mostDistinct { kinds[text] = kind }
    if kind == .date { dates += 1 }
    if kind == .answer { answers += 1 }
  }

  private static func kind(
    _ cell: UnsafeBufferPointer<UInt8>, _ text: String, _ catalog: ScaleCatalog, _ reader: DateReader
  ) -> Kind {
    if cell.count > 40 { return .text }
    if reader.read(cell) != nil { return .date }
    return StarRating.count(text) != nil || catalog.isAnswer(text) ? .answer : .text
  }

  /// How many different values there are, as far as they were counted.
  var distinct: Int { kinds.count }

  /// The mean number of words of the cells that hold something.
  var words: Double { filled == 0 ? 0 : 1 + Double(spaces) / Double(filled) }
  /// The share of the filled cells that `count` makes up.
  func share(_ count: Int) -> Double { filled == 0 ? 0 : Double(count) / Double(filled) }
  /// The share of the filled cells that differ from all others, roughly.
  var variety: Double { share(min(distinct, filled)) }
  /// Whether few values come back again and again.
  var isCategorical: Bool {
    distinct >= 2 && distinct <= 60 && (variety <= 0.3 || filled < 20 && variety < 0.7)
  }
}
