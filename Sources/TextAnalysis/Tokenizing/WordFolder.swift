internal import UnicodeText
internal import VerbatimModel

/// Folds one word into scratch memory and notes how it is written.
struct WordFolder {
  let scratch: UnsafeMutablePointer<UInt8>
  let folds: UnsafeMutablePointer<UInt16>
  let categories: UnsafeMutablePointer<UInt8>
  private(set) var length = 0
  private(set) var letters = 0
  private(set) var digits = 0
  private(set) var shape: TokenShape = []
  /// Whether there was nothing but separators and controls.
  private(set) var isBlank = true
  private var upper = 0
  private var last: UInt32 = 0
  private var repeats = 0

  // ICU's general categories: Lu 1, Ll 2, Lt 3, Lm 4, Lo 5, Mn 6, Me 7, Mc 8, Nd 9, Nl 10, No 11, Zs 12 … Co 17.
  private static let uppercase: UInt8 = 1
  private static let lowercase: UInt8 = 2

  init(
    scratch: UnsafeMutablePointer<UInt8>, folds: UnsafeMutablePointer<UInt16>,
    categories: UnsafeMutablePointer<UInt8>
  ) {
    self.scratch = scratch
    self.folds = folds
    self.categories = categories
  }

  mutating func fold(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    var i = start
    while i < end {
      let (scalar, width) = Cursor.decode(base, i, end)
      note(scalar, isFirst: i == start)
      write(scalar, base + i, width)
      i += width
    }
    if upper > 1 { shape.insert(.capitals) }
  }

  private mutating func note(_ scalar: UInt32, isFirst: Bool) {
    guard Int(scalar) < CharacterTable.limit else {
      // Beyond the table: letters of other scripts, symbols. ICU folds them; a mark alone is no letter.
      shape.insert(.complex)
      if scalar >= 0x3000 && !(0xFE00...0xFE0F).contains(scalar) && scalar != 0xFEFF && scalar != 0xFFFD {
        letters += 1
        isBlank = false
      }
      return
    }
    let category = categories[Int(scalar)]
    switch category {
    case Self.uppercase:
      letters += 1
      upper += 1
      if isFirst { shape.insert(.capitalised) }
    case Self.lowercase:
      letters += 1
      shape.insert(.hasLower)
    case 3, 4, 5: letters += 1
    case 6, 7, 8: shape.insert(.complex)
    case 9: digits += 1
    default: break
    }
    if !(category == 0 || (12...17).contains(category)) { isBlank = false }
    if scalar == 0x2E { shape.insert(.innerStop) }
  }

  private mutating func write(_ scalar: UInt32, _ source: UnsafePointer<UInt8>, _ width: Int) {
    var folded = scalar
    if Int(scalar) < CharacterTable.foldLimit {
      folded = UInt32(folds[Int(scalar)])
      if folded == 0 {
        shape.insert(.complex)
        folded = scalar
      }
    } else if scalar == 0x2019 || scalar == 0x2018 || scalar == 0x02BC {
      folded = 0x27
    } else if Int(scalar) < CharacterTable.limit, categories[Int(scalar)] <= 5 {
      shape.insert(.complex)
    }
    repeats = folded == last ? repeats + 1 : 0
    if repeats >= 2 && folded >= 0x61 { shape.insert(.elongated) }
    last = folded
    if folded < 0x80 {
      put(UInt8(folded))
    } else if folded < 0x800 {
      put(UInt8(0xC0 | folded >> 6))
      put(UInt8(0x80 | folded & 0x3F))
    } else {
      for k in 0..<width { put(source[k]) }
    }
  }

  @inline(__always) private mutating func put(_ byte: UInt8) {
    scratch[length] = byte
    length += 1
  }
}
