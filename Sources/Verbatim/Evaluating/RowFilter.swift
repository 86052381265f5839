public import Evaluation
internal import Foundation

/// A condition on a column: `COL=VALUE`, `COL!=VALUE`, `COL>=5`, `COL<=5`, `COL>5`, `COL<5`.
public struct RowFilter: Sendable, Equatable {
  /// How the cell is compared.
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">=", atMost = "<=", differs = "!=", equals = "=", above = ">", below = "<"
  }

  /// The column's name or number.
  public let column: String
  /// How the cell is compared.
  public let comparison: Comparison
  /// What the cell is compared with.
  public let value: String

  /// Reads a condition.
  ///
  /// - Throws: `EvaluationError` where there is no comparison in it.
  public init(_ text: String, option: String = "--where") throws(EvaluationError) {
    guard let place = text.firstIndex(where: { "=<>!".contains($0) }), place > text.startIndex,
      let comparison = Comparison.allCases.first(where: { text[place...].hasPrefix($0.rawValue) })
    else {
      throw EvaluationError(
        place: option, problem: "'\(text)' is not a condition", remedy: "write COLUMN=VALUE or COLUMN>=NUMBER"
      )
    }
    column = text[..<place].trimmingCharacters(in: .whitespaces)
    value = text[place...].dropFirst(comparison.rawValue.count).trimmingCharacters(in: .whitespaces)
    self.comparison = comparison
  }

  /// Whether a cell fits.
  ///
  /// Equality also holds where one of several labels in the cell, between bars, is the value.
  public func accepts(_ cell: String) -> Bool {
    let cell = cell.trimmingCharacters(in: .whitespaces)
    let isEqual =
      cell == value
      || cell.split(separator: "|").contains { $0.trimmingCharacters(in: .whitespaces) == value }
    switch comparison {
    case .equals: return isEqual
    case .differs: return !isEqual
    default: break
    }
    guard let number = Double(cell.replacing(",", with: ".")), let limit = Double(value) else { return false }
    switch comparison {
    case .atLeast: return number >= limit
    case .atMost: return number <= limit
    case .above: return number > limit
    default: return number < limit
    }
  }
}
