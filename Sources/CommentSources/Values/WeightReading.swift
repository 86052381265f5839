/// What a cell of the weight column says.
public enum WeightReading: Sendable, Equatable {
  /// How many respondents the row stands for, 0 or more.
  case weight(Double)
  /// Nothing.
  case missing
  /// Text.
  case notANumber
  /// Less than nothing.
  case negative
  /// More than a million: no sum of them would be exact.
  case tooLarge

  /// The largest weight that is read.
  public static let largest = 1_000_000.0

  /// Reads the bytes of a cell: `0,8`, `1.25`, `3`, `1e-3`.
  public init(_ cell: UnsafeBufferPointer<UInt8>) {
    let plain = NumberScan.trimmed(cell)
    if plain.isEmpty {
      self = .missing
    } else if let value = NumberScan.whole(plain) ?? NumberScan.scientific(plain) {
      self = value < 0 ? .negative : value > Self.largest ? .tooLarge : .weight(value)
    } else {
      self = .notANumber
    }
  }

  /// The weight; 0 where there is none.
  public var value: Double {
    if case .weight(let value) = self { return value }
    return 0
  }

  /// The reason under which output counts rows without a usable weight; nil for those with one.
  public var rejection: String? {
    switch self {
    case .weight: nil
    case .missing: "missing weight"
    case .notANumber: "weight is not a number"
    case .negative: "negative weight"
    case .tooLarge: "weight above 1,000,000"
    }
  }
}
