import ArgumentParser
import TextAnalysis
import UnicodeText

/// The command `verbatim`: one file a subcommand.
@main
struct VerbatimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Why are they unhappy? Themes and sentiment of customers' comments, linked to their scores.",
    discussion: """
      Examples:
        verbatim summary "NPS Q3.xlsx"                        what goes with detractors, in a table
        verbatim tag comments.csv --format jsonl > tags.jsonl  themes and sentiment, a record a line
        verbatim explain "Niet slecht, maar wel duur"          why a comment scores as it does
        verbatim columns comments.csv                          what is in a file
      """,
    version: Version.text,
    subcommands: [ExplainCommand.self, EvaluateCommand.self, LexiconsCommand.self])
}

/// The program's version with those of ICU and Unicode.
enum Version {
  static let number = "0.1.0"
  static var text: String { "verbatim \(number) (ICU \(ICUVersion.icu), Unicode \(ICUVersion.unicode))" }
}
