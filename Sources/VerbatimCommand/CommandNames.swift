import ArgumentParser
import VerbatimModel
import CommentSources
import Foundation

/// Looks at the names of commands before anything else, so that a slip of the finger is answered with what was meant.
enum CommandNames {
  /// What is wrong with the first word that should be a command; nil where nothing is.
  static func mistake(in arguments: [String], of root: any ParsableCommand.Type) -> String? {
    var command = root
    var path = root.configuration.commandName ?? ""
    for word in arguments {
      let choices = command.configuration.subcommands
      if choices.isEmpty || word.hasPrefix("-") { return nil }
      if word == "help" && command == root { return nil }
      guard let next = choices.first(where: { $0.configuration.commandName == word }) else {
        return command.configuration.defaultSubcommand == nil ? text(word, choices, path) : nil
      }
      command = next
      path += " " + word
    }
    return nil
  }

  private static func text(_ word: String, _ choices: [any ParsableCommand.Type], _ path: String) -> String {
    let names = choices.compactMap { $0.configuration.commandName }
    let remedy =
      if let near = NearestName.of(word, among: names) {
        "did you mean '\(path) \(near)'?"
      } else if names.contains("summary"), FileManager.default.fileExists(atPath: word) {
        "did you mean '\(path) summary \(word)'?"
      } else {
        "it is one of \(names.joined(separator: ", "))"
      }
    return "there is no command '\(path) \(word)'; \(remedy)"
  }
}
