import ArgumentParser
import ProjectSettings

/// `verbatim config`: what is set, and where.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show every setting with its value and where it comes from.",
    discussion: """
      A flag wins over the environment (VERBATIM_MIN_N for --min-n), that over verbatim.yaml, found from the working
      directory upwards, and that over the default.

      Examples:
        verbatim config                                what holds for all commands
        verbatim config summary --min-n 20             what a call would use
        verbatim config --config other/verbatim.yaml report
      """)

  @OptionGroup var project: ProjectArguments

  @Argument(
    parsing: .captureForPassthrough,
    help: ArgumentHelp("A command, with options.", valueName: "command"))
  var call: [String] = []

  func run() throws {
    // Whatever stands behind a command is taken along, and so is this.
    if call.contains(where: { ["--help", "-h"].contains($0) }) { throw CleanExit.helpRequest(self) }
    let given = (project.noConfig ? ["--no-config"] : []) + (project.config.map { ["--config", $0] } ?? [])
    let resolver = try ProjectSetup.resolver(try ProjectSetup.filePath(given + call))
    let settings = call.isEmpty ? resolver.overview() : resolver.resolve(call).settings
    if settings.isEmpty {
      throw ValidationError(
        "there is no command '\(call.joined(separator: " "))'; 'verbatim --help' lists them")
    }
    let rows = settings.map {
      (name: $0.name, value: Self.shown($0), source: $0.source.description)
    }
    let width = rows.map(\.name.count).max() ?? 0
    let valueWidth = min(rows.map(\.value.count).max() ?? 0, 44)
    for row in rows {
      try StandardOutput.write(
        Self.padded(row.name, width) + "  " + Self.padded(row.value.isEmpty ? "–" : row.value, valueWidth)
          + "  " + row.source + "\n")
    }
  }

  /// What a setting is, but for a secret.
  private static func shown(_ setting: Setting) -> String {
    setting.name == "hash-key" && !setting.values.isEmpty
      ? "(set)"
      : setting.values.joined(separator: ", ").split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

/// The options that say where settings come from; read before the call is parsed.
struct ProjectArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of settings; verbatim.yaml in the working directory or above it when left out.",
      valueName: "file"))
  var config: String?

  @Flag(help: "Read no file of settings.")
  var noConfig = false
}
