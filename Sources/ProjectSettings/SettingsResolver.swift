/// Puts together what is set: flags win over the environment, that over the project's file, that over the defaults.
public struct SettingsResolver {
  /// What a call comes to.
  public struct Outcome: Sendable {
    /// The call with what was set elsewhere put in, for the program to parse.
    public var arguments: [String]
    /// Everything that the command takes, with its value and source.
    public var settings: [Setting]

    /// Both as given.
    public init(arguments: [String], settings: [Setting]) {
      self.arguments = arguments
      self.settings = settings
    }

    /// What was set elsewhere.
    public var adopted: [Setting] { settings.filter { $0.source != .flag && $0.source != .builtIn } }
  }

  private let shape: CommandShape
  private let environment: [String: String]
  private let file: ProjectFile?

  /// The settings of `file` and of variables such as `VERBATIM_MIN_N`.
  public init(shape: CommandShape, environment: [String: String], file: ProjectFile?) {
    self.shape = shape
    self.environment = environment
    self.file = file
  }

  /// Commands that read other files than the project's comments: columns and scales of those are not meant for them.
  private static let separate: Set = ["evaluate", "lexicons", "themes", "merge"]
  private static let shared: Set = ["lexicons", "lang", "quiet", "no-color", "threads", "seed"]

  /// Options that mean something else with every command.
  static func needsCommand(_ name: String) -> Bool { ["output", "format"].contains(name) }

  /// The variable that sets an option.
  public static func variable(_ name: String) -> String {
    "VERBATIM_" + name.uppercased().replacing("-", with: "_")
  }

  /// The call with settings put in, behind the words that name the command.
  public func resolve(_ arguments: [String]) -> Outcome {
    let (command, path) = shape.command(arguments)
    let call = GivenOptions(arguments.dropFirst(path.count), of: command)
    var inserted: [String] = []
    var settings: [Setting] = []
    for option in command.settable {
      if let given = call.values[option.name] {
        settings.append(Setting(name: option.name, values: given, source: .flag))
        continue
      }
      guard let found = lookUp(option, path) else {
        settings.append(
          Setting(name: option.name, values: option.fallback, source: .builtIn))
        continue
      }
      settings.append(found)
      inserted += Self.spelled(option, found.values)
    }
    let isAsking = path.isEmpty || !call.values.keys.filter { ["help", "version"].contains($0) }.isEmpty
    return Outcome(
      arguments: isAsking ? arguments : path + inserted + arguments.dropFirst(path.count), settings: settings)
  }

  /// What is set for all commands together: the options that any takes, and what holds for one alone.
  public func overview() -> [Setting] {
    var seen: Set<String> = []
    var settings: [Setting] = []
    for (path, command) in shape.all where !path.isEmpty && !Self.separate.contains(path[0]) {
      for option in command.settable
      where !Self.needsCommand(option.name) && seen.insert(option.name).inserted {
        settings.append(
          lookUp(option, [])
            ?? Setting(name: option.name, values: option.fallback, source: .builtIn))
      }
    }
    let own = (file?.entries ?? []).filter { !$0.command.isEmpty }
    return settings
      + own.map {
        Setting(
          name: ($0.command + [$0.key]).joined(separator: "."), values: $0.values,
          source: .file(file?.path ?? "", line: $0.line))
      }
  }

  // MARK: - Sources

  private func lookUp(_ option: CommandShape.Option, _ path: [String]) -> Setting? {
    let name = option.name
    let isOwn = path.first.map { Self.separate.contains($0) && !Self.shared.contains(name) } ?? false
    let variable = Self.variable(name)
    if !isOwn, !Self.needsCommand(name), option.kind != .positional, let value = environment[variable],
      !value.isEmpty
    {
      let values = option.isRepeating ? value.split(separator: "\n").map(String.init) : [value]
      return Setting(name: name, values: values, source: .environment(variable))
    }
    let entries = (file?.entries ?? []).filter { $0.key == name }
    // What is said of the command itself is stronger than what is said of all.
    let own = entries.last { !$0.command.isEmpty && path.starts(with: $0.command) }
    let general = isOwn || Self.needsCommand(name) ? nil : entries.last { $0.command.isEmpty }
    guard let file, let entry = own ?? general else { return nil }
    let values =
      option.isPath ? entry.values.map { ProjectPath.resolve($0, besides: file.path, option) } : entry.values
    return Setting(name: name, values: values, source: .file(file.path, line: entry.line))
  }

  private static func spelled(_ option: CommandShape.Option, _ values: [String]) -> [String] {
    switch option.kind {
    case .positional: values
    case .flag: ["true", "1", "yes"].contains(values.first?.lowercased() ?? "") ? ["--" + option.name] : []
    case .option: values.map { "--\(option.name)=\($0)" }
    }
  }
}
