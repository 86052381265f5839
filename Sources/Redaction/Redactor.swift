internal import Foundation
public import LanguagePacks
internal import UnicodeText

/// Masks personal data in texts, one after the other; one a thread.
public final class Redactor {
  private let rules: RedactionRules
  private let hashKey: String?
  private let expressions: [(rule: RedactionRules.Pattern, expression: NSRegularExpression)]
  private let answers: [(kind: String, question: NSRegularExpression, answer: NSRegularExpression)]
  private var finders: [String: NameFinder] = [:]
  /// How many places were masked, by kind.
  public private(set) var counts: [String: Int] = [:]

  /// `hashKey` has markers carry a keyed hash instead of a number, the same in all conversations.
  ///
  /// - Throws: ``LexiconError`` for a pattern that is no regular expression.
  public init(_ rules: RedactionRules, hashKey: String? = nil) throws(LexiconError) {
    self.rules = rules
    self.hashKey = hashKey
    var compiled: [(rule: RedactionRules.Pattern, expression: NSRegularExpression)] = []
    for rule in rules.patterns {
      guard let expression = try? NSRegularExpression(pattern: rule.expression) else {
        throw Self.mistake(rule.file, rule.line)
      }
      compiled.append((rule, expression))
    }
    expressions = compiled
    var answers: [(kind: String, question: NSRegularExpression, answer: NSRegularExpression)] = []
    for rule in rules.answers {
      guard let question = try? NSRegularExpression(pattern: rule.question),
        let answer = try? NSRegularExpression(pattern: rule.answer)
      else { throw Self.mistake(rule.file, rule.line) }
      answers.append((rule.kind, question, answer))
    }
    self.answers = answers
  }

  private static func mistake(_ file: String, _ line: Int) -> LexiconError {
    LexiconError(
      file: file, line: line, problem: "the pattern is not a regular expression",
      remedy: "check its brackets and backslashes")
  }

  /// What is wrong with the rules of a language, or with the shared ones for nil: every line, not the first alone.
  public static func mistakes(code: String?, _ files: LexiconFiles) -> [LexiconError] {
    RedactionRules.mistakes(code: code, files)
      + RedactionRules.patterns(code: code, files)
      .filter { (try? NSRegularExpression(pattern: $0.expression)) == nil }.map { mistake($0.file, $0.line) }
  }

