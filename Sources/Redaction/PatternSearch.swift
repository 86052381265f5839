internal import Foundation
internal import LanguagePacks

/// Finds what looks like the rules' patterns, in stretches of a text: time grows with its length alone.
struct PatternSearch {
  /// A pattern, compiled.
  struct Expression {
    let rule: RedactionRules.Pattern
    let expression: NSRegularExpression

    /// - Throws: ``LexiconError`` for a pattern that is no regular expression.
    init(_ rule: RedactionRules.Pattern) throws(LexiconError) {
      guard let expression = try? NSRegularExpression(pattern: rule.expression) else {
        throw Self.mistake(rule)
      }
      self.rule = rule
      self.expression = expression
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
    var start = 0
    while start < units.count {
      let stop = min(start + Self.body, units.count)
      find(expressions, start..<stop, use)
      start = stop
    }
  }

  /// Whether an expression matches anywhere.
  func contains(_ expression: NSRegularExpression) -> Bool {
    var start = 0
    while start < units.count {
      let stop = min(start + Self.body, units.count)
      let window = window(start..<stop)
      let text = String(decoding: units[window], as: UTF16.self)
      if expression.firstMatch(in: text, range: NSRange(location: 0, length: window.count)) != nil {
        return true
      }
      start = stop
    }
    return false
  }

  private func window(_ stretch: Range<Int>) -> Range<Int> {
    var end = min(stretch.upperBound + Self.tail, units.count)
    let last = min(end + Self.longestTail, units.count)
    while end < last, !Self.isSpace(units[end]) { end += 1 }
    return max(0, stretch.lowerBound - Self.lead)..<end
  }

  private static func isSpace(_ unit: UInt16) -> Bool { unit == 0x20 || (0x09...0x0D).contains(unit) }

  private func find(_ expressions: [Expression], _ stretch: Range<Int>, _ use: (Match) -> Void) {
    let window = window(stretch)
    let text = String(decoding: units[window], as: UTF16.self)
    let whole = text as NSString
    let length = stretch.upperBound - window.lowerBound
    let seen = units[window]
    let hasDigit = seen.contains { $0 >= 0x30 && $0 <= 0x39 }
    for each in expressions {
      let (rule, expression) = (each.rule, each.expression)
      guard rule.needs.isEmpty || (rule.needs == "digit" ? hasDigit : text.contains(rule.needs)) else {
        continue
      }
      var at = stretch.lowerBound - window.lowerBound
      while at < length,
        let match = expression.firstMatch(
          in: text, options: [.withTransparentBounds, .withoutAnchoringBounds],
          range: NSRange(location: at, length: whole.length - at)), match.range.location < length
      {
        let group = match.numberOfRanges > 1 ? match.range(at: 1) : match.range
        let chosen = group.location == NSNotFound ? match.range : group
        at = max(match.range.location + match.range.length, at + 1)
        guard let passing = NumberCheck.passingLength(rule.check, whole.substring(with: chosen)) else {
          // Words before it may have been taken for its beginning.
          if NumberCheck.allowsWordsBehind(rule.check) { at = match.range.location + 1 }
          continue
        }
        if passing < chosen.length { at = chosen.location + passing }
        let start = window.lowerBound + chosen.location
        var end = start + passing
        // What runs on behind the stretch is masked to its end.
        if end == window.upperBound { while end < units.count, !Self.isSpace(units[end]) { end += 1 } }
        use(Match(range: start..<end, kind: rule.kind, isNumber: rule.needs == "digit"))
      }
    }
  }
}
