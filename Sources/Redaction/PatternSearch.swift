internal import LanguagePacks
internal import UnicodeText

/// Finds what looks like the rules' patterns, in stretches of a text: time grows with its length alone.
struct PatternSearch {
  /// A pattern, compiled.
  struct Expression {
    let rule: RedactionRules.Pattern
    let expression: RegularExpression
    /// What a text must hold for it to be tried, in UTF-16 units; nothing for a digit.
    fileprivate let needs: [UInt16]
    let needsDigit: Bool

    /// - Throws: ``LexiconError`` for a pattern that is no regular expression.
    init(_ rule: RedactionRules.Pattern) throws(LexiconError) {
      guard let expression = try? RegularExpression(rule.expression) else { throw Self.mistake(rule) }
      self.rule = rule
      self.expression = expression
      needsDigit = rule.needs == "digit"
      needs = needsDigit ? [] : Array(rule.needs.utf16)
    }

    static func mistake(_ rule: RedactionRules.Pattern) -> LexiconError {
      LexiconError(
        file: rule.file, line: rule.line, problem: "the pattern is not a regular expression",
        remedy: "check its brackets and backslashes")
    }
  }

  /// A place that a pattern matched: where, of what kind, and whether the pattern wants a digit.
  struct Match {
    let range: Range<Int>
    let kind: String
    let isNumber: Bool
  }

  /// Units before a stretch that patterns may look back at.
  private static let lead = 80
  /// Units in which matches begin.
  private static let body = 1_600
  /// Units behind them in which matches end; more where no space stands there.
  private static let tail = 320
  private static let longestTail = 4_000

  private let units: [UInt16]

  init(_ units: [UInt16]) { self.units = units }

  /// All matches of the expressions, those of a stretch in the order of the expressions.
  func find(_ expressions: [Expression], _ use: (Match) -> Void) {
    forEachStretch { stretch, window, text in
      find(expressions, stretch, window, text, use)
      return true
    }
  }

  /// Whether an expression matches anywhere.
  func contains(_ expression: RegularExpression) -> Bool {
    var isFound = false
    forEachStretch { _, _, text in
      expression.forEachMatch(in: text, from: 0) { _ in
        isFound = true
        return nil
      }
      return !isFound
    }
    return isFound
  }

  /// Calls `body` with each stretch, the window that is read with it and the text of that, until it returns false.
  private func forEachStretch(
    _ body: (_ stretch: Range<Int>, _ window: Range<Int>, _ text: UnsafeBufferPointer<UInt16>) -> Bool
  ) {
    units.withUnsafeBufferPointer { all in
      var start = 0
      while start < all.count {
        let stop = min(start + Self.body, all.count)
        let window = window(start..<stop)
        if !body(start..<stop, window, UnsafeBufferPointer(rebasing: all[window])) { return }
        start = stop
      }
    }
  }

  private func window(_ stretch: Range<Int>) -> Range<Int> {
    var end = min(stretch.upperBound + Self.tail, units.count)
    let last = min(end + Self.longestTail, units.count)
    while end < last, !Self.isSpace(units[end]) { end += 1 }
    return max(0, stretch.lowerBound - Self.lead)..<end
  }

  private static func isSpace(_ unit: UInt16) -> Bool { unit == 0x20 || (0x09...0x0D).contains(unit) }

  private func find(
    _ expressions: [Expression], _ stretch: Range<Int>, _ window: Range<Int>,
    _ text: UnsafeBufferPointer<UInt16>, _ use: (Match) -> Void
  ) {
    let length = stretch.upperBound - window.lowerBound
    let hasDigit = text.contains { $0 >= 0x30 && $0 <= 0x39 }
    for each in expressions {
      guard each.needsDigit ? hasDigit : Self.holds(text, each.needs) else { continue }
      let rule = each.rule
      each.expression.forEachMatch(in: text, from: stretch.lowerBound - window.lowerBound) { match in
        guard match.range.lowerBound < length else { return nil }
        let chosen = match.group ?? match.range
        let behind = max(match.range.upperBound, match.range.lowerBound + 1)
        let written = String(decoding: text[chosen], as: UTF16.self)
        guard let passing = NumberCheck.passingLength(rule.check, written) else {
          // Words before it may have been taken for its beginning.
          return NumberCheck.allowsWordsBehind(rule.check) ? match.range.lowerBound + 1 : behind
        }
        let start = window.lowerBound + chosen.lowerBound
        var end = start + passing
        // What runs on behind the stretch is masked to its end.
        if end == window.upperBound { while end < units.count, !Self.isSpace(units[end]) { end += 1 } }
        use(Match(range: start..<end, kind: rule.kind, isNumber: each.needsDigit))
        return passing < chosen.count ? chosen.lowerBound + passing : behind
      }
    }
  }

  /// Whether `wanted` stands in a text; nothing does in each.
  private static func holds(_ text: UnsafeBufferPointer<UInt16>, _ wanted: [UInt16]) -> Bool {
    guard let first = wanted.first else { return true }
    var at = 0
    while let found = text[at...].firstIndex(of: first) {
      if text[found...].starts(with: wanted) { return true }
      at = found + 1
    }
    return false
  }
}
