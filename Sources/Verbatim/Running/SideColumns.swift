internal import CommentSources
import Foundation
internal import LanguagePacks
internal import TextAnalysis
internal import VerbatimModel

/// The columns that tell on which side a turn was said, in a stream of turns: what agents and programs say out of politeness
/// is no customer's praise or blame.
struct SideColumns: Sendable {
  private let lexicon: SpeakerLexicon
  private let columns: [Int]
  /// Their names, for messages.
  let names: [String]

  /// The themes below these are customers' verdicts.
  private static let verdicts = ["overall"]

  /// nil where no column is named like one that holds sides or speakers.
  init?(_ header: [String], except others: Set<Int>, _ files: LexiconFiles) throws(LexiconError) {
    let lexicon = try SpeakerLexicon(files)
    func named(_ wanted: SpeakerLexicon.Field) -> [Int] {
      header.indices.filter { !others.contains($0) && lexicon.fields(named: header[$0]).contains(wanted) }
    }
    let roles = named(.role)
    let all = roles + named(.speaker).filter { !roles.contains($0) }
    if all.isEmpty { return nil }
    (self.lexicon, columns, names) = (lexicon, all, all.map { header[$0] })
  }

  /// Whether the first of the columns that names a side names another one than the customer's.
  func isOthers(_ row: Int, of batch: RecordBatch) -> Bool {
    let role = columns.lazy.compactMap { column -> SpeakerRole? in
      let label = batch.text(row, column).trimmingCharacters(in: .whitespaces)
      return label.isEmpty ? nil : lexicon.role(label: label)
    }.first
    return role.map { $0 != .customer } ?? false
  }

  /// What was found in a turn, without anything felt.
  static func withoutFeeling(_ found: CommentAnalysis, _ catalog: ThemeCatalog) -> CommentAnalysis {
    var found = found
    found.sentiment = .none
    found.hits = []
    found.themes = found.themes.compactMap { tagged in
      let id = catalog.entries[tagged.theme].id
      if verdicts.contains(where: { id == $0 || id.hasPrefix($0 + ".") }) { return nil }
      return TaggedTheme(theme: tagged.theme, sentiment: .none, evidence: tagged.evidence)
    }
    return found
  }
}
