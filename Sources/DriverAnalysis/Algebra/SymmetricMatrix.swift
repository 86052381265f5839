/// A dense symmetric matrix, stored in full.
public struct SymmetricMatrix: Sendable, Hashable {
  /// The number of rows and columns.
  public let order: Int
  /// All elements, column after column.
  public internal(set) var values: [Double]

  /// A matrix of zeros.
  public init(order: Int) {
    self.order = order
    values = Array(repeating: 0, count: order * order)
  }

  /// A matrix of which only the diagonal and the elements below it are given, column after column.
  init(order: Int, lower: [Double]) {
    self.order = order
    values = lower
    for column in 0..<order {
      for row in 0..<column { values[column * order + row] = lower[row * order + column] }
    }
  }

  /// One element; setting it sets its mirror image too.
  public subscript(row: Int, column: Int) -> Double {
    get { values[column * order + row] }
    set {
      values[column * order + row] = newValue
      values[row * order + column] = newValue
    }
  }

  /// The rows and columns in `indices`, in that order.
  public func restricted(to indices: [Int]) -> SymmetricMatrix {
    var result = SymmetricMatrix(order: indices.count)
    for (column, source) in indices.enumerated() {
      for (row, other) in indices[...column].enumerated() { result[row, column] = self[other, source] }
    }
    return result
  }

  /// The product with a vector of `order` elements.
  public func times(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: order)
    for column in 0..<order {
      for row in 0..<order { result[row] += values[column * order + row] * vector[column] }
    }
    return result
  }
}
