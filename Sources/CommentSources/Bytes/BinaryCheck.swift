/// Tells text from what only looks like it once it is decoded: pictures, programs, packed files.
enum BinaryCheck {
  /// Beyond this share of control characters a file is no text; in random bytes it is a tenth, in exports with a few
  /// stray ones far below a thousandth.
  private static let mostControls = 0.02

  /// - Throws: `InputError` where the beginning of the file is no text.
  static func refuse(_ text: ArraySlice<UInt8>, name: String) throws(InputError) {
    let sample = text.prefix(1 << 16)
    let controls = sample.count { $0 < 0x20 && !isInText($0) || $0 == 0x7F }
    guard controls >= 2, Double(controls) > mostControls * Double(sample.count) else { return }
    throw InputError(
      file: name, problem: "this is no text: it has NUL bytes and control characters all over",
      remedy:
        "export the comments as CSV, Excel or JSON Lines, or name the --encoding if it is text after all")
  }

  /// Tab, line breaks, form feed, the escape of terminals, and the separators of fields and records.
  private static func isInText(_ byte: UInt8) -> Bool {
    byte >= 0x09 && byte <= 0x0D || byte == 0x1B || byte >= 0x1C && byte <= 0x1F
  }
}
