/// Agreement between two who coded the same comments.
public struct AgreementFigures: Sendable, Equatable {
  /// Who is compared: `gold`, `coder2`, `verbatim`.
  public let first: String
  /// Who with.
  public let second: String
  /// What was coded: `label` or `themes`.
  public let subject: String
  /// Krippendorff's α; nil where it is not defined.
  public let alpha: Double?

  /// All of it as given.
  public init(_ first: String, _ second: String, subject: String, alpha: Double?) {
    self.first = first
    self.second = second
    self.subject = subject
    self.alpha = alpha
  }
}

/// A comment that was coded far from its gold, with the reason.
public struct WorstError: Sendable, Equatable {
  /// The comment's id.
  public let id: String
  /// The gold class or labels.
  public let gold: String
  /// What was found.
  public let found: String
  /// The sentiment score.
  public let score: Double
  /// The entries that scored, with their weights and rules; for themes the terms that matched.
  public let reasons: [String]
  /// The comment, where it may be shown.
  public let text: String?

  /// All of it as given.
  public init(id: String, gold: String, found: String, score: Double, reasons: [String], text: String?) {
    self.id = id
    self.gold = gold
    self.found = found
    self.score = score
    self.reasons = reasons
    self.text = text
  }
}

/// Everything measured on a gold set.
public struct EvaluationReport: Sendable {
  /// How many rows were read.
  public var read = 0
  /// How many were measured.
  public var used = 0
  /// How many were not, by reason.
  public var leftOut: [String: Int] = [:]
  /// How many comments were taken for each language.
  public var languages: [String: Int] = [:]
  /// The sentiment; nil where no gold for it was named.
  public var sentiment: SentimentTally?
  /// The themes; nil where no gold for them was named.
  public var themes: LabelTally?
  /// The gold labels that some theme maps to.
  public var mappedLabels: Set<String> = []
  /// The agreement of coders with each other and with Verbatim.
  public var agreement: [AgreementFigures] = []
  /// The worst errors, the worst first.
  public var worst: [WorstError] = []

  /// The defaults.
  public init() {}
}

/// A least figure that the user asks for.
public struct EvaluationGate: Sendable, Equatable {
  /// The figure's name in output.
  public let name: String
  /// The least value.
  public let least: Double
  /// What was measured; nil where there was nothing to measure.
  public let value: Double?

  /// All of it as given.
  public init(name: String, least: Double, value: Double?) {
    self.name = name
    self.least = least
    self.value = value
  }

  /// Whether the figure was reached.
  public var isMet: Bool { value.map { $0 >= least } ?? false }
}
