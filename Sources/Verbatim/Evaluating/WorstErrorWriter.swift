internal import Evaluation
internal import Foundation
internal import TextAnalysis
internal import VerbatimModel

/// Explains an error: which entries scored and which rules changed them, or which terms matched.
struct WorstErrorWriter {
  let engine: TextEngine
  let options: GoldOptions

  func error(_ row: GoldRow, _ analysis: CommentAnalysis, _ found: [String: Sentiment]) -> WorstError {
    let isSentiment = row.gold != nil
    let gold = row.gold?.name ?? row.themes.map(list) ?? ""
    let given = isSentiment ? analysis.sentiment.label.name : list(Set(found.keys))
    return WorstError(
      id: row.id, gold: gold, found: given, score: analysis.sentiment.score,
      reasons: isSentiment ? analysis.hits.map(reason) : analysis.themes.flatMap(reasons),
      text: options.showsText ? row.text : nil)
  }

  private func list(_ labels: Set<String>) -> String { labels.sorted().joined(separator: "|") }

  private func reason(_ hit: SentimentHit) -> String {
    let rules = hit.rules.isEmpty ? "" : " " + hit.rules.joined(separator: " ")
    let entry = hit.entry.isEmpty ? "(question)" : hit.entry
    return entry + String(format: " %+.2f", hit.weight) + rules
  }

  private func reasons(_ theme: TaggedTheme) -> [String] {
    Set(theme.evidence.map(\.term)).sorted().map { engine.catalog.entries[theme.theme].id + ": " + $0 }
  }
}
