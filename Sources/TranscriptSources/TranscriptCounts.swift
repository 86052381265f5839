/// What was read, and what could not be.
public struct TranscriptCounts: Sendable, Equatable {
  /// The files looked at.
  public var files = 0
  /// Those with nothing in them, or nothing that could be read.
  public var unreadable = 0
  /// Those of which only a part could be read.
  public var damaged = 0
  /// The conversations handed out.
  public var conversations = 0
  /// The turns in them.
  public var turns = 0
  /// Places that could not be read, by what is wrong with them.
  public var problems: [String: Int] = [:]

  /// Nothing yet.
  public init() {}
}
