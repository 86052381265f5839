public import LanguagePacks
public import Redaction
internal import RootCause
internal import Synchronization
public import TextAnalysis
public import TranscriptSources
internal import VerbatimModel

/// Reads and analyses conversations, some at a time on several threads, and hands them over in the order of the input.
public enum ConversationRun {
  /// What is wanted of a run.
  public struct Options: Sendable {
    /// The language of all of it; nil to decide it.
    public var language: String?
    /// Whether labels are never `mixed`.
    public var threeWay = false
    /// The themes below which contact reasons stand.
    public var reasonRoots = ["reason"]
    /// How many threads analyse.
    public var threads = 1
    /// What masks personal data before anything else sees it; nil for nothing.
    public var redaction: RedactionSettings?
    /// Scores by conversation; nil for none.
    public var scores: ScoreTable?

    /// What tells a speaker's label from a name.
    public let speakers: SpeakerLexicon

    /// Nothing but the analysis.
    public init(speakers: SpeakerLexicon) { self.speakers = speakers }
  }

  /// Conversations a thread takes at a time.
  private static let perThread = 16

  /// The turns of the conversations that are held at a time.
  private static let turnsHeld = 50_000

  /// Reads everything; `body` sees each conversation, in order, on the calling thread, and `rejects` the lines of places
  /// that could not be used, masked like everything else.
  ///
  /// - Returns: what was read, what the source noticed, and what was masked by kind.
  public static func run(
    _ source: consuming TranscriptSource, engine: TextEngine, options: Options,
    rejects: ([UInt8]) throws -> Void = { _ in }, _ body: (AnalyzedConversation) throws -> Void
  ) throws -> (counts: TranscriptCounts, notices: [String], redacted: [String: Int]) {
    let workers = try (0..<max(1, options.threads)).map { _ in
      let redactor = try options.redaction.map { try ConversationRedactor($0, speakers: options.speakers) }
      return ReaderBox(
        try ConversationReader(engine, options, redactor: redactor))
    }
    var list = try RejectList(engine, options)
    var numbers = options.redaction.map { GroupNumbers(options.speakers, field: $0.groupField) }
    var isAtEnd = false
    var (conversations, turns) = (0, 0)
    while !isAtEnd {
      var batch: [Conversation] = []
      var held = 0
      while batch.count < workers.count * perThread, held < turnsHeld, !isAtEnd {
        if let next = try source.next() {
          batch.append(next)
          held += next.turns.count
        } else {
          isAtEnd = true
        }
      }
      let places = source.takeRejects()
      if !places.isEmpty { try rejects(list.lines(places)) }
      // Scores are joined by the id as it stands in the data, before it was masked.
      let numbered = batch.map { ($0, numbers?.numbers(of: $0) ?? .init()) }
      for (read, found) in zip(batch, analyze(numbered, workers)) {
        try body(options.scores?.join(found, id: read.id) ?? found)
        conversations += 1
        turns += found.turns.count
      }
    }
    try LostRecords.check("conversations", read: source.counts.conversations, found: conversations)
    try LostRecords.check("turns", read: source.counts.turns, found: turns)
    var redacted: [String: Int] = [:]
    for worker in workers { redacted.merge(worker.redacted) { $0 + $1 } }
    let notices = try options.redaction.map { settings in
      let redactor = try ConversationRedactor(settings, speakers: options.speakers)
      return source.notices.map { redactor.redact(notice: $0, language: options.language) }
    }
    return (source.counts, notices ?? source.notices, redacted)
  }

  private static func analyze(
    _ batch: [(conversation: Conversation, numbers: GroupNumbers.Numbers)], _ workers: [ReaderBox]
  ) -> [AnalyzedConversation] {
    let results = Mutex<[Int: AnalyzedConversation]>([:])
    ParallelWork.perform(workers.count) { number in
      for index in stride(from: number, to: batch.count, by: workers.count) {
        let found = workers[number].read(batch[index].conversation, batch[index].numbers)
        results.withLock { $0[index] = found }
      }
    }
    return results.withLock { found in batch.indices.compactMap { found[$0] } }
  }

  /// Keeps a reader in place.
  ///
  /// `@unchecked`: each is used by one thread at a time; it owns ICU's iterators, which are not `Sendable`.
  private final class ReaderBox: @unchecked Sendable {
    private var reader: ConversationReader
    init(_ reader: consuming ConversationReader) { self.reader = reader }
    func read(_ conversation: Conversation, _ numbers: GroupNumbers.Numbers) -> AnalyzedConversation {
      reader.read(conversation, numbers: numbers)
    }
    var redacted: [String: Int] { reader.redacted }
  }
}
