internal import LanguagePacks
internal import TextAnalysis

/// Which themes of the catalog tell why customers come, what agents do and how it ends: those of the codebook
/// `contact-centre`.
struct ConversationThemes: Sendable {
  private let reasons: Set<Int>
  private let behaviours: Set<Int>
  private let outcomes: Set<Int>
  private let numbers: [String: Int]

  /// `reasonRoots` are the themes below which reasons stand.
  init(_ catalog: ThemeCatalog, reasonRoots: [String]) {
    func below(_ root: String) -> Set<Int> {
      Set(catalog.entries.indices.filter { catalog.entries[$0].id.hasPrefix(root + ".") })
    }
    reasons = reasonRoots.reduce(into: []) { $0.formUnion(below($1)) }
    behaviours = below("agent")
    outcomes = below("outcome")
    numbers = Dictionary(catalog.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  func isReason(_ theme: Int) -> Bool { reasons.contains(theme) }
  func isBehaviour(_ theme: Int) -> Bool { behaviours.contains(theme) }
  func isOutcome(_ theme: Int) -> Bool { outcomes.contains(theme) }

  /// The number of the theme with this id; −1, which no turn carries, where the codebook has none.
  subscript(id: String) -> Int { numbers[id] ?? -1 }
}
