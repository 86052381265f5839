/// What is peculiar to a language: the content of its `language.json`.
public struct LanguageSettings: Sendable, Decodable {
  /// ISO 639-1 code, the name of the folder.
  public let code: String
  /// The language's name by report language.
  public let name: [String: String]
  /// ICU's locale for break rules.
  public let locale: String
  /// Snowball's algorithm; nil for none.
  public let stemmer: String?
  /// Whether words are written together (`levertijd`).
  public let compounds: Bool
  /// What may stand between the parts of a compound.
  public let linkers: [String]
  /// Words of two or three letters that make compounds (`el`, `tv`).
  public let shortParts: Set<String>
  /// Prefixes and endings that are no parts of compounds, though they may be words (`ver`, `ing`).
  public let notParts: Set<String>
  /// How often each word of `everyday.txt` is taken to occur, at least 1.
  public let everydayCount: Int
  /// The letters of which the first part of a compound needs one, where only its second part is known.
  public let vowels: Set<Character>
  /// How many words forward a negator reaches.
  public let negationWindow: Int
  /// How many words back a negator reaches.
  public let negationBack: Int
  /// Words that end a negator's reach.
  public let clauseBreakers: [String]
  /// Words that join two things of one kind under a negator (`en`, `and`): what follows must lean the same way.
  public let andWords: [String]
  /// Words that join two things under a negator whichever way they lean (`of`, `eller`, `or`).
  public let orWords: [String]
  /// Words that begin a question.
  public let questionWords: [String]
  /// Endings that Snowball leaves on (Dutch -t and -de of verbs, Swedish -t of adverbs).
  public let extraEndings: [String]
  /// Prefixes that part from their verb (`op` in `opgelost`, `oplossen`); empty where participles take no prefix.
  public let separablePrefixes: [String]
  /// The prefix or infix of participles (`ge`); empty for none.
  public let participlePrefix: String
  /// How it says that there should be more of something, or that something should be done.
  public let wishes: WishWords
  /// Words written with a leading apostrophe, without it (`t` for `'t`).
  public let leadingApostrophe: [String]

  private enum CodingKeys: String, CodingKey {
    case code, name, stemmer, compounds, linkers, vowels, wishes
    case locale = "icu_locale"
    case shortParts = "short_parts"
    case notParts = "not_parts"
    case everydayCount = "everyday_count"
    case negationWindow = "negation_window"
    case negationBack = "negation_back"
    case clauseBreakers = "clause_breakers"
    case andWords = "and_words"
    case orWords = "or_words"
    case questionWords = "question_words"
    case extraEndings = "extra_endings"
    case separablePrefixes = "separable_prefixes"
    case participlePrefix = "participle_prefix"
    case leadingApostrophe = "leading_apostrophe"
  }

  /// A list of words as entries of one role.
  func entries(_ role: LexiconRole, _ words: [String], value: Double = 0) -> [LexiconEntry] {
    words.compactMap { word in
      TermPattern(parsing: "=" + word).map {
        LexiconEntry(
          role: role, term: word, pattern: $0, value: value, file: "\(code)/language.json", line: 0)
      }
    }
  }

  /// Reads it, with defaults for what may be left out.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func list(_ key: CodingKeys) throws -> [String] {
      try values.decodeIfPresent([String].self, forKey: key) ?? []
    }
    code = try values.decode(String.self, forKey: .code)
    name = try values.decodeIfPresent([String: String].self, forKey: .name) ?? [:]
    locale = try values.decodeIfPresent(String.self, forKey: .locale) ?? code
    stemmer = try values.decodeIfPresent(String.self, forKey: .stemmer)
    compounds = try values.decodeIfPresent(Bool.self, forKey: .compounds) ?? false
    linkers = try list(.linkers)
    shortParts = Set(try list(.shortParts))
    notParts = Set(try list(.notParts))
    everydayCount = max(1, try values.decodeIfPresent(Int.self, forKey: .everydayCount) ?? 1)
    vowels = Set(try values.decodeIfPresent(String.self, forKey: .vowels) ?? "")
    negationWindow = try values.decodeIfPresent(Int.self, forKey: .negationWindow) ?? 6
    negationBack = try values.decodeIfPresent(Int.self, forKey: .negationBack) ?? 3
    clauseBreakers = try list(.clauseBreakers)
    andWords = try list(.andWords)
    orWords = try list(.orWords)
    questionWords = try list(.questionWords)
    extraEndings = try list(.extraEndings)
    separablePrefixes = try list(.separablePrefixes)
    participlePrefix = try values.decodeIfPresent(String.self, forKey: .participlePrefix) ?? ""
    wishes = try values.decodeIfPresent(WishWords.self, forKey: .wishes) ?? WishWords()
    leadingApostrophe = try list(.leadingApostrophe)
  }
}
