import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import ProjectSettings
import Verbatim
import VerbatimModel
import VerbatimReports

/// `verbatim init`: a file of settings from what is in a file of comments.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write verbatim.yaml from what is found in a file of comments.",
    discussion: """
      Examples:
        verbatim init "NPS Q3.xlsx"                    then: verbatim summary
        verbatim init "NPS Q3.xlsx" --text Toelichting --force
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Words and themes") var engine: EngineOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output = ProjectFile.name

  @Flag(help: "Replace a file that is there.")
  var force = false

  func run() throws {
    if !force && FileManager.default.fileExists(atPath: output) {
      throw ValidationError("\(output) is there already: --force replaces it, -o names another file")
    }
    let request = try input.request(engine: engine)
    let files = try engine.files()
    var source = try input.open(request, files)
    let sample = try source.sample(rows: 10_000)
    let chooser = ColumnChooser(
      hints: try ColumnHints(files), catalog: try ScaleCatalog(files), months: try MonthNames(files))
    let roles = try chooser.choose(
      header: source.header, labels: source.labels, sample: sample, request: request.columns,
      file: source.files[0])
    let (plan, notice) = try PlanResolver(request, files: files).plan(for: &source)
    Notices.write(source.notices + Notices.lines(notice), unless: input.quiet)
    let text = draft(plan, roles)
    var file = try OutputFile(path: output)
    try file.write(Array(text.utf8))
    try file.finish()
    Notices.write(["wrote \(output); 'verbatim config' shows what is in force"], unless: input.quiet)
  }

  private func draft(_ plan: RunPlan, _ roles: ColumnRoles) -> String {
    var draft = ProjectDraft(head: [
      "Settings for verbatim, used in this folder and those below it. A flag of the same name wins.",
      "'verbatim config' shows what is in force and from where.",
    ])
    if !input.inputs.contains("-") { draft.add("inputs", input.inputs, isList: true) }
    draft.add("text", roles.text.map(\.name), isList: true, note: note(roles.text.first))
    if let score = roles.score, plan.scoreColumn != nil {
      draft.add("score", [score.name], note: note(score))
    }
    // A scale of the user's own is given by its bands alone.
    if input.bands == nil { draft.add("scale", [plan.scale.id], note: bands(plan.scale)) }
    if let bands = input.bands { draft.add("bands", [bands]) }
    if input.scoreDirection == .reversed { draft.add("score-direction", ["reversed"]) }
    if let id = roles.id { draft.add("id", [id.name], note: note(id)) }
    if let sheet = input.sheet { draft.add("sheet", [sheet]) }
    if let sql = input.sql { draft.add("sql", [sql]) }
    if engine.lang != "auto" { draft.add("lang", [engine.lang]) }
    if !engine.themes.isEmpty { draft.add("themes", engine.themes, isList: true) }
    if let time = roles.time {
      draft.add("time", [time.name], note: "for figures over time", isActive: false)
    }
    if let weight = roles.weight {
      draft.add(
        "weight", [weight.name], note: weight.isGiven ? "" : "to count each row by its weight",
        isActive: weight.isGiven)
    }
    if !roles.segments.isEmpty {
      draft.add("by", roles.segments.map(\.name), isList: true, note: "to break down by", isActive: false)
    }
    draft.add("min-n", ["10"], note: "the fewest comments that a theme needs", isActive: false)
    if engine.themes.isEmpty {
      draft.add(
        "themes", [CodebookLibrary.defaultName], isList: true, note: "or the path of your own",
        isActive: false)
    }
    return draft.text
  }

  private func note(_ choice: ColumnChoice?) -> String { choice.map { $0.isGiven ? "" : $0.reason } ?? "" }

  private func bands(_ scale: Scale) -> String {
    scale.bands.map { band in
      let ends = [band.low, band.high].map(NumberText.significant)
      return "\(band.id) " + (ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–"))
    }.joined(separator: ", ")
  }
}
