public import LanguagePacks
public import VerbatimModel

/// What a cell of the score column says.
public enum ScoreReading: Sendable, Equatable {
  /// A usable answer, in scale points; turned round where a high answer is bad.
  case score(Double)
  /// Nothing, or an answer that is none.
  case missing
  /// Text that stands for no point of the scale.
  case notANumber
  /// A number that the scale does not have.
  case outOfRange

  /// The reason under which output counts rows without a usable score; nil for those with one.
  public var rejection: String? {
    switch self {
    case .score: nil
    case .missing: "missing score"
    case .notANumber: "not a number"
    case .outOfRange: "score out of range"
    }
  }
}

/// Reads answers on a scale: `7`, `7,5`, `1E+1`, `8/10`, `9 - Very likely`, `4 sterren`, `★★★★☆`, `zeer tevreden`.
///
/// A plain number is read without allocating.
public struct ScoreReader: Sendable {
  private let low: Double
  private let high: Double
  private let isReversed: Bool
  private let answers: AnswerTable

  /// A reader for `scale`.
  ///
  /// With `isReversed` a low answer is good, and is turned round: 1 becomes the highest.
  public init(scale: Scale, answers: AnswerTable = AnswerTable(), isReversed: Bool = false) {
    low = scale.bands.first?.low ?? 0
    high = scale.bands.last?.high ?? 0
    self.answers = answers
    self.isReversed = isReversed
  }

  /// Reads the bytes of a cell.
  public func read(_ cell: UnsafeBufferPointer<UInt8>) -> ScoreReading {
    if cell.isEmpty { return .missing }
    if let number = NumberScan.whole(cell) ?? NumberScan.scientific(cell) { return place(number) }
    return readWords(cell)
  }

  /// Reads a string.
  public func read(_ text: String) -> ScoreReading {
    var text = text
    return text.withUTF8 { read($0) }
  }

  private func place(_ number: Double) -> ScoreReading {
    guard number >= low, number <= high else { return .outOfRange }
    return .score(isReversed ? low + high - number : number)
  }

  private func readWords(_ cell: UnsafeBufferPointer<UInt8>) -> ScoreReading {
    let text = String(decoding: cell, as: UTF8.self)
    if WordedNumber.isBlank(text) { return .missing }
    if let answer = answers.value(of: text) { return place(answer) }
    if answers.isMissing(text) { return .missing }
    if let stars = StarRating.count(text) { return place(Double(stars)) }
    guard let number = WordedNumber(text, answers) else { return .notANumber }
    if let label = number.label, answers.isMissing(label) { return .missing }
    if number.isPercent && high != 100 { return .notANumber }
    if let end = number.outOf, end != high { return .outOfRange }
    return place(number.value)
  }
}

/// Ratings drawn as stars.
enum StarRating {
  /// The number of filled stars in text that is nothing but stars; nil for other text.
  static func count(_ text: String) -> Int? {
    var filled = 0
    var empty = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2605, 0x2B50, 0x1F31F, 0x272D, 0x2B51: filled += 1
      case 0x2606, 0x2729, 0x272A: empty += 1
      case 0x20, 0xA0, 0xFE0E, 0xFE0F: continue
      default: return nil
      }
    }
    return filled + empty > 0 ? filled : nil
  }
}
