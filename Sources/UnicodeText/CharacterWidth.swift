internal import CICUShim

/// How many columns a character takes in a terminal, by ICU's East Asian width and general category.
public enum CharacterWidth {
  /// 0 for combining marks and format characters, 2 for wide characters and emoji, else 1.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    var category: UInt8 = 0
    verbatim_fill_property(Int32(VERBATIM_GENERAL_CATEGORY), scalar.value, 1, &category)
    // Mn 6, Me 7, Cf 16 in ICU's numbering.
    if category == 6 || category == 7 || category == 16 { return 0 }
    var width: UInt8 = 0
    verbatim_fill_property(Int32(VERBATIM_EAST_ASIAN_WIDTH), scalar.value, 1, &width)
    // Fullwidth 3, Wide 5 in ICU's numbering.
    return width == 3 || width == 5 || verbatim_is_emoji(scalar.value) ? 2 : 1
  }
}
