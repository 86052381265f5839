import ArgumentParser
import Verbatim

/// `verbatim themes import`: a codebook from a flat table.
struct ThemesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a codebook of a flat table.",
    discussion: """
      The table has the columns that 'verbatim themes export' writes; only theme, language and text are needed.
        verbatim themes import themes.csv -o themes.yaml
        verbatim themes import themes.xlsx -o themes.yaml
      """)

  @Argument(help: "The table to read.")
  var file: String

  @OptionGroup var project: ProjectArguments

  @OptionGroup(title: "Output") var output: OutputArguments

  func run() throws {
    try output.write(Array(FlatCodebookReader.codebook(file, adapters: InputArguments.adapters).yaml.utf8))
  }
}
