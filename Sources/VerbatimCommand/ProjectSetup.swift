import ArgumentParser
import CommentSources
import Foundation
import ProjectSettings
import Synchronization

/// Finds what a project or the environment sets, and puts it into the call.
enum ProjectSetup {
  /// The call as it is run, with everything that was set elsewhere.
  static let call = Mutex<[String]>([])

  /// Commands that make or show settings, or need none.
  private static let untouched: Set = ["config", "init", "completions", "help"]

  /// The call with everything set, and what was adopted.
  static func resolve(_ arguments: [String]) throws -> SettingsResolver.Outcome {
    let asIs = SettingsResolver.Outcome(arguments: arguments, settings: [])
    guard let first = arguments.first, !first.hasPrefix("-"), !untouched.contains(first) else { return asIs }
    let path = try filePath(arguments)
    // The program describes itself only where something may be set, as that takes longer than most runs.
    // VERBATIM_LEXICONS is looked up where lexicons are opened, as by programs that import the library.
    let isSet = environment.contains {
      $0.key.hasPrefix("VERBATIM_") && $0.key != "VERBATIM_LEXICONS" && !$0.value.isEmpty
    }
    if path == nil && !isSet { return asIs }
    let outcome = try resolver(path).resolve(arguments)
    announce(outcome, path)
    return outcome
  }

  /// What puts settings together; `path` is that of the project's file.
  static func resolver(_ path: String?) throws -> SettingsResolver {
    let shape = try CommandShape.decode(VerbatimCommand._dumpHelp())
    path.map(FilesRead.note)
    let file = try path.map { try ProjectFile(path: shown($0), shape: shape) }
    return SettingsResolver(shape: shape, environment: environment, file: file)
  }

  /// The project's file: the one that the call or `VERBATIM_CONFIG` names, else the nearest one upwards.
  static func filePath(_ arguments: [String]) throws -> String? {
    let words = arguments.prefix { $0 != "--" }
    if words.contains("--no-config") { return nil }
    if let index = words.firstIndex(of: "--config") {
      guard index + 1 < words.endIndex else { throw ValidationError("--config needs the path of a file") }
      return words[index + 1]
    }
    if let word = words.first(where: { $0.hasPrefix("--config=") }) { return String(word.dropFirst(9)) }
    if let given = environment["VERBATIM_CONFIG"], !given.isEmpty { return given }
    return ProjectFile.find(from: FileManager.default.currentDirectoryPath)
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// The path without the working directory.
  private static func shown(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  private static func announce(_ outcome: SettingsResolver.Outcome, _ path: String?) {
    let isQuiet = outcome.settings.contains { $0.name == "quiet" && $0.values == ["true"] }
    let names = outcome.adopted.compactMap { setting in
      if case .file = setting.source { setting.name } else { nil }
    }
    if names.isEmpty || isQuiet { return }
    Notices.write(
      "settings from \(shown(path ?? "")): \(names.joined(separator: ", ")) (--no-config leaves them out)")
  }
}
