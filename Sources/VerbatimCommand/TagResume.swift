import ArgumentParser
import CommentSources
import LanguagePacks
import Synchronization
import TextAnalysis
import Verbatim
import VerbatimReports

/// `--resume`: what a run must be like to go on where another stopped.
enum TagResume {
  /// Options that change nothing in the output.
  private static let indifferent: (flags: Set<String>, values: Set<String>) = (
    ["--resume", "--quiet", "--no-color"], ["--threads"]
  )

  /// Refuses what cannot be continued, before anything is read.
  static func check(
    _ output: OutputArguments, format: TagCommand.Format, unbuffered: Bool, redacts: Bool
  ) throws {
    // Markers are numbered from the beginning of the input.
    if redacts {
      throw ValidationError(
        "--resume does not go with --redact; mask first with 'verbatim redact', then tag that")
    }
    if [.xlsx, .sqlite].contains(format) {
      throw ValidationError(
        "--resume goes on with jsonl, csv and tsv, not with \(format.rawValue); leave it out, or choose another format"
      )
    }
    if unbuffered {
      throw ValidationError("--resume is for files, not for --unbuffered; leave one of them out")
    }
    guard let path = output.output, path != "-" else {
      throw ValidationError("--resume needs a file to go on with: name it with -o")
    }
  }

  /// What identifies the run whose files lie at `output`.
  static func open(
    _ output: String, rejects: String?, plan: RunPlan, engine: TextEngine, lexicons: String, inputs: [String]
  ) throws -> ResumableOutput {
    let identity = try ResumeIdentity(
      version: Version.text, arguments: arguments(ProjectSetup.call.withLock { $0 }),
      plan: PartialIdentity(plan: plan, engine: engine, lexicons: lexicons, release: Version.number),
      inputs: inputs)
    return try ResumableOutput(path: output, rejects: rejects, identity: identity)
  }

  /// The arguments that the output depends on.
  static func arguments(_ all: [String]) -> [String] {
    var kept: [String] = []
    var isValue = false
    for argument in all {
      defer { isValue = indifferent.values.contains(argument) }
      let name = String(argument.prefix { $0 != "=" })
      if isValue || indifferent.flags.contains(argument) || indifferent.values.contains(name) { continue }
      kept.append(argument)
    }
    return kept
  }
}
