public import LanguagePacks
internal import UnicodeText

/// Masks personal data in texts, one after the other; one a thread.
public final class Redactor {
  private let rules: RedactionRules
  private let hashKey: String?
  private let expressions: [PatternSearch.Expression]
  private let asks: [PatternSearch.Expression]
  private let answers: [PatternSearch.Expression]
  private let free: [PatternSearch.Expression]
  private var finders: [String: NameFinder] = [:]
  private let labels: Set<[UInt16]>
  private let particles: Set<String>
  /// How many places were masked, by kind.
  public private(set) var counts: [String: Int] = [:]

  /// `hashKey` has markers carry a keyed hash instead of a number, the same in all conversations.
  ///
  /// - Throws: ``LexiconError`` for a pattern that is no regular expression.
  public init(_ rules: RedactionRules, hashKey: String? = nil) throws(LexiconError) {
    self.rules = rules
    self.hashKey = hashKey
    expressions = try Self.compile(rules.patterns)
    asks = try Self.compile(rules.asks)
    answers = try Self.compile(rules.answers)
    free = try Self.compile(rules.free)
    particles = rules.languages.values.reduce(into: []) { $0.formUnion($1.particles) }
    labels = Set(rules.languages.values.flatMap { $0.markers.values.map { Array($0.utf16) } })
  }

  private static func compile(_ patterns: [RedactionRules.Pattern]) throws(LexiconError)
    -> [PatternSearch.Expression]
  {
    var compiled: [PatternSearch.Expression] = []
    for pattern in patterns { compiled.append(try PatternSearch.Expression(pattern)) }
    return compiled
  }

