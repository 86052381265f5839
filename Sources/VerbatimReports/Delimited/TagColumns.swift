public import Verbatim

/// The names of the input's columns beside those that tagging adds, each once.
///
/// The added names are what scripts rely on; a column of the input that is called the same gets a name of its own.
public struct TagColumns {
  /// The input's columns as they are written.
  public let input: [String]
  private let renamed: [String]

  /// The names for a plan's columns.
  public init(_ plan: RunPlan) {
    let added = Set(TagCSV.columns + (plan.textColumns.count > 1 ? ["column"] : []))
    var taken = added.union(plan.header)
    var renamed: [String] = []
    input = plan.header.map { name in
      guard added.contains(name) else { return name }
      var other = "\(name)_input"
      var number = 2
      while !taken.insert(other).inserted {
        other = "\(name)_input_\(number)"
        number += 1
      }
      renamed.append("'\(name)' as '\(other)'")
      return other
    }
    self.renamed = renamed
  }

  /// What to tell the user; nil where no name was changed.
  public var notice: String? {
    renamed.isEmpty
      ? nil
      : "the input has columns that are called like the added ones; they are written \(renamed.joined(separator: ", "))"
  }
}
