import ArgumentParser
import LanguagePacks
import Verbatim

/// `verbatim themes`: look after codebooks.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Check, test, list, export and import codebooks.",
    subcommands: [
      ThemesCheckCommand.self, ThemesTestCommand.self, ThemesListCommand.self, ThemesExportCommand.self,
      ThemesImportCommand.self,
    ])
}

/// Which codebooks a `themes` command is about.
struct CodebookArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Codebooks, by path or name; all that come with the program when left out.", valueName: "file|name"))
  var codebooks: [String] = []

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @OptionGroup var project: ProjectArguments

  /// The lexicon files in force.
  func files() throws -> LexiconFiles { try EngineOptions.files(lexicons) }

  /// The names to work on.
  var names: [String] { codebooks.isEmpty ? CodebookLibrary.names : codebooks }
}

/// How a `themes` command prints.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json
}
