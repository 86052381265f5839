/// The Windows-1252 code page, for mending text that was decoded with it or is meant to be.
enum Windows1252 {
  /// The characters of the bytes 0x80–0x9F; the five that the code page leaves open are themselves, as in browsers.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let lower: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: upper.enumerated().map { ($1, UInt8(0x80 + $0)) })

  /// The character of a byte.
  static func scalar(_ byte: UInt8) -> UInt32 {
    byte >= 0x80 && byte < 0xA0 ? upper[Int(byte) - 0x80] : UInt32(byte)
  }

  /// The byte of a character, if the code page has it.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x80 || (scalar >= 0xA0 && scalar <= 0xFF) { return UInt8(scalar) }
    return lower[scalar]
  }

  /// Appends the UTF-8 of a byte.
  static func append(_ byte: UInt8, to output: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar(byte)) else { return }
    output.append(contentsOf: scalar.utf8)
  }
}
