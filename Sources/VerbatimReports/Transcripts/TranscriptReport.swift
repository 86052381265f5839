internal import RootCause
public import TextAnalysis
public import TranscriptSources
public import Verbatim
public import VerbatimModel

/// What all views of transcripts show besides the conversations themselves.
public struct TranscriptReport: Sendable {
  /// What was read.
  public var counts = TranscriptCounts()
  /// The tallies.
  public var groups: ConversationGroups
  /// Places that were masked, by kind; nil where nothing was to be masked.
  public var redacted: [String: Int]?
  /// The program and its data.
  public let tool: SummaryReport.Tool
  /// The scale of the scores joined; nil for none.
  public let scale: Scale?
  /// The themes.
  public let catalog: ThemeCatalog
  /// The language of labels; nil for each conversation's own.
  public let labelLanguage: String?
  /// The fewest conversations that a group's figures rest on.
  public let minimumN: Int

  /// All of it as given.
  public init(
    tool: SummaryReport.Tool, groups: ConversationGroups, scale: Scale?, catalog: ThemeCatalog,
    labelLanguage: String?, minimumN: Int
  ) {
    (self.tool, self.groups, self.scale, self.catalog) = (tool, groups, scale, catalog)
    (self.labelLanguage, self.minimumN) = (labelLanguage, minimumN)
  }

  /// The groups in force: those asked for, else the agents; the largest first.
  public var ordered: [(name: String, tally: ConversationTally)] {
    Self.ordered(groups.field == nil ? groups.agents : groups.groups)
  }

  /// Groups, the largest first.
  public static func ordered(
    _ list: [(name: String, tally: ConversationTally)]
  ) -> [(name: String, tally: ConversationTally)] {
    list.sorted { (-$0.tally.n, $0.name) < (-$1.tally.n, $1.name) }
  }
}
