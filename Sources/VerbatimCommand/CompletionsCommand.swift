import ArgumentParser

/// `verbatim completions`: what makes a shell complete commands and options.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a script that makes a shell complete commands and options.",
    discussion: """
      Examples:
        verbatim completions bash > ~/.local/share/bash-completion/completions/verbatim
        verbatim completions zsh > ~/.zfunc/_verbatim
        verbatim completions fish > ~/.config/fish/completions/verbatim.fish
      """)

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    try StandardOutput.write(VerbatimCommand.completionScript(for: known) + "\n")
  }
}
