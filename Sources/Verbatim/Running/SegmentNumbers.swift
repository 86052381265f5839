internal import Foundation

/// Numbers the masked values of columns that are broken down by in the order of the input, whichever thread meets them
/// first: blocks wait for their turn.
///
/// `@unchecked`: all state is read and written under the condition's lock.
final class SegmentNumbers: @unchecked Sendable {
  private let turn = NSCondition()
  private var nextBlock = 0
  private var numbers: [String: Int] = [:]

  /// The numbers of the values of block `block`, counted from 1; every block must come here once.
  func numbers(of values: [String], block: Int) -> [String: Int] {
    turn.lock()
    while nextBlock < block { turn.wait() }
    var result: [String: Int] = [:]
    for value in values {
      let number = numbers[value] ?? numbers.count + 1
      numbers[value] = number
      result[value] = number
    }
    nextBlock += 1
    turn.broadcast()
    turn.unlock()
    return result
  }
}
