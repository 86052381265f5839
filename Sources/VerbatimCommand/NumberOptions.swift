import ArgumentParser

/// Numbers after options; with `parsing: .unconditional`, so that `--top -3` is a wrong number and no missing one.
enum NumberOptions {
  /// A whole number from 1 up.
  static func count(_ text: String) throws -> Int {
    guard let value = Int(text), value >= 1 else { throw ValidationError("give a whole number from 1 up") }
    return value
  }

  /// A whole number from 0 up.
  static func countOrNone(_ text: String) throws -> Int {
    guard let value = Int(text), value >= 0 else { throw ValidationError("give a whole number from 0 up") }
    return value
  }

  /// How many threads may run.
  static func threads(_ text: String) throws -> Int {
    guard let value = Int(text), (1...mostThreads).contains(value) else {
      throw ValidationError("give a whole number from 1 to \(mostThreads)")
    }
    return value
  }

  /// More threads than this only cost memory.
  static let mostThreads = 1_024

  /// A seed.
  static func seed(_ text: String) throws -> UInt64 {
    guard let value = UInt64(text) else { throw ValidationError("give a whole number from 0 up") }
    return value
  }

  /// An amount of money from 0 up.
  static func amount(_ text: String) throws -> Double {
    guard let value = Double(text), value.isFinite, value >= 0 else {
      throw ValidationError("give an amount such as 500")
    }
    return value
  }
}
