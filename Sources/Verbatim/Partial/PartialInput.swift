internal import Foundation

/// What a partial result was counted from: so that nothing is counted twice.
public struct PartialInput: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The names of the files, without their folders.
  public let files: [String]
  /// The number of the last record.
  public let records: Int
  /// The sum of the hashes of all records.
  public let digest: UInt64

  /// The name that was given to this part of the input; nil without one.
  public let part: String?

  /// Whether both were counted from the same records, whatever their files are called: parts with different names are
  /// different records that may look alike.
  func isSame(as other: PartialInput) -> Bool {
    part == other.part && records == other.records && digest == other.digest
  }

  /// All of `inputs` under one name: the same records are recognised in it, however they were cut before.
  init(uniting inputs: [PartialInput], as part: String) {
    files = []
    records = inputs.reduce(0) { $0 + $1.records }
    digest = inputs.reduce(0) { $0 &+ $1.digest }
    self.part = part
  }

  /// The input of a run whose plan wanted a digest.
  public init(files: [String], data: SummaryData, part: String? = nil) {
    self.files = files.map { ($0 as NSString).lastPathComponent }
    records = data.rows.last
    digest = data.digest
    self.part = part
  }

  /// The first file and how much was read: `answers.csv (1200 records)`, or
  /// `standard input, part 17 (1200 records)`; of what was named when it was merged, `part 17 (1200 records)`.
  public var description: String {
    if files.isEmpty { return "part \(part ?? "") (\(records) records)" }
    let name = files.first.map { $0 == "-" ? "standard input" : $0 } ?? ""
    let others = files.count > 1 ? " and \(files.count - 1) more" : ""
    let named = part.map { ", part \($0)" } ?? ""
    return "\(name)\(others)\(named) (\(records) records)"
  }
}
