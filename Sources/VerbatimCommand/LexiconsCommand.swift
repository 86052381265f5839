import ArgumentParser

/// `verbatim lexicons`: look after the words.
struct LexiconsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicons", abstract: "Check, test, list, hand out and learn the words and weights.",
    subcommands: [
      LexiconsCheckCommand.self, LexiconsTestCommand.self, LexiconsListCommand.self,
      LexiconsExportCommand.self,
      LexiconsLearnCommand.self,
    ])
}
