/// The header of row-wise output: the input's columns, then those that are added.
///
/// A column of the input that is called like an added one (a tagged file that is tagged again) becomes `input_language`, so
/// that no name stands twice.
public struct TagHeader: Sendable {
  /// All names, in order.
  public let names: [String]
  /// How many columns of the input were renamed.
  public let renamed: Int

  /// The header for the `input`'s columns and those that are `added`.
  public init(input: some Sequence<String>, added: [String]) {
    var taken = Set(input).union(added)
    var count = 0
    let own = input.map { name in
      guard added.contains(name) else { return name }
      var other = "input_" + name
      while !taken.insert(other).inserted { other = "input_" + other }
      count += 1
      return other
    }
    names = own + added
    renamed = count
  }

  /// What the user should know of it; empty where nothing was renamed.
  public static func notices(_ renamed: Int) -> [String] {
    if renamed == 0 { return [] }
    let (columns, have, names) = renamed == 1 ? ("column", "has", "it is") : ("columns", "have", "they are")
    return [
      "\(renamed) \(columns) of the input \(have) the name of a result; \(names) called input_… in the output"
    ]
  }
}
