import Foundation
import TextAnalysis

/// The tokenizer alone on a text file with a comment a line, on one core, like the yardstick of plain ICU.
@main struct TokenizerSpeed {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let data = FileManager.default.contents(atPath: arguments[1]), !data.isEmpty
    else {
      FileHandle.standardError.write(
        Data("usage: TokenizerSpeed FILE.txt [REPEATS]      prints words, CPU seconds and MB/s\n".utf8))
      exit(2)
    }
    let repeats = arguments.count > 2 ? max(1, Int(arguments[2]) ?? 1) : 5
    let bytes = [UInt8](data)
    var best = Double.infinity
    var words = 0
    for _ in 0..<repeats {
      let start = cpu()
      words = try bytes.withUnsafeBufferPointer { try count($0) }
      best = min(best, cpu() - start)
    }
    let speed = Double(bytes.count) / best / 1e6
    print("words \(words)  cpu \(String(format: "%.4f", best)) s  \(String(format: "%.1f", speed)) MB/s")
  }

  /// The words and numbers of all lines.
  private static func count(_ text: UnsafeBufferPointer<UInt8>) throws -> Int {
    guard let base = text.baseAddress else { return 0 }
    var tokenizer = try Tokenizer()
    var words = 0
    var start = 0
    while start < text.count {
      let rest = text.count - start
      let end =
        memchr(base + start, 0x0A, rest).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? text.count
      words += tokenizer.tokenize(UnsafeBufferPointer(start: base + start, count: end - start)) { tokens in
        var words = 0
        // What ICU calls a word or a number; an @name is one to it.
        for token in tokens where [.word, .number, .mention].contains(token.kind) { words += 1 }
        return words
      }
      start = end + 1
    }
    return words
  }

  private static func cpu() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
