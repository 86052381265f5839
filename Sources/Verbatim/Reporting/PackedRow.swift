internal import VerbatimModel

/// A row of a report in one block of bytes, with its parts apart, so that those that are not asked for are passed over.
struct PackedRow: Sendable {
  /// What decides whether the row is kept.
  let order: ReportRow.Order
  private let bytes: [UInt8]

  init(_ row: ReportRow) {
    order = row.order
    var all = PackedWriter()
    for part in ReportRow.Detail.inOrder {
      var writer = PackedWriter()
      switch part {
      case .answers: writer.writeAnswers(row)
      case .themes: writer.writeThemes(row)
      case .hits: writer.writeHits(row)
      default: writer.writeHead(row)
      }
      all.write(writer.bytes)
    }
    // A copy without the room that growing left.
    bytes = all.bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// The row with these details; the others are as in a row without text.
  func row(with details: ReportRow.Detail) -> ReportRow {
    var reader = PackedReader(bytes)
    _ = reader.int()
    var row = reader.head(order: order)
    for part in ReportRow.Detail.inOrder.dropFirst() {
      let count = reader.int()
      guard details.contains(part) else {
        reader.skip(count)
        continue
      }
      switch part {
      case .answers: reader.readAnswers(&row)
      case .themes: reader.readThemes(&row)
      default: reader.readHits(&row)
      }
    }
    return row
  }
}

extension ReportRow {
  /// What of a row is wanted, beside its number, score, segments, date and sentiment.
  public struct Detail: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Those with these bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The text, and where the answers in it begin.
    public static let answers = Detail(rawValue: 1)
    /// The themes, and where they were matched.
    public static let themes = Detail(rawValue: 2)
    /// What the sentiment rests on.
    public static let hits = Detail(rawValue: 4)
    /// All of it.
    public static let all: Detail = [.answers, .themes, .hits]

    /// In the order in which they are packed, behind what every row has.
    static let inOrder: [Detail] = [[], .answers, .themes, .hits]
  }
}

// MARK: Writing

extension PackedWriter {
  fileprivate mutating func write(_ raw: [UInt8]) {
    write(raw.count)
    append(raw)
  }

  fileprivate mutating func writeHead(_ row: ReportRow) {
    write(row.number)
    write(row.id.map { [$0] } ?? []) { $0.write($1) }
    switch row.score {
    case .scored(let score, let band):
      write(0)
      write(score)
      write(band)
    case .rejected(let reason):
      write(1)
      write(reason)
    case .none: write(2)
    }
    write(row.weight)
    write(row.segments) { $0.write($1) }
    write(row.date.map { [$0.daysSince1970] } ?? []) { $0.write($1) }
    write(row.language)
    write(row.sentiment)
    write((row.hasText ? 1 : 0) + (row.isNoAnswer ? 2 : 0) + (row.isMismatch ? 4 : 0))
  }

  private mutating func write(_ sentiment: Sentiment) {
    write(sentiment.score)
    write(Int(sentiment.label.rawValue))
    write(sentiment.positive)
    write(sentiment.negative)
  }

  private mutating func write(_ span: ReportRow.Span) {
    write(span.start)
    write(span.length)
  }

  fileprivate mutating func writeAnswers(_ row: ReportRow) {
    write(row.text)
    write(row.parts) { writer, part in
      writer.write(part.column)
      writer.write(part.start)
    }
  }

  fileprivate mutating func writeThemes(_ row: ReportRow) {
    write(row.themes) { writer, theme in
      writer.write(theme.theme)
      writer.write(theme.sentiment)
    }
    write(row.evidence) { writer, evidence in
      writer.write(evidence.span)
      writer.write(evidence.theme)
      writer.write(evidence.term)
    }
  }

  fileprivate mutating func writeHits(_ row: ReportRow) {
    write(row.hits) { writer, hit in
      writer.write(hit.span)
      writer.write(hit.reason.entry)
      writer.write(hit.reason.valence)
      writer.write(hit.reason.weight)
      writer.write(hit.reason.rules) { $0.write($1) }
    }
  }
}

// MARK: Reading

extension PackedReader {
  fileprivate mutating func head(order: ReportRow.Order) -> ReportRow {
    let number = int()
    let id = array { $0.string() }.first
    let score: RowScore
    switch int() {
    case 0:
      let value = double()
      score = .scored(value, band: int())
    case 1: score = .rejected(string())
    default: score = .none
    }
    let weight = double()
    let segments = array { $0.string() }
    let date = array { $0.int() }.first.flatMap { CalendarDate(daysSince1970: $0) }
    var row = ReportRow(
      number: number, id: id, score: score, weight: weight, segments: segments, date: date, order: order)
    row.language = string()
    row.sentiment = sentiment()
    let flags = int()
    (row.hasText, row.isNoAnswer, row.isMismatch) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0)
    return row
  }

  private mutating func sentiment() -> Sentiment {
    let score = double()
    let label = SentimentLabel(rawValue: UInt8(int())) ?? .neutral
    let positive = double()
    return Sentiment(score: score, label: label, positive: positive, negative: double())
  }

  private mutating func span() -> ReportRow.Span {
    let start = int()
    return ReportRow.Span(start: start, length: int())
  }

  fileprivate mutating func readAnswers(_ row: inout ReportRow) {
    row.text = string()
    row.parts = array { reader in
      let column = reader.int()
      return ReportRow.Part(column: column, start: reader.int())
    }
  }

  fileprivate mutating func readThemes(_ row: inout ReportRow) {
    row.themes = array { reader in
      let theme = reader.int()
      return ReportRow.Theme(theme: theme, sentiment: reader.sentiment())
    }
    row.evidence = array { reader in
      let span = reader.span()
      let theme = reader.int()
      return ReportRow.Evidence(span: span, theme: theme, term: reader.string())
    }
  }

  fileprivate mutating func readHits(_ row: inout ReportRow) {
    row.hits = array { reader in
      let span = reader.span()
      let entry = reader.string()
      let valence = reader.double()
      let weight = reader.double()
      let rules = reader.array { $0.string() }
      return ReportRow.Hit(
        span: span, reason: HitReason(entry: entry, valence: valence, weight: weight, rules: rules))
    }
  }
}
