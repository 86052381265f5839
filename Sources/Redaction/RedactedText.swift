/// A place that was masked.
public struct RedactedSpan: Sendable, Equatable {
  /// Where it stood in the original, in UTF-16 units.
  public let range: Range<Int>
  /// What it was, such as `phone`.
  public let kind: String
  /// What stood there.
  public let original: String
}

/// What was given a marker in one conversation, so that the same name gets the same one.
public struct RedactionMemory: Sendable {
  private var numbers: [String: Int] = [:]
  private var last = 0
  /// The names that hold a word, by the word.
  private var byWord: [String: [String]] = [:]
  /// The first of them in the order of the alphabet.
  private var firstByWord: [String: String] = [:]
  /// The first name made of exactly these words, by the words in order.
  private var byWords: [String: String] = [:]
  /// Names of people who take part: they are masked wherever they are called by them.
  var participants = ParticipantNames()
  /// What was asked for, by kind, with the number of texts in which the answer is still looked for.
  private(set) var asked: [String: Int] = [:]
  /// The last text and the kinds that stood in it: what it asks for is looked up when another follows, which in a survey none
  /// does.
  private var unread: (text: [UInt16], answered: Set<String>)?

  /// Nothing yet.
  public init() {}

  /// The number of a name in its conversation, counted from 1; a part of a name is the person whose full name was said
  /// before.
  mutating func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    let number = like(key).flatMap { numbers[$0] } ?? last + 1
    know(key, as: number)
    return number
  }

  /// Has a name carry a number that was settled elsewhere.
  mutating func know(_ key: String, as number: Int) {
    numbers[key] = number
    last = max(last, number)
    let words = Self.words(key)
    for word in words {
      byWord[word, default: []].append(key)
      firstByWord[word] = min(firstByWord[word] ?? key, key)
    }
    let joined = words.joined(separator: " ")
    byWords[joined] = min(byWords[joined] ?? key, key)
  }

  /// In how many texts an answer is looked for, and in how many more once there was one.
  private static let patience = 4
  private static let furtherPatience = 2

  /// A text was read, in which some kinds stood.
  mutating func read(_ text: [UInt16], answered: Set<String>) { unread = (text, answered) }

  /// Takes in what the text before this one answered, and what it asks for by `asks`.
  mutating func settle(_ asks: (_ text: [UInt16]) -> Set<String>) {
    guard let (text, answered) = unread else { return }
    unread = nil
    turn(answered: answered, asks: asks(text))
  }

  private mutating func turn(answered: Set<String>, asks: Set<String>) {
    for (kind, left) in asked {
      let isAnswered = answered.contains(kind)
      // A number may be dictated in parts and repeated; a name is said once.
      let rest = isAnswered ? (kind == "name" ? 0 : max(left - 1, Self.furtherPatience)) : left - 1
      asked[kind] = rest > 0 ? rest : nil
    }
    for kind in asks { asked[kind] = kind == "name" ? Self.furtherPatience : Self.patience }
  }

  private static func words(_ key: String) -> [String] {
    Set(key.split(separator: " ").map(String.init)).sorted()
  }

  /// The first known name that has all words of this one, or whose words this one has all.
  ///
  /// Time does not grow with the names known, but for those that share a rare word.
  private func like(_ key: String) -> String? {
    let words = Self.words(key)
    let longer: String?
    if words.count == 1 {
      longer = firstByWord[words[0]]
    } else {
      let rarest = words.map { byWord[$0] ?? [] }.min { $0.count < $1.count } ?? []
      longer = rarest.filter { Set(words).isSubset(of: Self.words($0)) }.min()
    }
    return [longer, shorter(words[...].prefix(Self.mostWords), "")].compactMap(\.self).min()
  }

  /// Names of more words are compared by their first ones.
  private static let mostWords = 8

  /// The first known name made of some of `words`, behind what was chosen of those before them.
  private func shorter(_ words: ArraySlice<String>, _ chosen: String) -> String? {
    guard let word = words.first else { return chosen.isEmpty ? nil : byWords[chosen] }
    let with = shorter(words.dropFirst(), chosen.isEmpty ? word : chosen + " " + word)
    return [with, shorter(words.dropFirst(), chosen)].compactMap(\.self).min()
  }
}

/// The names of people who take part in a conversation.
struct ParticipantNames: Sendable {
  /// First names that mean nothing else: in small letters too.
  private(set) var plain: Set<String> = []
  /// Other words of names: with a capital, and within a sentence alone.
  private(set) var capitals: Set<String> = []
  /// Names of one word: with a capital.
  private(set) var single: Set<String> = []
  /// Whole names, in small letters too, by their first word.
  private(set) var whole: [String: [[String]]] = [:]

  /// Adds a name; `isFirstName` says which of its words are first names that mean nothing else.
  mutating func add(_ words: [String], particles: Set<String>, isFirstName: (String) -> Bool) {
    for word in words where word.count > 1 && !particles.contains(word) {
      if isFirstName(word) {
        plain.insert(word)
      } else if words.count == 1 {
        single.insert(word)
      } else {
        capitals.insert(word)
      }
    }
    if words.count > 1, whole[words[0]]?.contains(words) != true {
      whole[words[0], default: []].append(words)
    }
  }
}
