internal import Foundation

/// What a command takes, as the program describes itself: so that there is no second list of options.
public struct CommandShape: Decodable, Sendable {
  /// An option, flag or list of files.
  public struct Option: Decodable, Sendable {
    /// How it is given.
    public enum Kind: String, Decodable, Sendable {
      /// `FILE …`
      case positional
      /// `--name VALUE`
      case option
      /// `--name`
      case flag
    }

    struct Name: Decodable, Sendable { let name: String }

    /// How it is given.
    public let kind: Kind
    let names: [Name]?
    let valueName: String?
    let isRepeating: Bool
    let sectionTitle: String?
    let defaultValue: String?

    /// The long name; for a positional argument, that of its value.
    public var name: String { longNames.first ?? valueName ?? "" }
    var longNames: [String] { (names ?? []).map(\.name).filter { $0.count > 1 } }
    var shortNames: [String] { (names ?? []).map(\.name).filter { $0.count == 1 } }
    /// What holds when nothing is said.
    var fallback: [String] { kind == .flag ? ["false"] : defaultValue.map { [$0] } ?? [] }
    /// Whether its value is the name of a file or folder.
    var isPath: Bool { ["file", "dir", "file|name", "inputs"].contains(valueName ?? "") }
  }

  /// The command's name.
  public let commandName: String
  let arguments: [Option]?
  let subcommands: [CommandShape]?

  /// What it takes.
  var options: [Option] { arguments ?? [] }

  /// The program's own description of itself, which ArgumentParser gives as JSON.
  public static func decode(_ json: String) throws -> CommandShape {
    struct Whole: Decodable { let command: CommandShape }
    return try JSONDecoder().decode(Whole.self, from: Data(json.utf8)).command
  }

  /// The command that the first words name, with the words that do.
  func command(_ words: [String]) -> (shape: CommandShape, path: [String]) {
    guard let first = words.first, let next = subcommands?.first(where: { $0.commandName == first }) else {
      return (self, [])
    }
    let found = next.command(Array(words.dropFirst()))
    return (found.shape, [first] + found.path)
  }

  /// This command and all below it, with the words that lead there.
  var all: [(path: [String], shape: CommandShape)] {
    [([], self)]
      + (subcommands ?? []).flatMap { child in child.all.map { ([child.commandName] + $0.path, $0.shape) } }
  }

  /// What can be set: not what asks for help, nor where settings come from.
  var settable: [Option] {
    options.filter { option in
      option.kind == .positional
        ? option.name == "inputs" && option.sectionTitle == "Input" : !option.longNames.isEmpty
    }.filter { !["help", "version", "config", "no-config"].contains($0.name) }
  }
}
