internal import RootCause

extension JSONWriter {
  /// A key with a number.
  mutating func pair(_ name: StaticString, _ value: Double?) {
    key(name)
    number(value)
  }

  /// A key with a whole number.
  mutating func pair(_ name: StaticString, _ value: Int) {
    key(name)
    number(value)
  }

  /// A key with a text.
  mutating func pair(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  /// A key with a text or `null`.
  mutating func pair(_ name: StaticString, ifAny value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// `"low"` and `"high"`, `null` where there is no interval.
  mutating func ends(_ interval: Interval?) {
    pair("low", interval?.low)
    pair("high", interval?.high)
  }

  /// A key with a list of texts.
  mutating func pair(_ name: StaticString, _ values: [String]) {
    key(name)
    array { json in for value in values { json.string(value) } }
  }
}
