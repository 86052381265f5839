import AgentServer
import ArgumentParser
import Foundation
import LanguagePacks
import Verbatim
import VerbatimReports

/// `verbatim mcp`: the Model Context Protocol over standard input and output.
struct MCPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mcp",
    abstract: "Serve the Model Context Protocol over standard input and output, for assistants.",
    discussion: """
      Examples:
        verbatim mcp                                   a client starts it and speaks JSON-RPC 2.0, a message a line

      Tools: tag, explain, summary, why, discover, transcript, list_themes. Resources: the codebooks. In a client's configuration:
        {"mcpServers": {"verbatim": {"command": "verbatim", "args": ["mcp"]}}}
      """)

  @Option(help: ArgumentHelp("A folder with lexicons of your own.", valueName: "dir"))
  var lexicons: String?

  @Option(help: "How many threads analyse; all processors when left out.")
  var threads: Int?

  @OptionGroup var project: ProjectArguments

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
  }

  func run() throws {
    let files = try EngineOptions.files(lexicons)
    let toolbox = Toolbox(
      files: files, adapters: InputArguments.adapters, version: Version.number,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    var server = ProtocolServer(toolbox, version: Version.number)
    let output = try OutputFile(path: nil)
    while let line = readLine(strippingNewline: true) {
      if let answer = server.answer(line) { try output.write(Array((answer + "\n").utf8)) }
    }
  }
}
