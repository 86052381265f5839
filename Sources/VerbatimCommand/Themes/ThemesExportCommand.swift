import ArgumentParser
import LanguagePacks
import Verbatim
import VerbatimReports
import WorkbookFiles

/// `verbatim themes export`: a codebook as a flat table.
struct ThemesExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a codebook as a flat table: a row a term or example.",
    discussion: """
      The table is for editing in a spreadsheet; 'verbatim themes import' makes a codebook of it again, without loss.
        verbatim themes export customer-experience -o themes.csv
        verbatim themes export customer-experience -o themes.xlsx
      """)

  enum Format: String, CaseIterable {
    case csv, json, xlsx
  }

  @Argument(help: ArgumentHelp("A file to write, or the codebook.", valueName: "file|name"))
  var arguments: [String] = []

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(help: ArgumentHelp("The codebook, by path or name.", valueName: "file|name"))
  var themes: String?

  @Option(help: "csv, json or xlsx; otherwise the file's extension decides.")
  var format: String?

  @OptionGroup var project: ProjectArguments

  @OptionGroup(title: "Output") var output: OutputArguments

  func run() throws {
    // `export FILE.csv` names the file to write, anything else the codebook.
    let targets = arguments.filter { name in Format.allCases.contains { name.hasSuffix("." + $0.rawValue) } }
    let sources = arguments.filter { !targets.contains($0) }
    guard targets.count + (output.output == nil ? 0 : 1) <= 1, sources.count <= 1 else {
      throw ValidationError("export takes one codebook and one file to write")
    }
    var output = output
    output.output = output.output ?? targets.first
    let name = themes ?? sources.first ?? CodebookLibrary.defaultName
    let flat = FlatCodebook(try AnalysisSetup.codebook(name, EngineOptions.files(lexicons)))
    let chosen: Format = try output.format(format, fallback: .csv)
    switch chosen {
    case .csv: try output.write(FlatCodebookWriter.csv(flat))
    case .json: try output.write(FlatCodebookWriter.json(flat))
    case .xlsx:
      try output.requireFile(for: chosen.rawValue)
      try CodebookWorkbook.write(flat, to: output.output ?? "")
    }
  }
}
