/// Published satisfaction values by industry, to hold one's own beside; data with its source.
public struct Benchmarks: Sendable {
  /// The value of one industry.
  public struct Entry: Sendable, Equatable {
    /// The industry, as the source calls it.
    public let industry: String
    /// The index, 0–100.
    public let index: Double
  }

  /// Where the values come from, for the output.
  public static let source = "ACSI 2020, US"
  /// The file they are in.
  public static let file = "scales/benchmarks-acsi-2020.tsv"

  /// The industries, in the order of the file.
  public let entries: [Entry]

  /// Reads the table.
  public init(_ files: LexiconFiles) throws(LexiconError) {
    var entries: [Entry] = []
    for file in files.files(Self.file) {
      let table = try TableFile(name: file.name, bytes: file.bytes)
      for row in table.rows {
        entries.append(Entry(industry: row.columns[0], index: try table.number(row, 1, in: 0...100)))
      }
    }
    self.entries = entries
  }

  /// The industry with this name, or the only one that contains it; case makes no difference.
  ///
  /// - Throws: `LexiconError` that lists those there are.
  public func entry(_ name: String) throws(LexiconError) -> Entry {
    let wanted = name.lowercased()
    if let exact = entries.first(where: { $0.industry.lowercased() == wanted }) { return exact }
    let found = entries.filter { $0.industry.lowercased().contains(wanted) }
    if found.count == 1, !wanted.isEmpty { return found[0] }
    let shown = (found.isEmpty ? entries : found).map(\.industry).joined(separator: ", ")
    throw LexiconError(
      file: "--industry",
      problem: found.isEmpty ? "there is no industry '\(name)'" : "'\(name)' stands for several industries",
      remedy: "name one of: \(shown)")
  }
}
