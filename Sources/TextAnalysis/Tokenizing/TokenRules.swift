internal import LanguagePacks

/// What the repairs over ICU's boundaries need, as plain values.
struct TokenRules: Sendable {
  /// Emoticons by their bytes.
  let emoticons: EmoticonIndex
  /// Last labels of host names (`nl`, `com`), so that `winkel.nl` is an address and `goed.maar` is not.
  let domains: Set<String>
  /// What markers of masked data are called.
  let markers: Set<String>

  init(_ shared: SharedTables) {
    emoticons = EmoticonIndex(shared.emoticons.map(\.term))
    domains = shared.domains
    markers = shared.markers
  }
}

/// Finds the longest emoticon at a place in a text.
struct EmoticonIndex: Sendable {
  private let byFirst: [[[UInt8]]]
  /// Per byte: whether an emoticon begins with it.
  private let mayBegin: FlatTable<Bool>

  init(_ emoticons: [String]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for emoticon in Set(emoticons) where emoticon.utf8.count > 1 {
      let bytes = Array(emoticon.utf8)
      byFirst[Int(bytes[0])].append(bytes)
    }
    for i in byFirst.indices { byFirst[i].sort { $0.count > $1.count } }
    mayBegin = FlatTable(byFirst.map { !$0.isEmpty })
    self.byFirst = byFirst
  }

  /// The emoticon that begins at `start`, and the offset of its end, which may run on over a repeated last character.
  func match(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (emoticon: [UInt8], end: Int)? {
    if !mayBegin[Int(text[start])] { return nil }
    let candidates = byFirst[Int(text[start])]
    if start > 0, Self.isLetter(text[start]), Self.isLetter(text[start - 1]) { return nil }
    for emoticon in candidates where start + emoticon.count <= text.count {
      var i = 0
      while i < emoticon.count && text[start + i] == emoticon[i] { i += 1 }
      guard i == emoticon.count, let last = emoticon.last else { continue }
      var end = start + i
      while end < text.count && text[end] == last && !Self.isLetter(last) { end += 1 }
      if Self.isLetter(last), end < text.count, Self.isLetter(text[end]) { continue }
      // ":/" begins a path in "http://", and "8)" closes a list number in "(8)".
      if last == 0x2F, end < text.count, text[end] == 0x2F || Self.isLetter(text[end]) { continue }
      return (emoticon, end)
    }
    return nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || byte >= 0x80
  }
}
