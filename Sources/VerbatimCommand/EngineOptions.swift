import ArgumentParser
import CommentSources
import Foundation
import LanguagePacks
import Synchronization
import TextAnalysis
import Verbatim

/// The options that decide which lexicons, codebooks and languages are in force.
struct EngineOptions: ParsableArguments {
  @Option(help: "The languages to consider: auto, one code, or several with commas (nl,en).")
  var lang = "auto"

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(help: ArgumentHelp("A codebook, by name or path; may be repeated.", valueName: "file|name"))
  var themes: [String] = []

  @OptionGroup var project: ProjectArguments

  /// The candidates; nil for all languages there are.
  var candidates: [String]? {
    lang == "auto" ? nil : lang.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The language of all comments, where exactly one is given.
  var single: String? { candidates?.count == 1 ? candidates?[0] : nil }

  /// The lexicon files in force.
  func files() throws -> LexiconFiles { try Self.files(lexicons) }

  /// The lexicon files in force when the user names a folder, or none.
  static func files(_ folder: String?) throws -> LexiconFiles {
    try AnalysisSetup.files(folder: folder, environment: ProcessInfo.processInfo.environment)
  }

  /// The engine in force.
  func engine() throws -> TextEngine {
    let engine = try AnalysisSetup.engine(try files(), codebooks: themes, languages: candidates)
    Self.kept.withLock { $0.append(engine) }
    return engine
  }

  /// Engines live as long as the program: to take their tables apart takes longer than a short run.
  private static let kept = Mutex<[TextEngine]>([])
}

/// The corrections of tags, for commands that tag comments.
struct CorrectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Corrections of tags by hand: a table of id, add or remove, theme; or a workbook of 'tag' with its themes mended.",
      valueName: "file"))
  var overrides: String?

  /// The corrections in force; nil for none.
  func overrides(_ catalog: ThemeCatalog) throws -> ThemeOverrides? {
    overrides.map(FilesRead.note)
    return try overrides.map {
      try OverrideFile.read($0, catalog: catalog, adapters: InputArguments.adapters)
    }
  }
}