  /// The text with everything personal masked.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - language: its language; nil uses the words of all.
  ///   - memory: what was masked in the same conversation before.
  ///   - isCounted: whether what is masked is added to ``counts``.
  ///   - kinds: the only kinds to mask; nil for all.
  ///   - markerLanguage: the language of the markers; nil for the text's own.
  /// - Returns: the masked text.
  public func redact(
    _ text: String, language: String?, memory: inout RedactionMemory, counts isCounted: Bool = true,
    kinds: Set<String>? = nil, markerLanguage: String? = nil
  ) -> String {
    let spans = find(text, language: language, memory: memory).filter { kinds?.contains($0.kind) ?? true }
    if spans.isEmpty { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var at = 0
    for span in spans {
      result += units[at..<span.range.lowerBound]
      result += marker(span.kind, span.original, markerLanguage ?? language, &memory).utf16
      at = span.range.upperBound
      if isCounted { counts[span.kind, default: 0] += 1 }
    }
    result += units[at...]
    return String(decoding: result, as: UTF16.self)
  }

  /// What would be masked, in order.
  ///
  /// Long texts are looked at in pieces that end with a line or sentence, so that time grows with their length alone.
  public func find(_ text: String, language: String?, memory: RedactionMemory = RedactionMemory())
    -> [RedactedSpan]
  {
    let units = Array(text.utf16)
    if units.count <= TextPieces.longest { return find(units, 0, language, memory) }
    return TextPieces.cut(units).flatMap { find(Array(units[$0]), $0.lowerBound, language, memory) }
  }

  /// What would be masked in a piece that begins at a UTF-16 unit of the text.
  private func find(_ units: [UInt16], _ start: Int, _ language: String?, _ memory: RedactionMemory)
    -> [RedactedSpan]
  {
    let text = String(decoding: units, as: UTF16.self)
    let plain = TextPieces.plain(units)
    let whole = plain as NSString
    var spans: [RedactedSpan] = []
    var taken = [Bool](repeating: false, count: units.count)
    for marker in markers(in: text) { for unit in marker { taken[unit] = true } }
    func add(_ range: Range<Int>, _ kind: String) {
      guard !range.isEmpty, !taken[range].contains(true) else { return }
      for unit in range { taken[unit] = true }
      spans.append(
        RedactedSpan(
          range: (start + range.lowerBound)..<(start + range.upperBound), kind: kind,
          original: String(decoding: units[range], as: UTF16.self)))
    }
    let hasDigit = plain.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
    for (rule, expression) in expressions
    where rule.needs == "digit" ? hasDigit : plain.contains(rule.needs) || rule.needs.isEmpty {
      var at = 0
      while at < whole.length,
        let match = expression.firstMatch(
          in: plain, options: [.withTransparentBounds, .withoutAnchoringBounds],
          range: NSRange(location: at, length: whole.length - at))
      {
        let group = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
        let chosen = group.location == NSNotFound ? match.range : group
        at = max(match.range.location + match.range.length, at + 1)
        guard let length = NumberCheck.passingLength(rule.check, whole.substring(with: chosen)) else {
          // Words before it may have been taken for its beginning.
          if NumberCheck.allowsWordsBehind(rule.check) { at = match.range.location + 1 }
          continue
        }
        if length < chosen.length { at = chosen.location + length }
        if rule.needs == "digit", isProduct(whole, chosen.location, language) { continue }
        add(chosen.location..<(chosen.location + length), rule.kind)
      }
    }
    for place in memory.asked {
      for match in answers[place].answer.matches(in: plain, range: NSRange(location: 0, length: whole.length))
      {
        let group = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
        if group.location == NSNotFound { continue }
        add(group.location..<(group.location + group.length), answers[place].kind)
      }
    }
    for range in finder(language).find(plain, participants: memory.participants) { add(range, "name") }
    return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// What a turn asks for, for ``RedactionMemory/asked``: the places of the questions in the rules.
  func questions(in text: String) -> [Int] {
    let start = String(text.prefix(TextPieces.longest))
    let range = NSRange(location: 0, length: start.utf16.count)
    return answers.indices.filter { answers[$0].question.firstMatch(in: start, range: range) != nil }
  }

  /// What a column of a table holds, by its name; nil where the name says nothing.
  public func kind(ofColumn name: String) -> String? { rules.kind(ofColumn: name) }

  /// What a field of JSON holds, by its name; nil where the name says nothing.
  public func kind(ofField name: String) -> String? { rules.kind(ofField: name) }

  /// A whole value of this kind as its marker, or as it is where it is empty or masked already.
  public func mask(
    value: String, kind: String, language: String?, memory: inout RedactionMemory,
    counts isCounted: Bool = true
  ) -> String {
    let plain = value.trimmingCharacters(in: .whitespaces)
    if plain.count < 2 || !markers(in: plain).isEmpty { return value }
    if isCounted { counts[kind, default: 0] += 1 }
    return marker(kind, plain, language, &memory)
  }

  /// Where markers stand already, in UTF-16 units: what was masked once is not masked again.
  private func markers(in text: String) -> [Range<Int>] {
    guard text.utf8.contains(0x5B) else { return [] }
    return text.matches(of: /\[(\p{Lu}[\p{Lu}-]*?)(?:-[0-9]+)?(?::[0-9a-f]{10})?\]/).compactMap { match in
      let isOurs = rules.languages.values.contains { $0.markers.values.contains(String(match.1)) }
      guard isOurs else { return nil }
      return match.range.lowerBound.utf16Offset(in: text)..<match.range.upperBound.utf16Offset(in: text)
    }
  }

  private func finder(_ language: String?) -> NameFinder {
    let key = language ?? ""
    if let known = finders[key] { return known }
    let finder = NameFinder(rules, language: language)
    finders[key] = finder
    return finder
  }

  /// Whether one of the three words before a number says that it is a product's.
  private func isProduct(_ text: NSString, _ location: Int, _ language: String?) -> Bool {
    let start = max(0, location - 40)
    let before = text.substring(with: NSRange(location: start, length: location - start))
    let words = Folding.fold(before).split { !$0.isLetter }.suffix(3).map(String.init)
    let lists = language.flatMap { rules.languages[$0].map { [$0] } } ?? Array(rules.languages.values)
    return words.contains { word in lists.contains { $0.products.contains(word) } }
  }

  // MARK: Markers

  /// The marker of an agent, with the number that the run gives this one.
  func marker(agent name: String, number: Int, language: String?) -> String {
    let names = language.flatMap { rules.languages[$0] } ?? rules.languages[LabelLanguage.fallback]
    let label = names?.markers["agent"] ?? "AGENT"
    if let hashKey { return "[\(label):\(KeyedHash.short(Self.key(name), hashKey))]" }
    return "[\(label)-\(number)]"
  }

  private func marker(
    _ kind: String, _ original: String, _ language: String?, _ memory: inout RedactionMemory
  ) -> String {
    let names = language.flatMap { rules.languages[$0] } ?? rules.languages[LabelLanguage.fallback]
    let label = names?.markers[kind] ?? kind.uppercased()
    let key = Self.key(original)
    if let hashKey { return "[\(label):\(KeyedHash.short(key, hashKey))]" }
    return kind == "name" ? "[\(label)-\(memory.number(of: key))]" : "[\(label)]"
  }

  /// What spellings of the same have in common.
  private static func key(_ original: String) -> String {
    Folding.fold(original).split { !$0.isLetter && !$0.isNumber && $0 != "@" }.joined(separator: " ")
  }

  /// Has the names in a value carry a number that was settled elsewhere, such as that of a group.
  public func number(
    _ value: String, as number: Int, language: String?, memory: inout RedactionMemory
  ) {
    for span in find(value, language: language) where span.kind == "name" {
      memory.know(Self.key(span.original), as: number)
    }
  }

  /// A masked value with this number on each of its markers, so that different values stay different.
  public func numbered(_ masked: String, as number: Int) -> String {
    guard hashKey == nil else { return masked }
    let units = Array(masked.utf16)
    var result: [UInt16] = []
    var at = 0
    for range in markers(in: masked) {
      let inside = String(decoding: units[range].dropFirst().dropLast(), as: UTF16.self)
      let label =
        inside.last?.isNumber == true
        ? inside[..<(inside.lastIndex(of: "-") ?? inside.endIndex)] : inside[...]
      result += units[at..<range.lowerBound] + "[\(label)-\(number)]".utf16
      at = range.upperBound
    }
    return String(decoding: result + units[at...], as: UTF16.self)
  }

  /// A name or place of a file, with what is personal in it masked: a number that passes a test is chance there.
  public func redactPlace(_ text: String, language: String?, memory: inout RedactionMemory) -> String {
    redact(text, language: language, memory: &memory, counts: false, kinds: Self.placeKinds)
  }

  /// What is personal in the id of a row: other numbers in it are the id.
  public static let idKinds: Set = ["email"]

  /// What is personal in an id, a file's name or a notice.
  static let placeKinds: Set = ["email", "phone", "name"]

  /// Remembers the name of somebody who takes part, so that it is masked wherever it is called; returns its marker.
  public func introduce(
    _ name: String, language: String?, memory: inout RedactionMemory, counts isCounted: Bool = true
  ) -> String {
    let words = NameWords.split(name).map(\.folded).filter { $0.count > 1 }
    let particles = rules.languages.values.reduce(into: Set<String>()) { $0.formUnion($1.particles) }
    memory.participants.formUnion(words.filter { !particles.contains($0) })
    if isCounted { counts["name", default: 0] += 1 }
    return marker("name", name, language, &memory)
  }
}
