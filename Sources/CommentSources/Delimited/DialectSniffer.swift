/// Finds out how cells are separated, by trying.
struct DialectSniffer {
  /// What one dialect makes of the sample.
  struct Trial {
    let dialect: Dialect
    let records: [SampleRecord]
    /// The number of cells that most records have.
    let width: Int
    /// The share of the records that have it.
    let consistency: Double
    /// Whether a quote is left open at the end.
    let isOpen: Bool

    /// Whether the first record has as many cells as most.
    var fitsHeader: Bool { records.first?.cells.count == width }
  }

  /// The delimiters that are tried, the likelier ones first.
  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  let options: InputOptions
  let isWhole: Bool

  /// The dialect that gives most records the same number of cells, with the sample as it reads it; the consistency tells how
  /// sure that is.
  func sniff(_ text: ArraySlice<UInt8>) -> Trial {
    let candidates = options.delimiter.map { [$0] } ?? Self.delimiters
    let trials = candidates.map { best(text, delimiter: $0) }
    let wide = trials.filter { options.delimiter != nil || ($0.width > 1 && isPlausible($0)) }
    return wide.max(by: isWorse) ?? single(text)
  }

  private func isWorse(_ a: Trial, _ b: Trial) -> Bool {
    func rank(_ trial: Trial) -> (Double, Int, Int) {
      ((trial.consistency * 10).rounded(), trial.fitsHeader ? 1 : 0, trial.width)
    }
    return rank(a) < rank(b)
  }

  /// A delimiter that merely occurs in sentences gives uneven records, and is followed by a space.
  private func isPlausible(_ trial: Trial) -> Bool {
    if trial.fitsHeader && trial.consistency >= 0.3 && !looksLikeProse(trial) { return true }
    return trial.consistency >= 0.7 && trial.records.count > 2 && !looksLikeProse(trial)
  }

  private func looksLikeProse(_ trial: Trial) -> Bool {
    let later = trial.records.flatMap { $0.cells.dropFirst() }.filter { !$0.isEmpty }
    return !later.isEmpty && later.count { $0.first == " " } * 10 > later.count * 8
  }

  private func best(_ text: ArraySlice<UInt8>, delimiter: UInt8) -> Trial {
    switch options.quoting {
    case .none: return trial(text, Dialect(delimiter: delimiter, quote: nil))
    case .character(let quote): return trial(text, Dialect(delimiter: delimiter, quote: quote))
    case .auto: break
    }
    let quoted = trial(text, Dialect(delimiter: delimiter))
    guard text.contains(0x22) else { return quoted }
    let literal = trial(text, Dialect(delimiter: delimiter, quote: nil))
    // Cells that span lines make records uneven when quotes are taken literally; where they do not, the quotes are lone ones.
    let isBetter = literal.consistency > quoted.consistency + 0.02 && literal.consistency >= 0.9
    // Where every quote is closed, more records only mean that cells span lines.
    let keepsMore =
      quoted.isOpen && literal.records.count > quoted.records.count && literal.consistency >= 0.98
    return literal.width > 1 && (isBetter || keepsMore) ? literal : quoted
  }

  /// One column: the delimiter is one that does not occur, so that commas in sentences stay where they are.
  private func single(_ text: ArraySlice<UInt8>) -> Trial {
    trial(text, Dialect(delimiter: 0x1F, quote: options.quoting == .none ? nil : 0x22))
  }

  /// What one dialect makes of the sample.
  func trial(_ text: ArraySlice<UInt8>, _ dialect: Dialect) -> Trial {
    let (records, isOpen) = SampleRecord.read(text, dialect: dialect, isWhole: isWhole)
    var counts: [Int: Int] = [:]
    for record in records { counts[record.cells.count, default: 0] += 1 }
    let mode = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    let share = Double(mode?.value ?? 0) / Double(max(1, records.count))
    return Trial(
      dialect: dialect, records: records, width: mode?.key ?? 1, consistency: share, isOpen: isOpen)
  }
}
