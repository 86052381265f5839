internal import CommentSources
internal import Foundation
internal import LanguagePacks
internal import Redaction
internal import TextAnalysis
internal import TranscriptSources
internal import Verbatim
internal import VerbatimModel
internal import VerbatimReports

extension Toolbox {
  /// The codebook whose themes are contact reasons, behaviours and outcomes.
  private static let centre = "contact-centre"
  /// The conversations that an answer holds turn by turn.
  private static let shown = 20
  /// The fewest conversations that figures of an agent rest on.
  private static let fewest = 5

  /// What reads transcripts where comments are expected, with the words of the sides that `role` names.
  func transcripts(_ arguments: ToolArguments) throws -> TranscriptAdapter {
    let roles: [SpeakerRole] =
      switch try arguments.text("role") ?? "customer" {
      case "customer": [.customer]
      case "agent": [.agent]
      case "all": [.customer, .agent, .bot]
      case let other:
        throw ServerError.arguments("there is no role '\(other)'; use customer, agent or all")
      }
    let speakers = try SpeakerLexicon(files)
    return TranscriptAdapter(
      lexicon: speakers, assigner: RoleAssigner(speakers), roles: roles, scores: nil)
  }

  /// Conversations turn by turn as far as they are shown, and the figures of all and of each agent.
  mutating func transcript(_ arguments: ToolArguments) throws -> String {
    let named = try arguments.text("codebook").map { [$0] } ?? []
    let engine = try engine(named.contains(Self.centre) ? named : [Self.centre] + named, arguments)
    let path = try file(arguments)
    let speakers = try SpeakerLexicon(files)
    let assigner = RoleAssigner(
      speakers, agents: try arguments.text("agent").map { [$0] } ?? [],
      customers: try arguments.text("customer").map { [$0] } ?? [])
    let source = try TranscriptSource(
      [path], lexicon: speakers, roles: assigner, adapters: adapters, hints: try ColumnHints(files))
    var options = ConversationRun.Options(speakers: speakers)
    options.language = try arguments.text("language")
    options.threads = threads
    options.redaction = try masking(arguments)
    let by = try arguments.text("by") ?? "agent"
    options.redaction?.groupField = by
    var report = TranscriptReport(
      tool: tool, groups: ConversationGroups(by: by, bandCount: nil), scale: nil, catalog: engine.catalog,
      labelLanguage: nil, minimumN: try arguments.number("min_n") ?? Self.fewest)
    let json = TranscriptJSON(report)
    let most = try arguments.number("top") ?? Self.shown
    var (bytes, count) = (TranscriptFiguresJSON.opening, 0)
    let result = try ConversationRun.run(source, engine: engine, options: options) { found in
      report.groups.add(found)
      if count < most { bytes += (count == 0 ? [] : [0x2C]) + json.conversation(found) }
      count += 1
    }
    guard report.groups.hasField else {
      let known = (["agent"] + report.groups.fields.sorted()).joined(separator: ", ")
      throw ServerError.arguments("no conversation has a field '\(by)'; there are \(known)")
    }
    report.counts = result.counts
    report.redacted = options.redaction == nil ? nil : result.redacted
    return String(decoding: bytes + TranscriptFiguresJSON(report).closing(), as: UTF8.self)
  }
}
