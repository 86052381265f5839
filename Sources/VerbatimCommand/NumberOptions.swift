import ArgumentParser

/// Numbers after options; with `parsing: .unconditional`, so that `--top -3` is a wrong number and no missing one.
enum NumberOptions {
  /// A whole number from 1 up.
  static func count(_ text: String) throws -> Int {
    guard let value = Int(text), value >= 1 else { throw ValidationError("give a whole number from 1 up") }
    return value
  }

  /// Refuses a number below `least` after the option with this name; for options whose default the help shows.
  static func require(_ value: Int, from least: Int, _ option: String) throws {
    if value >= least { return }
    throw ValidationError(
      "The value '\(value)' is invalid for '--\(option) <\(option)>': give a whole number from \(least) up")
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

  /// An amount of money from 0 up.
  static func amount(_ text: String) throws -> Double {
    guard let value = Double(text), value.isFinite, value >= 0 else {
      throw ValidationError("give an amount such as 500")
    }
    return value
  }
}
