internal import UnicodeText
public import VerbatimModel

/// By which labels and formulas the two sides of a conversation are known: `speakers.tsv` of every language, and by which
/// names the fields of a transcript: `shared/transcript-fields.tsv`.
public struct SpeakerLexicon: Sendable {
  /// What a field of a transcript can be.
  public enum Field: String, Sendable, CaseIterable {
    /// Which conversation the utterance belongs to.
    case conversation
    /// When it was said: a moment or an offset.
    case time
    /// Where it ends.
    case end
    /// Who said it, as a name.
    case speaker
    /// Who said it, as an id.
    case participant
    /// On which side they are.
    case role
    /// What was said.
    case text
    /// The list of turns.
    case turns
    /// The agent's team.
    case team
    /// The agent of the whole conversation.
    case agent
    /// How the customer came in touch.
    case channel
    /// What the users of a ticket system keep of a conversation, as an object or a list of names and values.
    case custom
  }

  private let labels: [String: SpeakerRole]
  /// Ends of words that name a side, in labels that begin with `*`: "Parcelbot".
  private let endings: [String: SpeakerRole]
  /// The letters before such an end, so that Abbot is nobody's robot.
  private static let beforeEnding = 4
  /// Labels of forms, which nobody is called.
  private let forms: Set<String>
  /// Messages of chat programs themselves, and what some of them begin with.
  private let notices: Set<String>
  private let noticeBeginnings: [String]
  /// Words that begin an answer: true for yes, false for no.
  private let answers: [String: Bool]
  /// The formulas of a side as folded words, with their role.
  private let phrases: [(words: [String], role: SpeakerRole)]
  /// The formulas by their first word.
  private let phrasesByWord: [String: [Int]]
  private let fields: [String: [Field]]
  /// What turns of phrase tell of how a conversation goes.
  public let course: ConversationPhrases

  /// Reads the tables of all languages there are.
  public init(_ files: LexiconFiles = .embedded) throws(LexiconError) {
    var labels: [String: SpeakerRole] = [:]
    var endings: [String: SpeakerRole] = [:]
    var forms: Set<String> = []
    var notices: Set<String> = []
    var noticeBeginnings: [String] = []
    var answers: [String: Bool] = [:]
    var phrases: [(words: [String], role: SpeakerRole)] = []
    for code in files.languages {
      for file in files.files("\(code)/speakers.tsv") {
        for row in try TableFile(name: file.name, bytes: file.bytes).rows {
          if row.columns.count >= 3, row.columns[0] == "-", ["form", "yes", "no"].contains(row.columns[1]) {
            let text = Self.plain(row.columns[2])
            if row.columns[1] == "form" {
              forms.insert(text)
            } else {
              answers[text] = row.columns[1] == "yes"
            }
            continue
          }
          guard row.columns.count >= 3, let role = SpeakerRole(rawValue: row.columns[0]),
            ["label", "phrase", "message"].contains(row.columns[1]), !row.columns[2].isEmpty
          else {
            throw LexiconError(
              file: file.name, line: row.line, problem: "this is not a role, a kind and a text",
              remedy:
                "write customer, agent, bot or system, then label, phrase or message, then the words; or -, then form, yes or no, and the words"
            )
          }
          let text = Self.plain(row.columns[2])
          if row.columns[1] == "phrase" {
            let words = row.columns[2].split(separator: " ").flatMap {
              $0 == "*" ? ["*"] : FoldedWords.words(String($0))
            }
            phrases.append((words, role))
          } else if row.columns[1] == "message" {
            if row.columns[2].hasSuffix("*") { noticeBeginnings.append(text) } else { notices.insert(text) }
          } else if row.columns[2].hasPrefix("*") {
            endings[text] = role
          } else {
            labels[text] = role
          }
        }
      }
    }
    self.labels = labels
    self.endings = endings
    self.forms = forms
    self.notices = notices
    self.noticeBeginnings = noticeBeginnings
    self.answers = answers
    self.phrases = phrases
    phrasesByWord = Dictionary(grouping: phrases.indices) { phrases[$0].words.first ?? "" }
    fields = try Self.fields(files)
    course = try ConversationPhrases(files)
  }

