internal import UnicodeText

/// Steps over the characters of valid UTF-8 with their word-break entries.
struct Cursor {
  private let base: UnsafePointer<UInt8>
  private let count: Int
  private let classes: UnsafeMutablePointer<UInt8>
  private(set) var position: Int
  private var width = 0
  /// The current character's table entry: class and pictographic bit.
  ///
  /// Meaningless at the end.
  private(set) var entry: UInt8 = 0

  init(base: UnsafePointer<UInt8>, count: Int, at position: Int, classes: UnsafeMutablePointer<UInt8>) {
    self.base = base
    self.count = count
    self.classes = classes
    self.position = position
    read()
  }

  var atEnd: Bool { position >= count }
  /// The current character's word-break class.
  var `class`: UInt8 { entry & CharacterTable.classMask }

  mutating func advance() {
    position += width
    read()
  }

  /// Skips Extend, Format and ZWJ (WB4).
  mutating func skipIgnorable() {
    while !atEnd && Self.isIgnorable(self.class) { advance() }
  }

  /// The class of the first character behind the current one that is not ignorable; nil at the end of the text.
  func classBeyond() -> UInt8? {
    var ahead = self
    ahead.advance()
    ahead.skipIgnorable()
    return ahead.atEnd ? nil : ahead.class
  }

  static func isIgnorable(_ value: UInt8) -> Bool {
    value == CharacterTable.WordBreak.extend || value == CharacterTable.WordBreak.format
      || value == CharacterTable.WordBreak.zwj
  }

  /// The number of bytes of the character that `lead` begins.
  @inline(__always) static func length(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The code point at an offset and its length in bytes.
  @inline(__always)
  static func decode(_ base: UnsafePointer<UInt8>, _ i: Int, _ count: Int) -> (scalar: UInt32, width: Int) {
    let lead = base[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let width = length(lead)
    if i + width > count { return (0xFFFD, 1) }
    let second = UInt32(base[i + 1] & 0x3F)
    if width == 2 { return (UInt32(lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(base[i + 2] & 0x3F)
    if width == 3 { return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3) }
    return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(base[i + 3] & 0x3F), 4)
  }

  private mutating func read() {
    if position >= count { return }
    let (scalar, width) = Self.decode(base, position, count)
    self.width = width
    entry =
      Int(scalar) < CharacterTable.limit
      ? classes[Int(scalar)] : CharacterTable.wordBreakBeyondTable(scalar)
  }
}
