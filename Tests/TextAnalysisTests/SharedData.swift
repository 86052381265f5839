import Foundation
import Testing

/// The labelled comments that are kept outside the project; tests that need them are skipped where they are absent.
enum SharedData {
  /// The folder, from `VERBATIM_DATA`, else beside the checkout.
  static let folder =
    ProcessInfo.processInfo.environment["VERBATIM_DATA"]
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../shared/data"
    ).standardized.path

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder + "/README.md") }
  static let absence: Comment = "the labelled comments are not on this machine (set VERBATIM_DATA)"

  /// Every file with comments.
  static var textFiles: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasSuffix(".csv") || $0.hasSuffix(".jsonl") }.map { folder + "/" + $0 }
  }

  /// The strings of Unicode's WordBreakTest.
  static func wordBreakTests() throws -> [String] {
    let text = try String(contentsOfFile: folder + "/tokenizer/WordBreakTest.txt", encoding: .utf8)
    return text.split(separator: "\n").filter { $0.hasPrefix("÷") }.map { line in
      let scalars = line.prefix { $0 != "#" }.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }
  }
}

/// A small seeded generator, so that random tests are the same every time.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