  /// What is wrong with the rules of a language, or with the shared ones for nil: every line, not the first alone.
  public static func mistakes(code: String?, _ files: LexiconFiles) -> [LexiconError] {
    RedactionRules.mistakes(code: code, files)
      + RedactionRules.patterns(code: code, files)
      .filter { (try? RegularExpression($0.expression)) == nil }.map(
        PatternSearch.Expression.mistake)
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
  ///   - isSaid: whether it may ask for something, and answer what was asked before.
  /// - Returns: the masked text.
  public func redact(
    _ text: String, language: String?, memory: inout RedactionMemory, counts isCounted: Bool = true,
    kinds: Set<String>? = nil, markerLanguage: String? = nil, isSaid: Bool = true
  ) -> String {
    if text.utf8.count > Self.longest {
      return redactLong(
        text, language: language, memory: &memory, counts: isCounted, kinds: kinds,
        markerLanguage: markerLanguage, isSaid: isSaid)
    }
    let spans = find(text, language: language, memory: &memory, isSaid: isSaid).filter {
      kinds?.contains($0.kind) ?? true
    }
    if spans.isEmpty { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var at = 0
    for span in spans {
      result += units[at..<span.range.lowerBound]
      result += mask(span, markerLanguage ?? language, &memory, isCounted).utf16
      at = span.range.upperBound
    }
    result += units[at...]
    return String(decoding: result, as: UTF16.self)
  }

  /// The marker of something personal.
  func mask(_ span: RedactedSpan, _ language: String?, _ memory: inout RedactionMemory, _ isCounted: Bool)
    -> String
  {
    if isCounted { counts[span.kind, default: 0] += 1 }
    return marker(span.kind, span.original, language, &memory)
  }

  /// What would be masked, in order; notes what is asked and answered where the text is said by somebody.
  func find(_ text: String, language: String?, memory: inout RedactionMemory, isSaid: Bool) -> [RedactedSpan]
  {
    let readable = ReadableText(text, entities: rules.entities)
    if isSaid { memory.settle(asked(in:)) }
    let found = find(text, readable, language: language, memory: memory, isSaid: isSaid)
    if isSaid, !readable.units.isEmpty { memory.read(readable.units, answered: Set(found.map(\.kind))) }
    return found
  }

  /// The kinds that a text asks for.
  private func asked(in text: [UInt16]) -> Set<String> {
    let search = PatternSearch(text)
    return Set(asks.filter { search.contains($0.expression) }.map(\.rule.kind))
  }

  /// What would be masked, in order.
  public func find(_ text: String, language: String?, memory: RedactionMemory = RedactionMemory())
    -> [RedactedSpan]
  {
    var memory = memory
    return find(text, language: language, memory: &memory, isSaid: true)
  }

  private func find(
    _ text: String, _ readable: ReadableText, language: String?, memory: RedactionMemory, isSaid: Bool
  ) -> [RedactedSpan] {
    let units = readable.units
    let original = Array(text.utf16)
    var spans: [RedactedSpan] = []
    var isTaken: [Bool] = []
    func take(_ range: Range<Int>) {
      if isTaken.isEmpty { isTaken = Array(repeating: false, count: units.count) }
      for unit in range { isTaken[unit] = true }
    }
    func add(_ range: Range<Int>, _ kind: String) {
      guard !range.isEmpty, isTaken.isEmpty || !isTaken[range].contains(true) else { return }
      take(range)
      let place = readable.original(range)
      spans.append(
        RedactedSpan(
          range: place, kind: kind, original: String(decoding: original[place], as: UTF16.self)))
    }
    for marker in markers(in: units) { take(marker) }
    let search = PatternSearch(units)
    let lists = words(language)
    func addAll(_ expressions: [PatternSearch.Expression]) {
      search.find(expressions) { match in
        if match.isNumber, isProduct(units, match.range, lists) { return }
        add(match.range, match.kind)
      }
    }
    addAll(expressions)
    if isSaid, !memory.asked.isEmpty {
      var free: [String: [Range<Int>]] = [:]
      search.find(self.free) { free[$0.kind, default: []].append($0.range) }
      let answers = answers.filter { memory.asked[$0.rule.kind] != nil }
      search.find(answers) { match in
        if match.isNumber, isProduct(units, match.range, lists) { return }
        // A date is no answer to the question for a number, unless it was asked for.
        let others = free.filter { $0.key != match.kind }.values.joined()
        if others.contains(where: { $0.overlaps(match.range) }) { return }
        add(match.range, match.kind)
      }
    }
    let plain = String(decoding: units, as: UTF16.self)
    let names = finder(language).find(
      plain, participants: memory.participants, isAsked: isSaid && memory.asked["name"] != nil,
      isCard: !spans.isEmpty)
    for range in names { add(range, "name") }
    return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The words of a language; of all where it is not known.
  private func words(_ language: String?) -> [RedactionRules.Language] {
    language.flatMap { rules.languages[$0].map { [$0] } } ?? Array(rules.languages.values)
  }

  /// The most units between the brackets of a marker.
  private static let longestMarker = 64

  /// Where markers stand already, in UTF-16 units: what was masked once is not masked again.
  private func markers(in units: [UInt16]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = 0
    while let open = units[at...].firstIndex(of: 0x5B) {
      at = open + 1
      guard let close = units[at...].prefix(Self.longestMarker).firstIndex(of: 0x5D) else { continue }
      var label = units[at..<close]
      if let colon = label.lastIndex(of: 0x3A), Self.isHash(label[(colon + 1)...]) { label = label[..<colon] }
      let isOurs = labels.contains(Array(label))
      if let hyphen = label.lastIndex(of: 0x2D), !isOurs, Self.isNumber(label[(hyphen + 1)...]) {
        label = label[..<hyphen]
      }
      if labels.contains(Array(label)) {
        found.append(open..<(close + 1))
        at = close + 1
      }
    }
    return found
  }

  private static func isHash(_ units: ArraySlice<UInt16>) -> Bool {
    units.count == 10 && units.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func isNumber(_ units: ArraySlice<UInt16>) -> Bool {
    !units.isEmpty && units.allSatisfy { (0x30...0x39).contains($0) }
  }

  private func finder(_ language: String?) -> NameFinder {
    let key = language ?? ""
    if let known = finders[key] { return known }
    let finder = NameFinder(rules, language: language)
    finders[key] = finder
    return finder
  }

  /// Units before and behind a number in which a word says whose it is.
  private static let nearBefore = 40
  private static let nearBehind = 16
  /// The words before a number that say whose it is.
  private static let wordsBefore = 3

  /// Whether one of the three words before a number, or the one behind it, says that it is a product's.
  private func isProduct(_ units: [UInt16], _ range: Range<Int>, _ lists: [RedactionRules.Language]) -> Bool {
    func words(_ range: Range<Int>) -> [String] {
      Folding.fold(String(decoding: units[range], as: UTF16.self)).split { !$0.isLetter && $0 != "³" }
        .map(String.init)
    }
    let near = max(0, range.lowerBound - Self.nearBefore)..<range.lowerBound
    // What stands before a comma is said of something else.
    let comma = units[near].lastIndex(of: 0x2C).map { $0 + 1 } ?? near.lowerBound
    let before = words(comma..<near.upperBound).suffix(Self.wordsBefore)
    if before.contains(where: { word in lists.contains { $0.products.contains(word) } }) { return true }
    let behind = range.upperBound..<min(units.count, range.upperBound + Self.nearBehind)
    guard let unit = words(behind).first, units[behind].first == 0x20 || units[behind].first == 0x2F else {
      return false
    }
    return lists.contains { $0.units.contains(unit) }
  }

  // MARK: Markers

  /// What a kind is called in a marker: in the language, else in English.
  private func label(_ kind: String, _ language: String?) -> String {
    let own = language.flatMap { rules.languages[$0]?.markers[kind] }
    return own ?? rules.languages[LabelLanguage.fallback]?.markers[kind] ?? kind.uppercased()
  }

  /// The marker of an agent, whose number is the same in the whole run.
  func marker(agent name: String, number: Int, language: String?) -> String {
    let label = label("agent", language)
    if let hashKey { return "[\(label):\(KeyedHash.short(Self.key(name), hashKey))]" }
    return "[\(label)-\(number)]"
  }

  private func marker(
    _ kind: String, _ original: String, _ language: String?, _ memory: inout RedactionMemory
  ) -> String {
    let label = label(kind, language)
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
    for range in markers(in: units) {
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
    redact(text, language: language, memory: &memory, counts: false, kinds: Self.placeKinds, isSaid: false)
  }

  /// What is personal in an id, a file's name or a notice.
  static let placeKinds: Set = ["email", "phone", "name"]

  /// Remembers the name of somebody who takes part, so that it is masked wherever it is called; returns its marker.
  public func introduce(
    _ name: String, language: String?, memory: inout RedactionMemory, counts isCounted: Bool = true
  ) -> String {
    let words = NameWords.split(name).map(\.folded)
    let finder = finder(language)
    memory.participants.add(words, particles: particles) { finder.isFirstName($0) }
    if isCounted { counts["name", default: 0] += 1 }
    return marker("name", name, language, &memory)
  }

  /// Has somebody who takes part, or the people named in a value, carry a number that was settled elsewhere.
  public func know(_ name: String, as number: Int, memory: inout RedactionMemory) {
    memory.know(Self.key(name), as: number)
  }

  /// What a column or field of this name holds; nil where its name says nothing of it.
  public func column(named name: String) -> (kind: String, needs: String)? { rules.column(named: name) }

  /// A cell of a column whose name says what it holds, masked as a whole where it holds that; else like any text.
  public func redact(
    _ text: String, of column: (kind: String, needs: String), language: String?,
    memory: inout RedactionMemory, counts isCounted: Bool = true, markerLanguage: String? = nil
  ) -> String {
    let hasIt =
      switch column.needs {
      case "digit": text.contains { $0.isNumber }
      case "letter": text.contains { $0.isLetter }
      default: text.contains(column.needs)
      }
    let isMarked = !markers(in: Array(text.utf16)).isEmpty
    let isNobody = column.kind == "name" && isNobody(text, language)
    guard hasIt, !isMarked, !isNobody else {
      return redact(
        text, language: language, memory: &memory, counts: isCounted, markerLanguage: markerLanguage)
    }
    if column.kind == "name" {
      return introduce(text, language: markerLanguage ?? language, memory: &memory, counts: isCounted)
    }
    if isCounted { counts[column.kind, default: 0] += 1 }
    return marker(column.kind, text, markerLanguage ?? language, &memory)
  }

  /// Whether a value of a column of names is none: "unknown", "customer service".
  private func isNobody(_ text: String, _ language: String?) -> Bool {
    let words = NameWords.split(text).map(\.folded)
    let lists = Array(rules.languages.values)
    return words.allSatisfy { word in lists.contains { $0.notNames.contains(word) } }
      || rules.companies[words[0]]?.contains(words) == true
  }
}
