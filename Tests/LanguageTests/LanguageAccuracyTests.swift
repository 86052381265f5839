import Foundation
import Testing

@testable import TextAnalysis

/// Floors on the labelled texts that the table was learned from; honest figures come from cross-validation
/// (`Scripts/train-languages.py DATA --folds 5`).
///
/// What this shows is that Swift reads the table as it was meant.
@Suite(.enabled(if: LabelledTexts.areThere, LabelledTexts.absence)) struct LanguageAccuracyTests {
  private static let ours = ["nl", "sv", "en"]

  private func right(_ rows: [LabelledTexts.Row], isOpen: Bool, as answer: (String) -> String) throws
    -> Double
  {
    let reader = try LanguageReader()
    let decider = LanguageDecider(reader.model, candidates: Self.ours, isOpen: isOpen)
    let evidence = try reader.evidence(rows.map(\.text))
    let hits = zip(rows, evidence).count { decider.decide($1).code == answer($0.label) }
    return Double(hits) / Double(max(rows.count, 1))
  }

  @Test(arguments: [("single-words", 0.95), ("word-pairs", 0.98), ("sentences", 0.995)])
  func ourLanguagesAmongThree(kind: String, floor: Double) throws {
    let rows = try LabelledTexts.lingua().filter { $0.kind == kind && Self.ours.contains($0.label) }
    let share = try right(rows, isOpen: false) { $0 }
    print("three candidates, \(kind): \(share) of \(rows.count)")
    #expect(share >= floor)
  }

  @Test func commandsAmongThree() throws {
    let rows = try LabelledTexts.commands().filter { Self.ours.contains($0.label) }
    let share = try right(rows, isOpen: false) { $0 }
    print("three candidates, commands: \(share) of \(rows.count)")
    #expect(share >= 0.99)
  }

  @Test func openSentences() throws {
    let rows = try LabelledTexts.lingua().filter { $0.kind == "sentences" }
    let own = try right(rows.filter { Self.ours.contains($0.label) }, isOpen: true) { $0 }
    #expect(own >= 0.99)
    for code in ["da", "nb", "nn", "de", "af", "fr", "fi"] {
      let share = try right(rows.filter { $0.label == code }, isOpen: true) { _ in "und" }
      print("\(code) sentences called und: \(share)")
      #expect(share >= 0.95, "\(code)")
    }
  }
}
