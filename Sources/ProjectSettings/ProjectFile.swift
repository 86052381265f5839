internal import Foundation
internal import VerbatimModel
internal import Yams

/// The settings of a project: `verbatim.yaml`, whose keys are the long names of options.
///
/// A mapping under a command's name holds for that command alone.
public struct ProjectFile: Sendable {
  /// One setting, as it stands in the file.
  struct Entry: Sendable {
    /// The command that it is for; empty for all.
    let command: [String]
    let key: String
    /// The values; one, unless a list was given.
    let values: [String]
    let isList: Bool
    let line: Int
    let column: Int
  }

  /// The name by which the file is found.
  public static let name = "verbatim.yaml"

  /// The file's path.
  public let path: String
  let entries: [Entry]

  /// The file of that name in `folder` or the nearest folder above it; nil where there is none.
  public static func find(from folder: String) -> String? {
    var url = URL(fileURLWithPath: folder).standardizedFileURL
    while true {
      let candidate = url.appendingPathComponent(name)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate.path }
      if url.path == "/" { return nil }
      url.deleteLastPathComponent()
    }
  }

  /// Reads the file at `path`; `shape` says what can be set.
  public init(path: String, shape: CommandShape) throws(SettingError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw SettingError(
        file: path,
        problem: isThere
          ? "the settings cannot be read; it is a folder, or you may not"
          : "there is no such file of settings",
        remedy: isThere
          ? "name another by --config, or leave settings out by --no-config" : "check the path after --config"
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw SettingError(file: path, problem: "the file is not valid UTF-8", remedy: "save it as UTF-8")
    }
    try self.init(yaml: text, path: path, shape: shape)
  }

  /// Reads the text of a file; `path` is for messages and for the files that it names.
  public init(yaml: String, path: String, shape: CommandShape) throws(SettingError) {
    self.path = path
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw Self.located(error, path)
    }
    var reader = SettingReader(path: path, shape: shape)
    if let root, root.scalar?.string != "" { try reader.read(root, command: []) }
    entries = reader.entries
  }

  private static func located(_ error: any Error, _ path: String) -> SettingError {
    let remedy = "check the indentation and quotes there"
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return SettingError(
        file: path, line: mark.line, column: mark.column, problem: "not valid YAML (\(problem))",
        remedy: remedy)
    case .duplicatedKeysInMapping(let keys, let context):
      return SettingError(
        file: path, line: context.mark.line, column: context.mark.column,
        problem:
          "not valid YAML (the key \(keys.map { "'\($0)'" }.joined(separator: ", ")) stands there twice)",
        remedy: remedy)
    case .reader(_, let offset, _, let yaml):
      let line = offset.map { yaml.utf8.prefix($0).count { $0 == 0x0A } + 1 } ?? 0
      return SettingError(
        file: path, line: line, column: 1, problem: "there is a control character in it",
        remedy: "remove it, or save the file as plain text")
    default: return SettingError(file: path, problem: "not valid YAML (\(error))", remedy: remedy)
    }
  }
}

/// Takes up the settings of a file, and refuses what is none.
private struct SettingReader {
  let path: String
  let shape: CommandShape
  private(set) var entries: [ProjectFile.Entry] = []

  init(path: String, shape: CommandShape) {
    self.path = path
    self.shape = shape
  }

  mutating func read(_ node: Node, command: [String]) throws(SettingError) {
    guard let mapping = node.mapping else {
      throw error(node, "this is no list of settings", "write 'name: value', a line a setting")
    }
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      if value.mapping != nil {
        try readSection(key, keyNode, value, command)
      } else {
        try readSetting(key.replacing("_", with: "-"), keyNode, value, command)
      }
    }
  }

  private mutating func readSection(
    _ key: String, _ keyNode: Node, _ value: Node, _ command: [String]
  ) throws(SettingError) {
    let commands = shape.command(command).shape.subcommands ?? []
    let settings = shape.all.flatMap { $0.shape.settable.map(\.name) }
    if settings.contains(key.replacing("_", with: "-"))
      && !commands.contains(where: { $0.commandName == key })
    {
      throw error(value, "'\(key)' has settings below it and is no command", "write '\(key): VALUE'")
    }
    guard commands.contains(where: { $0.commandName == key }) else {
      throw error(
        keyNode, "there is no command '\(key)'",
        hint(key, commands.map(\.commandName), "settings of a command"))
    }
    try read(value, command: command + [key])
  }

  private mutating func readSetting(
    _ key: String, _ keyNode: Node, _ value: Node, _ command: [String]
  ) throws(SettingError) {
    let scope = command.isEmpty ? shape.all.map(\.shape) : shape.command(command).shape.all.map(\.shape)
    let known = scope.flatMap(\.settable).filter {
      !command.isEmpty || !SettingsResolver.needsCommand($0.name)
    }
    guard let option = known.first(where: { $0.name == key }) else {
      let commands = shape.command(command).shape.subcommands ?? []
      if commands.contains(where: { $0.commandName == key }) {
        throw error(
          value, "'\(key)' is a command and takes no value",
          "write its settings below it, 'name: value', indented")
      }
      let isElsewhere = command.isEmpty && SettingsResolver.needsCommand(key)
      throw error(
        keyNode, "there is no setting '\(key)'" + (isElsewhere ? " for all commands" : ""),
        isElsewhere
          ? "put it below a command's name, such as 'report:'"
          : hint(key, known.map(\.name), "'verbatim config' shows all"))
    }
    let values: [String]
    if let list = value.sequence {
      guard option.isRepeating else {
        throw error(value, "'\(key)' takes one value", "write '\(key): VALUE'")
      }
      for item in list where item.scalar == nil {
        throw error(item, "an entry of '\(key)' is no value", "write '\(key): [VALUE, VALUE]'")
      }
      values = list.compactMap { $0.scalar?.string }
    } else {
      values = [value.scalar?.string ?? ""]
      if values[0].isEmpty || value.tag == Tag(.null) {
        throw error(keyNode, "'\(key)' has no value", "write '\(key): VALUE', or remove the line")
      }
    }
    if option.kind == .flag, !["true", "false"].contains(values[0].lowercased()) {
      throw error(value, "'\(key)' is '\(values[0])'", "write true or false")
    }
    let place = keyNode.mark
    entries.append(
      ProjectFile.Entry(
        command: command, key: key, values: values, isList: value.sequence != nil, line: place?.line ?? 0,
        column: place?.column ?? 0))
  }

  private func hint(_ name: String, _ known: [String], _ otherwise: String) -> String {
    NearestName.of(name, among: known).map { "did you mean '\($0)'?" } ?? otherwise
  }

  private func error(_ node: Node, _ problem: String, _ remedy: String) -> SettingError {
    SettingError(
      file: path, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, problem: problem, remedy: remedy
    )
  }
}
