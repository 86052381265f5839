internal import LanguagePacks
public import VerbatimModel

/// An analyst's corrections of tags, by record id, applied again on every later run.
public struct ThemeOverrides: Sendable {
  /// What is to be done to a record's themes.
  public struct Correction: Sendable, Equatable {
    /// The theme's number in the catalog.
    public let theme: Int
    /// Whether the theme is added; otherwise it is removed, with all themes below it.
    public let isAdded: Bool
  }

  /// The column of a tagged workbook that tells its records apart.
  public static let recordColumn = "record"
  /// The column of a tagged workbook with the themes, to be mended by hand.
  public static let themesColumn = "themes"
  /// The hidden column of a tagged workbook with the themes as they were found.
  public static let foundColumn = "themes_found"

  /// Whether they are a table of ids, and not of row numbers or of records as `tag` wrote them.
  public internal(set) var namesIDs = false
  private var corrections: [String: [Correction]] = [:]
  /// What the cells of a corrected record said when it was tagged, by its id; nothing for corrections that show no cells.
  private var cells: [String: Set<UInt64>] = [:]

  /// How many records are corrected.
  public var count: Int { corrections.count }

  /// The corrections of a record, in file order.
  public func corrections(of id: String) -> [Correction] { corrections[id] ?? [] }

  /// The ids in `met` aside, those whose corrections found no comment, sorted.
  public func missing(from met: Set<String>) -> [String] {
    corrections.keys.filter { !met.contains($0) }.sorted()
  }

  /// Whether the record `id` was this comment when it was corrected; true where the corrections show no comments.
  ///
  /// Letters and digits are compared, since a spreadsheet may change the rest.
  public func knows(_ comment: String, of id: String) -> Bool {
    guard let known = cells[id] else { return true }
    return known.contains(Self.key(comment))
  }

  /// Notes the cells of a record as they stood when it was corrected.
  mutating func remember(_ row: [String], of id: String) {
    cells[id, default: []].formUnion(row.map(Self.key))
  }

  /// How many letters and digits of a comment are compared; a spreadsheet may cut a long one.
  private static let compared = 200

  private static func key(_ text: String) -> UInt64 {
    let said = text.lazy.filter { $0.isLetter || $0.isNumber }.prefix(compared)
    return said.reduce(FNV1a.seed) { hash, character in character.utf8.reduce(hash, FNV1a.step) }
  }

  /// No corrections.
  public init() {}

  /// `sha256:…` over all corrections: two sets with the same one correct alike.
  public var fingerprint: String {
    let lines = corrections.keys.sorted().flatMap { id in
      corrections(of: id).map { "\(id)\u{1}\($0.theme)\u{1}\($0.isAdded)\n" }
    }
    return "sha256:" + ContentDigest.sha256(lines.joined().utf8)
  }

  /// Notes a correction; a later one of the same record and theme wins.
  public mutating func add(_ correction: Correction, to id: String) {
    corrections[id, default: []].append(correction)
  }

  /// The themes of the record `id` with its corrections, in the codebook's order.
  ///
  /// A theme that is added has no evidence and, as the analyst did not say what is felt about it, neutral sentiment.
  /// Adding a theme takes away those above it, which it implies; one that is implied already is not added.
  public func apply(to themes: [TaggedTheme], of id: String, _ catalog: ThemeCatalog) -> [TaggedTheme] {
    guard let list = corrections[id] else { return themes }
    var themes = themes
    for correction in list {
      let theme = correction.theme
      if !correction.isAdded {
        themes.removeAll { $0.theme == theme || catalog.isAncestor(theme, of: $0.theme) }
      } else if !themes.contains(where: { $0.theme == theme || catalog.isAncestor(theme, of: $0.theme) }) {
        themes.removeAll { catalog.isAncestor($0.theme, of: theme) }
        themes.append(TaggedTheme(theme: theme, sentiment: .none, evidence: []))
      }
    }
    return themes.sorted { $0.theme < $1.theme }
  }
}
