import CLAPACK
import Glibc

/// Why a matrix could not be worked with.
public enum AlgebraError: Error, Sendable, Hashable {
  /// The matrix is not positive definite: predictors depend on one another.
  case notPositiveDefinite
  /// The eigenvalue iteration did not converge, or a number was not finite.
  case noConvergence
}

/// The few routines of the reference LAPACK that regressions need.
///
/// The reference library and not one that picks kernels by processor, so that every machine prints the same
/// figures.
enum LinearAlgebra {
  /// The inverse of a positive definite matrix, by Cholesky (`dpotrf`, `dpotri`).
  static func inverse(_ matrix: SymmetricMatrix) throws(AlgebraError) -> SymmetricMatrix {
    try inverseAndLogDeterminant(matrix).inverse
  }

  /// The inverse of a positive definite matrix and the logarithm of its determinant, by Cholesky.
  static func inverseAndLogDeterminant(
    _ matrix: SymmetricMatrix
  ) throws(AlgebraError) -> (inverse: SymmetricMatrix, logDeterminant: Double) {
    let order = matrix.order
    if order == 0 { return (matrix, 0) }
    var result = matrix
    let size = Int32(order)
    let lower = CChar(UInt8(ascii: "L"))
    guard LAPACKE_dpotrf(LAPACK_COL_MAJOR, lower, size, &result.values, size) == 0 else {
      throw .notPositiveDefinite
    }
    let logDeterminant = (0..<order).reduce(0) { $0 + 2 * log(result.values[$1 * order + $1]) }
    guard LAPACKE_dpotri(LAPACK_COL_MAJOR, lower, size, &result.values, size) == 0 else {
      throw .notPositiveDefinite
    }
    for column in 0..<order {
      for row in column..<order { result[column, row] = result[row, column] }
    }
    return (result, logDeterminant)
  }

  /// Eigenvalues in ascending order, and the eigenvectors as columns (`dsyevr`).
  static func eigen(
    _ matrix: SymmetricMatrix
  ) throws(AlgebraError) -> (values: [Double], vectors: [Double]) {
    let order = matrix.order
    if order == 0 { return ([], []) }
    var destroyed = matrix.values
    var vectors = [Double](repeating: 0, count: order * order)
    var values = [Double](repeating: 0, count: order)
    var support = [Int32](repeating: 0, count: 2 * order)
    let size = Int32(order)
    var found: Int32 = 0
    let (vectorsToo, all, lower) = (
      CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "A")), CChar(UInt8(ascii: "L"))
    )
    let status = LAPACKE_dsyevr(
      LAPACK_COL_MAJOR, vectorsToo, all, lower, size, &destroyed, size, 0, 0, 0, 0, 0, &found, &values,
      &vectors, size, &support)
    guard status == 0, found == size else { throw .noConvergence }
    return (values, vectors)
  }

  /// V·diag(√λ)·Vᵀ, the symmetric root of a positive definite matrix from its eigen decomposition.
  static func root(_ eigen: (values: [Double], vectors: [Double])) -> SymmetricMatrix {
    let order = eigen.values.count
    var scaled = eigen.vectors
    for k in 0..<order {
      let factor = eigen.values[k].squareRoot().squareRoot()
      for row in 0..<order { scaled[k * order + row] *= factor }
    }
    var result = SymmetricMatrix(order: order)
    for k in 0..<order {
      for column in 0..<order {
        let factor = scaled[k * order + column]
        for row in column..<order { result.values[column * order + row] += factor * scaled[k * order + row] }
      }
    }
    for column in 0..<order {
      for row in column..<order { result[column, row] = result[row, column] }
    }
    return result
  }

  /// V·diag(1/√λ)·Vᵀ times a vector.
  static func inverseRoot(
    _ eigen: (values: [Double], vectors: [Double]), times vector: [Double]
  ) -> [Double] {
    let order = eigen.values.count
    var result = [Double](repeating: 0, count: order)
    for k in 0..<order {
      let own = eigen.vectors[k * order..<(k + 1) * order]
      let factor = zip(own, vector).reduce(0) { $0 + $1.0 * $1.1 } / eigen.values[k].squareRoot()
      for (row, value) in own.enumerated() { result[row] += factor * value }
    }
    return result
  }

  /// The indices, in order, of those variables of a correlation matrix that the ones before them do not
  /// determine.
  ///
  /// A variable is left out where less than `tolerance` of its variance is its own.
  static func independent(_ correlation: SymmetricMatrix, tolerance: Double = 1e-9) -> [Int] {
    var kept: [Int] = []
    var rows: [[Double]] = []
    for candidate in 0..<correlation.order {
      var row: [Double] = []
      for (position, earlier) in kept.enumerated() {
        var rest = correlation[candidate, earlier]
        for k in 0..<position { rest -= row[k] * rows[position][k] }
        row.append(rest / rows[position][position])
      }
      let own = correlation[candidate, candidate] - row.reduce(0) { $0 + $1 * $1 }
      guard own > tolerance else { continue }
      row.append(own.squareRoot())
      kept.append(candidate)
      rows.append(row)
    }
    return kept
  }
}
