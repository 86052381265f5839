import ArgumentParser
import LanguagePacks
import VerbatimReports

/// `verbatim themes list`: the themes of codebooks.
struct ThemesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the themes of codebooks with their labels and how many terms they have.",
    discussion: """
      Examples:
        verbatim themes list
        verbatim themes list mine.yaml --labels-in nl
      """)

  @OptionGroup var arguments: CodebookArguments

  @Option(help: ArgumentHelp("The language of the labels.", valueName: "lang"))
  var labelsIn = LabelLanguage.fallback

  @Option(help: "How to print: table or json (one object a line).")
  var format = TableFormat.table

  func run() throws {
    let library = CodebookLibrary(try arguments.files())
    for name in arguments.names {
      let codebook = try library.codebook(name)
      try StandardOutput.write(
        format == .json
          ? CodebookTree.json(codebook)
          : CodebookTree.table(codebook, language: labelsIn, columns: OutputArguments.terminalWidth))
    }
  }
}
