internal import CommentSources

/// What a cell of the input holds, for files that tell numbers from text.
public enum CellValue: Sendable, Equatable {
  /// Nothing.
  case empty
  /// A number whose text is the shortest way to write it.
  case number(Double)
  /// Anything else.
  case text(String)

  /// Reads a cell; `007`, `+31`, `1e5` and numbers of more than 15 digits stay text, so that nothing is lost.
  ///
  /// Where the input has decimal commas, `917,39` is a number; `1.416` is then none for certain, and stays text.
  public init(_ text: String, hasDecimalComma: Bool = false) {
    if text.isEmpty {
      self = .empty
    } else if hasDecimalComma, let number = DecimalComma.number(text) {
      self = .number(number)
    } else if hasDecimalComma, text.contains(".") {
      self = .text(text)
    } else if let number = Self.number(text) {
      self = .number(number)
    } else {
      self = .text(text)
    }
  }

  private static func number(_ text: String) -> Double? {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    guard (1...15).contains(digits), text.utf8.count <= digits + 2, let number = Double(text) else {
      return nil
    }
    return NumberText.significant(number) == text || "\(number)" == text ? number : nil
  }
}
