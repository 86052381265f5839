internal import LanguagePacks
internal import Redaction
internal import TextAnalysis
internal import VerbatimModel

/// Analyses conversations turn by turn; one a thread.
struct ConversationReader: ~Copyable {
  private var analyzer: CommentAnalyzer
  private let themes: ConversationThemes
  private let speakers: SpeakerLexicon
  private let language: String?
  private let threeWay: Bool
  private var redactor: ConversationRedactor?

  init(_ engine: TextEngine, _ options: ConversationRun.Options, redactor: ConversationRedactor?) throws {
    analyzer = try CommentAnalyzer(engine)
    speakers = options.speakers
    themes = ConversationThemes(engine.catalog, reasonRoots: options.reasonRoots)
    language = options.language
    threeWay = options.threeWay
    self.redactor = redactor
  }

  /// What was masked so far, by kind.
  var redacted: [String: Int] { redactor?.counts ?? [:] }

  /// Turns shorter than this are read in the language of the conversation.
  private static let wordsForOwnLanguage = 8
  /// The bytes of a conversation that its language is read from.
  private static let sampleBytes = 6_000

  /// Analyses one conversation.
  mutating func read(_ conversation: Conversation, numbers: GroupNumbers.Numbers) -> AnalyzedConversation {
    let main = language ?? mainLanguage(conversation)
    var conversation = conversation
    redactor?.redact(&conversation, language: main, numbers: numbers)
    let turns = conversation.turns.map { analyze($0, main) }
    var result = AnalyzedConversation(
      conversation: conversation, language: main ?? CommentAnalysis.undetermined, turns: turns)
    result.agent = conversation.agent(speakers)
    let findings = ConversationFindings(
      conversation.turns, turns, themes, speakers, language: main)
    result.reasons = findings.reasons()
    result.markers = findings.markers()
    result.behaviours = findings.behaviours()
    result.arc = ArcFit.arc(conversation.turns, findings.scores())
    result.effort = findings.effort()
    result.outcome = findings.outcome(end: result.arc.end ?? 0)
    result.arc.turningPoints = ArcFit.turningPoints(
      findings.moods(result.outcome),
      conversation.turns.indices.filter { conversation.turns[$0].role == .customer })
    return result
  }

  private mutating func mainLanguage(_ conversation: Conversation) -> String? {
    var sample = ""
    for turn in conversation.turns where turn.role != .system {
      sample += turn.text + "\n"
      if sample.utf8.count > Self.sampleBytes { break }
    }
    return analyzer.language(of: sample)
  }

  private mutating func analyze(_ turn: ConversationTurn, _ main: String?) -> CommentAnalysis {
    let isShort = turn.text.split(whereSeparator: \.isWhitespace).count < Self.wordsForOwnLanguage
    var request = AnalysisRequest(language: isShort ? main : language, threeWay: threeWay)
    let found = analyzer.analyze(turn.text, request)
    guard found.language == CommentAnalysis.undetermined, let main else { return found }
    request.language = main
    return analyzer.analyze(turn.text, request)
  }
}
