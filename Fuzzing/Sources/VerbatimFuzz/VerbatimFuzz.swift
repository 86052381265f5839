import CFuzzer
import Glibc

/// `VerbatimFuzz TARGET [options of libFuzzer] [folders]`: feeds one part of Verbatim with bytes that nobody meant for it.
///
/// A target fails by trapping: by a trap of Swift's own, or by `require` where a promise does not hold.
@main
enum VerbatimFuzz {
  nonisolated(unsafe) private static var target: any FuzzTarget = DelimitedTarget()

  private static let targets: [(name: String, make: @Sendable () throws -> any FuzzTarget)] = [
    ("delimited", { DelimitedTarget() }), ("json", { JSONTarget() }), ("archive", { ArchiveTarget() }),
    ("workbook", { WorkbookTarget() }), ("transcript", { try TranscriptTarget() }),
    ("codebook", { CodebookTarget() }), ("terms", { TermTarget() }), ("lexicon", { LexiconTarget() }),
    ("settings", { try SettingsTarget() }), ("text", { try TextTarget() }),
    ("redaction", { try RedactionTarget() }), ("tags", { try TagTarget() }),
    ("report", { try ReportTarget() }),
    ("protocol", { ProtocolTarget() }),
  ]

  static func main() throws {
    var arguments = CommandLine.arguments
    guard arguments.count > 1, let chosen = targets.first(where: { $0.name == arguments[1] }) else {
      print(targets.map(\.name).joined(separator: "\n"))
      return
    }
    target = try chosen.make()
    arguments.remove(at: 1)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var count = Int32(arguments.count)
    let status = pointers.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return LLVMFuzzerRunDriver(&count, &start) { data, size in
        VerbatimFuzz.target.run(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
    exit(status)
  }
}

/// A part of Verbatim that takes bytes from strangers.
protocol FuzzTarget {
  /// Handles one input; errors that are meant for users are none.
  func run(_ input: [UInt8])
}

/// A promise that every input must keep.
func require(_ holds: Bool, _ promise: @autoclosure () -> String) {
  if !holds { fatalError("promise broken: " + promise()) }
}
