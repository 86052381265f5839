internal import Foundation

/// Writes proposals as a lexicon file: term, valence, and a note with the evidence.
public enum LearnedTable {
  /// The lines of a file; `header` goes on top as comments.
  public static func text(_ terms: [LearnedTerm], header: [String]) -> String {
    var lines = header.map { "# " + $0 }
    for term in terms {
      var note = "n=\(term.comments) in \(term.sources); \(number(term.low))..\(number(term.high))"
      if let before = term.before { note += "; was \(number(before))" }
      if !term.examples.isEmpty { note += "; rows " + term.examples.joined(separator: " ") }
      lines.append("\(term.term)\t\(number(term.valence))\t\(note)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func number(_ value: Double) -> String {
    let text = String(format: "%.1f", value)
    return text == "-0.0" ? "0.0" : text
  }
}
