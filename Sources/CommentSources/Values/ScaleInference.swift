public import LanguagePacks
public import VerbatimModel

/// The scale that a column of answers is on, and why.
public struct InferredScale: Sendable {
  /// The scale.
  public let scale: Scale
  /// What messages call it.
  public let label: String
  /// What speaks for it, for the user: `values 0–10`.
  public let reason: String
}

/// Finds the scale of a column from its name and the values of the first rows.
public struct ScaleInference: Sendable {
  private let catalog: ScaleCatalog

  /// An inference over the scales of `catalog`.
  public init(_ catalog: ScaleCatalog) { self.catalog = catalog }

  /// The scale of column `column`; nil when its values fit none.
  public func infer(column: Int, named name: String, in sample: [RecordBatch]) -> InferredScale? {
    var values = ScoreValues()
    for batch in sample {
      for row in batch.rows.indices {
        batch.withCell(row, column) { values.add($0, missing: catalog.missing) }
      }
    }
    return infer(values, named: name)
  }

  func infer(_ values: ScoreValues, named name: String) -> InferredScale? {
    guard values.count > 0 else { return hinted(name, values) }
    if values.words > values.numbers.count { return worded(values) }
    return hinted(name, values) ?? numbered(values)
  }

  // MARK: - By name

  private func hinted(_ name: String, _ values: ScoreValues) -> InferredScale? {
    guard let (definition, pattern) = catalog.definition(forColumn: name) else { return nil }
    var found = definition
    // From 1 up and many answers: nobody was offered a 0.
    if found.scale.id == "nps", values.numbers.count >= 100, !values.hasZero,
      let other = catalog.definition("nps10")
    {
      found = other
    }
    guard let first = found.scale.bands.first, let last = found.scale.bands.last,
      values.share(from: first.low, to: last.high) >= 0.6, values.fractionShare <= 0.2,
      !(found.scale.id == "csat4" && values.count > values.words)
    else { return nil }
    // A column called "NPS" with no answer above 5 in many rows is another question.
    if found.scale.id.hasPrefix("nps"), values.numbers.count >= 100, values.highest <= 5, !values.hasZero {
      return nil
    }
    return InferredScale(
      scale: found.scale, label: found.label, reason: "its name matches '\(pattern)'\(values.rangeNote)")
  }

  // MARK: - By values

  private func numbered(_ values: ScoreValues) -> InferredScale? {
    // Shares, probabilities and yes/no are no answers on a scale, whatever the column is called.
    guard values.share(from: 0, to: 10) >= 0.8, values.highest > 1, values.fractionShare <= 0.2 else {
      return nil
    }
    let id =
      if values.hasZero { "nps" } else if values.highest > 7 { "nps10" } else if values.highest > 5 {
        "ces"
      } else { "csat" }
    return catalog.definition(id).map {
      InferredScale(
        scale: $0.scale, label: $0.label, reason: values.rangeNote.isEmpty ? "by default" : values.range)
    }
  }

  private func worded(_ values: ScoreValues) -> InferredScale? {
    let keys = values.wordCounts.keys.reduce(into: [:]) { $0[$1] = catalog.answerKey($1) }
    let candidates = catalog.definitions.map { definition in
      (
        definition,
        matched: values.wordCounts.filter { text, _ in
          keys[text].flatMap { definition.answers.value(ofKey: $0) } != nil
        }
      )
    }
    func weight(_ counts: [String: Int]) -> Int { counts.values.reduce(0, +) }
    guard let most = candidates.map({ weight($0.matched) }).max(), most * 2 > values.words else { return nil }
    let best = candidates.filter { weight($0.matched) == most }
    // Four answers without a middle one fit both of the satisfaction scales: then it is the one with four.
    let four = best.first { $0.0.scale.id == "csat4" && $0.matched.count >= 4 }
    let chosen = four ?? best.first { $0.0.scale.id == "csat" } ?? best.first
    return chosen.map { definition, matched in
      let examples = matched.keys.sorted().prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
      return InferredScale(
        scale: definition.scale, label: definition.label, reason: "worded answers such as \(examples)")
    }
  }
}

/// The values of a column, as far as a scale can be told from them.
struct ScoreValues {
  /// The numbers, in input order.
  private(set) var numbers: [Double] = []
  /// How often each text that is no number occurs.
  private(set) var wordCounts: [String: Int] = [:]
  /// How many cells hold such text.
  private(set) var words = 0

  /// How many cells hold something.
  var count: Int { numbers.count + words }
  /// Whether somebody answered 0.
  var hasZero: Bool { numbers.contains(0) }

  /// The highest answer up to 10, leaving out what so few gave that it is a slip.
  var highest: Double {
    let valid = numbers.filter { $0 <= 10 }.sorted()
    return valid.isEmpty ? 0 : valid[max(0, valid.count - 1 - valid.count / 200)]
  }

  /// The share of the cells that hold a number in the range.
  func share(from low: Double, to high: Double) -> Double {
    numbers.isEmpty ? 0 : Double(numbers.count { $0 >= low && $0 <= high }) / Double(numbers.count)
  }

  /// The share of the numbers that lie between 0 and 1, both left out.
  var fractionShare: Double {
    numbers.isEmpty ? 0 : Double(numbers.count { $0 > 0 && $0 < 1 }) / Double(numbers.count)
  }

  /// `values 1–10`.
  var range: String {
    let valid = numbers.filter { $0 >= 0 && $0 <= 10 }
    guard let low = valid.min(), let high = valid.max() else { return "" }
    return "values \(Self.plain(low))–\(Self.plain(high))"
  }

  var rangeNote: String { range.isEmpty ? "" : ", \(range)" }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }

  /// Takes up a cell.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, missing: AnswerTable) {
    if cell.isEmpty { return }
    if let number = NumberScan.whole(cell) ?? NumberScan.scientific(cell) {
      numbers.append(number)
      return
    }
    let text = String(decoding: cell, as: UTF8.self)
    if let known = wordCounts[text] {
      wordCounts[text] = known + 1
      words += 1
      return
    }
    if text.isBlank || missing.isMissing(text) { return }
    if let stars = StarRating.count(text) {
      numbers.append(Double(stars))
      return
    }
    if let number = WordedNumber(text, missing), number.outOf.map([5, 7, 10].contains) ?? true,
      !number.isPercent
    {
      numbers.append(number.value)
      return
    }
    words += 1
    if wordCounts.count < 1_000 { wordCounts[text.trimmed.description, default: 0] += 1 }
  }
}
