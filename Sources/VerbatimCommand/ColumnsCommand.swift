import ArgumentParser
import CommentSources
import LanguagePacks
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim columns`: what is in a file.
struct ColumnsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns", abstract: "List the columns of a file, with what each looks like.",
    discussion: """
      Examples:
        verbatim columns "NPS Q3.xlsx"
        verbatim columns shop.sqlite --sql 'SELECT * FROM reviews'
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions

  func run() throws {
    let request = try input.request(engine: engine)
    let files = try engine.files()
    var source = try input.open(request, files)
    let sample = try source.sample()
    let chooser = ColumnChooser(
      hints: try ColumnHints(files), catalog: try ScaleCatalog(files), months: try MonthNames(files))
    let roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: request.columns,
      file: source.files[0])
    Notices.write(source.notices + ["\(source.files[0]): \(source.format)"], unless: input.quiet)
    try StandardOutput.write(
      ColumnList(header: source.header, roles: roles, sample: sample, width: OutputArguments.terminalWidth)
        .text())
  }
}
