/// How a language says that there should be more of something, or that something should be done: `wishes` in
/// `language.json`.
public struct WishWords: Sendable, Decodable {
  /// Words that compare (`beter`, `fler`, `less`).
  public let comparatives: Set<String>
  /// Endings of others (`-are`).
  public let endings: [String]
  /// Words that end so and compare nothing (`under`).
  public let others: Set<String>
  /// Words that make a statement of a sentence, not a wish: what is compared, denied or has happened (`dan`, `inte`, `was`).
  public let statements: Set<String>
  /// Words that ask to do something where an answer begins with them (`wees`, `svara`, `offer`).
  public let imperatives: Set<String>

  private enum CodingKeys: String, CodingKey { case comparatives, endings, others, statements, imperatives }

  /// None.
  init() { (comparatives, endings, others, statements, imperatives) = ([], [], [], [], []) }

  /// Reads it; what is left out is empty.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func words(_ key: CodingKeys) throws -> Set<String> {
      Set((try values.decodeIfPresent([String].self, forKey: key) ?? []).map { $0.lowercased() })
    }
    comparatives = try words(.comparatives)
    endings = (try values.decodeIfPresent([String].self, forKey: .endings) ?? []).filter { !$0.isEmpty }
    others = try words(.others)
    statements = try words(.statements)
    imperatives = try words(.imperatives)
  }

  /// Whether a word, in small letters, compares.
  public func compares(_ word: String) -> Bool {
    if comparatives.contains(word) { return true }
    // What is left of `weer` or `over` is no word that could be compared.
    return !others.contains(word)
      && endings.contains { word.hasSuffix($0) && word.unicodeScalars.count >= $0.unicodeScalars.count + 3 }
  }
}