  private static func fields(_ files: LexiconFiles) throws(LexiconError) -> [String: [Field]] {
    var fields: [String: [Field]] = [:]
    for file in files.files("shared/transcript-fields.tsv") {
      for row in try TableFile(name: file.name, bytes: file.bytes).rows {
        guard row.columns.count >= 2, let field = Field(rawValue: row.columns[0]) else {
          throw LexiconError(
            file: file.name, line: row.line, problem: "this is not a field and a name",
            remedy: "write one of \(Field.allCases.map(\.rawValue).joined(separator: ", ")), a tab and a name"
          )
        }
        fields[compact(row.columns[1]), default: []].append(field)
      }
    }
    return fields
  }

  /// The side that a label such as "Klant", "Agent 2", "ChatBot" or "Anna (handläggare)" names; nil where it names none.
  public func role(label: String) -> SpeakerRole? {
    let plain = Self.plain(Self.withParts(label))
    if let role = labels[plain] { return role }
    let words = plain.split { !$0.isLetter && $0 != "-" }.map(String.init)
    if let role = labels[words.joined(separator: " ")] { return role }
    // "A" answers questions; in "Person A" it is a letter.
    if let role = words.lazy.filter({ $0.count > 1 }).compactMap({ labels[$0] }).first { return role }
    return words.lazy.compactMap { word in
      endings.first { word.hasSuffix($0.key) && word.count >= $0.key.count + Self.beforeEnding }?.value
    }.first
  }

  /// Whether a label is the word for a side alone, such as "Klant" or "Agent", and nobody's name.
  public func isSide(_ label: String) -> Bool { labels[Self.plain(label)] != nil }

  /// A label with a space where a capital begins another word: "TelBot", "SupportAgent".
  private static func withParts(_ label: String) -> String {
    var parts = ""
    var last: Character?
    for character in label {
      if character.isUppercase, last?.isLowercase == true { parts.append(" ") }
      parts.append(character)
      last = character
    }
    return parts
  }

  /// Whether a message is what a chat program says itself, such as "<Media omitted>".
  public func isNotice(_ text: String) -> Bool {
    guard text.utf8.count <= Self.longestNotice else { return false }
    let plain = Self.plain(text)
    return notices.contains(plain) || noticeBeginnings.contains { plain.hasPrefix($0) }
  }

  /// The most bytes of such a message.
  private static let longestNotice = 400

  /// Whether a label is what forms and lists put before a colon: "Address", "Order number", "NB".
  public func isForm(label: String) -> Bool { forms.contains(Self.plain(label)) }

  /// Whether a text begins with yes (true) or no (false); nil where it begins otherwise.
  public func answer(in text: String) -> Bool? {
    let words = Self.plain(String(text.prefix(80))).split(separator: " ")
    return (1...3).reversed().lazy.filter { $0 <= words.count }
      .compactMap { answers[words.prefix($0).joined(separator: " ")] }.first
  }

  /// How many formulas of each side there are in a text.
  public func formulas(in text: String) -> (agent: Int, customer: Int, bot: Int) {
    let words = FoldedWords.words(text)
    var found: Set<Int> = []
    for start in words.indices {
      for number in phrasesByWord[words[start]] ?? []
      where Self.begins(words[start...], with: phrases[number].words[...]) {
        found.insert(number)
      }
    }
    var counts = (agent: 0, customer: 0, bot: 0)
    for number in found {
      switch phrases[number].role {
      case .agent: counts.agent += 1
      case .customer: counts.customer += 1
      case .bot: counts.bot += 1
      case .system: break
      }
    }
    return counts
  }

  /// The most words that `*` stands for in a phrase.
  private static let longestGap = 3

  /// Whether words begin with those of a phrase, in which `*` stands for some others.
  private static func begins(_ words: ArraySlice<String>, with phrase: ArraySlice<String>) -> Bool {
    guard let first = phrase.first else { return true }
    let rest = phrase.dropFirst()
    if first == "*" {
      return (0...min(longestGap, words.count)).contains { begins(words.dropFirst($0), with: rest) }
    }
    return words.first == first && begins(words.dropFirst(), with: rest)
  }

  /// What a field of this name may hold, the most likely first; empty where the name says nothing.
  public func fields(named name: String) -> [Field] { fields[name] ?? fields[Self.compact(name)] ?? [] }

  /// Folded, with single spaces for all that is neither letter, digit, hyphen nor apostrophe.
  private static func plain(_ text: String) -> String {
    FoldedWords.words(text).joined(separator: " ")
  }

  /// Small letters and digits alone.
  private static func compact(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    let bytes = name.utf8.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return String(
      decoding: bytes.filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }, as: UTF8.self)
  }
}
