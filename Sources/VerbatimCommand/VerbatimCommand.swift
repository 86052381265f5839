import ArgumentParser
import CByteScan
import Glibc
import ProjectSettings
import Synchronization
import TextAnalysis
import UnicodeText
import VerbatimReports

/// The command `verbatim`: one file a subcommand.
@main
struct VerbatimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verbatim",
    abstract: "Why are they unhappy? Themes and sentiment of customers' comments, linked to their scores.",
    discussion: """
      Examples:
        verbatim summary "NPS Q3.csv"                          what goes with detractors, in a table
        verbatim summary nps.csv --by Regio --format json      the same by region, for a script
        verbatim tag comments.csv > tags.jsonl                 themes and sentiment, a record a comment
        verbatim explain "Niet slecht, maar wel duur"          why a comment is scored as it is
        verbatim columns comments.csv                          what is in a file
      """,
    version: Version.text,
    subcommands: [
      SummaryCommand.self, WhyCommand.self, CompareCommand.self, MergeCommand.self, ReportCommand.self,
      TagCommand.self, TranscriptCommand.self, RedactCommand.self, MCPCommand.self,
      ExplainCommand.self, ColumnsCommand.self, EvaluateCommand.self, DiscoverCommand.self,
      ThemesCommand.self,
      LexiconsCommand.self, InitCommand.self, ConfigCommand.self, CompletionsCommand.self,
    ])

  /// In bytes: what is at least as large does not stay with the program when it is free, as blocks of input and output.
  private static let blockSize: Int32 = 256 << 10

  /// Runs the command and ends with 0, 1 or 2 as the interface says.
  static func main() {
    StandardStreams.fill()
    verbatim_give_back_blocks(blockSize)
    Interruption.watch()
    var adopted: [Setting] = []
    if let mistake = CommandNames.mistake(in: Array(CommandLine.arguments.dropFirst()), of: Self.self) {
      Notices.write("verbatim: " + mistake)
      Glibc.exit(2)
    }
    do {
      let call = try ProjectSetup.resolve(Array(CommandLine.arguments.dropFirst()))
      adopted = call.adopted
      ProjectSetup.call.withLock { $0 = call.arguments }
      var command = try parseAsRoot(call.arguments)
      try command.run()
    } catch let error as OutputError where error.isClosedPipe {
      Glibc.exit(0)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      finish(error, adopted)
    }
  }

  private static func finish(_ error: any Error, _ adopted: [Setting]) -> Never {
    let text = fullMessage(for: error)
    if exitCode(for: error) == .success {
      let shown = OutputArguments.terminalWidth.map { columns in
        HelpText.folded(fullMessage(for: error, columns: 10_000), narrow: text, columns: columns)
      }
      finish(printing: (shown ?? text) + "\n")
    }
    let isUsage = exitCode(for: error) == .validationFailure
    Notices.write(
      "verbatim: "
        + (isUsage
          ? usageLine(message(for: error) + origin(message(for: error), adopted), help: text) : "\(error)"))
    Glibc.exit(2)
  }

  /// Ends with the help or whatever else was asked for.
  private static func finish(printing text: String) -> Never {
    do {
      try StandardOutput.write(text)
    } catch {
      if (error as? OutputError)?.isClosedPipe != true {
        Notices.write("verbatim: \(error)")
        Glibc.exit(2)
      }
    }
    Glibc.exit(0)
  }

  /// Where a value was set that the call does not show.
  private static func origin(_ message: String, _ adopted: [Setting]) -> String {
    let culprit = adopted.first { message.contains("--\($0.name) ") || message.contains("--\($0.name)'") }
    return culprit.map { " (set by \($0.source))" } ?? ""
  }

  /// A file of the call that is taken for an option.
  private static var dashedFile: String {
    let file = CommandLine.arguments.dropFirst().first {
      $0.hasPrefix("-") && $0.count > 1 && access($0, F_OK) == 0
    }
    return file.map { "; for the file '\($0)' write './\($0)'" } ?? ""
  }

  /// One line: what is wrong with the call, and where its options are listed.
  private static func usageLine(_ message: String, help: String) -> String {
    let line = message.split(separator: "\n").joined(separator: " ")
    let hint = help.split(separator: "\n").last { $0.contains("See '") }?.drop { $0 == " " }.prefix {
      $0 != "."
    }
    return line + dashedFile + "; "
      + (hint.map { "see" + $0.dropFirst(3).replacing(" for more information", with: "") }
        ?? "see 'verbatim --help'")
  }
}

/// The program's version with those of ICU and Unicode.
enum Version {
  static let number = "0.1.0"
  static var text: String { "verbatim \(number) (ICU \(ICUVersion.icu), Unicode \(ICUVersion.unicode))" }
}
