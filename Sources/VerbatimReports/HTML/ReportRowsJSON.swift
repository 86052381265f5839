internal import Verbatim
internal import VerbatimModel

/// The rows for the page's script: a column an array, and what repeats in dictionaries.
///
/// Small numbers stand as one character each (`packed`: 0 is `0`, 1 is `1`, 10 is `:` …), lists of lists as one flat
/// array beside an array with the number of entries of each row.
struct ReportRowsJSON {
  let rows: ReportRows
  let plan: RunPlan
  let trend: ReportTrend?
  let segments: [ReportSegment]

  /// The JSON as it may stand in a page's script.
  func inertBytes() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("count")
      json.number(rows.count)
      identity(&json)
      scores(&json)
      groups(&json)
      sentiments(&json)
      themes(&json)
      evidence(&json)
      hits(&json)
      json.key("text")
      json.array { json in for row in rows.with(.answers) { json.string(row.text) } }
      parts(&json)
    }
    return ReportTemplate.inert(json.written)
  }

  // MARK: Columns

  private func integers(_ key: StaticString, _ values: some Sequence<Int>, _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in for value in values { json.number(value) } }
  }

  private func strings(_ key: StaticString, _ values: [String], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in for value in values { json.string(value) } }
  }

  /// One character a value, from `0` on; values are 0…60.
  private func packed(_ key: StaticString, _ values: some Sequence<Int>, _ json: inout JSONWriter) {
    json.key(key)
    // The backslash and all above are avoided, so that nothing needs an escape.
    json.string(String(decoding: values.map { UInt8(0x30 + min(max($0, 0), 43)) }, as: UTF8.self))
  }

  /// The rows with what every row has.
  private var heads: ReportRows { rows.with([]) }

  private func identity(_ json: inout JSONWriter) {
    integers("row", heads.map(\.number), &json)
    if plan.idColumn != nil { strings("id", heads.map { $0.id ?? "" }, &json) }
  }

  private func scores(_ json: inout JSONWriter) {
    packed("band", heads.map { ($0.score.band ?? -1) + 1 }, &json)
    json.key("score")
    json.array { json in
      for row in heads {
        if plan.scoreColumn != nil, let value = row.score.value { json.decimal(value) } else { json.null() }
      }
    }
    var reasons = Numbering<String>()
    packed(
      "rejected",
      heads.map { row in
        if case .rejected(let reason) = row.score { return reasons.number(reason) + 1 }
        return 0
      }, &json)
    strings("reasons", reasons.values, &json)
    if plan.weightColumn != nil {
      json.key("weight")
      json.array { json in for row in heads { json.decimal(row.weight) } }
    }
  }

  private func groups(_ json: inout JSONWriter) {
    json.key("segments")
    json.array { json in
      for segment in segments {
        var numbers: [String: Int] = [:]
        for (index, value) in segment.values.enumerated() { numbers[value.value] = index }
        json.array { json in for row in heads { json.number(numbers[row.segments[segment.index]] ?? -1) } }
      }
    }
    if let trend {
      json.key("day")
      json.array { json in
        for row in heads { if let day = row.date { json.number(day.daysSince1970) } else { json.null() } }
      }
      integers("period", heads.map { trend.period(of: $0.date) ?? -1 }, &json)
    }
  }

  private func sentiments(_ json: inout JSONWriter) {
    var languages = Numbering<String>()
    packed("language", heads.map { languages.number($0.language) }, &json)
    strings("languages", languages.values, &json)
    integers("sentiment", heads.map { Self.hundredths($0.sentiment.score) }, &json)
    integers("praise", heads.map { Self.hundredths($0.sentiment.positive) }, &json)
    integers("blame", heads.map { Self.hundredths($0.sentiment.negative) }, &json)
    packed("label", heads.map { Int($0.sentiment.label.rawValue) }, &json)
    packed(
      "flags", heads.map { ($0.hasText ? 1 : 0) + ($0.isNoAnswer ? 2 : 0) + ($0.isMismatch ? 4 : 0) }, &json)
  }

  /// Theme, sentiment in hundredths, label, for each theme of each row.
  private func themes(_ json: inout JSONWriter) {
    integers("theme_count", rows.with(.themes).map(\.themes.count), &json)
    integers(
      "themes",
      rows.with(.themes).flatMap {
        $0.themes.flatMap {
          [$0.theme, Self.hundredths($0.sentiment.score), Int($0.sentiment.label.rawValue)]
        }
      },
      &json)
  }

  /// Start, length and number of the term, for each place.
  private func evidence(_ json: inout JSONWriter) {
    struct Term: Hashable {
      let theme: Int
      let term: String
    }
    var terms = Numbering<Term>()
    integers("evidence_count", rows.with(.themes).map(\.evidence.count), &json)
    integers(
      "evidence",
      rows.with(.themes).flatMap { row in
        row.evidence.flatMap {
          [$0.span.start, $0.span.length, terms.number(Term(theme: $0.theme, term: $0.term))]
        }
      }, &json)
    json.key("terms")
    json.array { json in
      for term in terms.values {
        json.array { json in
          json.number(term.theme)
          json.string(term.term)
        }
      }
    }
  }

  /// Start, length and number of the reason, for each hit.
  private func hits(_ json: inout JSONWriter) {
    var reasons = Numbering<HitReason>()
    integers("hit_count", rows.with(.hits).map(\.hits.count), &json)
    integers(
      "hits",
      rows.with(.hits).flatMap { row in
        row.hits.flatMap { [$0.span.start, $0.span.length, reasons.number($0.reason)] }
      },
      &json)
    json.key("hit_reasons")
    json.array { json in
      for reason in reasons.values {
        json.array { json in
          json.string(reason.entry)
          json.number(Self.hundredths(reason.valence))
          json.number(Self.hundredths(reason.weight))
          for rule in reason.rules { json.string(rule) }
        }
      }
    }
  }

  /// With several text columns: for each row, column and start of each answer.
  private func parts(_ json: inout JSONWriter) {
    if plan.textColumns.count < 2 { return }
    json.key("parts")
    json.array { json in
      for row in rows.with(.answers) {
        json.array { json in
          for part in row.parts {
            json.number(plan.textColumns.firstIndex(of: part.column) ?? 0)
            json.number(part.start)
          }
        }
      }
    }
  }

  private static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}

/// Numbers values in the order in which they are first seen.
struct Numbering<Value: Hashable> {
  /// The values, by number.
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  /// The number of `value`.
  mutating func number(_ value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
