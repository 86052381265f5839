internal import CommentSources

/// The sheets of a workbook: `xl/workbook.xml`.
final class SheetList: XMLHandler {
  /// One sheet.
  struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days count from 1904, as in workbooks from old Macs.
  private(set) var countsFrom1904 = false

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
    guard name == "sheet", let sheet = attributes["name"], let id = attributes["id"] else { return }
    sheets.append(Sheet(name: sheet, relation: id, isHidden: (attributes["state"] ?? "visible") != "visible"))
  }

  func endElement(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which file each relation means: `xl/_rels/workbook.xml.rels`.
final class RelationList: XMLHandler {
  private(set) var targets: [String: String] = [:]
  /// The part of the texts that cells share; nil where none is named.
  private(set) var sharedStrings: String?

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    if name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] {
      targets[id] = target
      if attributes["Type"]?.hasSuffix("/sharedStrings") == true { sharedStrings = target }
    }
  }

  func endElement(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which styles show a number as a date: `xl/styles.xml`.
final class StyleList: XMLHandler {
  private var formats: [Int: String] = [:]
  private var isInCellFormats = false
  /// For each style, whether its numbers are dates.
  private(set) var areDates: [Bool] = []

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap(Int.init) { formats[id] = attributes["formatCode"] ?? "" }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats: areDates.append(isDate(attributes["numFmtId"].flatMap(Int.init) ?? 0))
    default: break
    }
  }

  func endElement(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The built-in formats 14–22, 27–36, 45–47 and 50–58 are dates and times (ECMA-376, part 1, 18.8.30).
  private func isDate(_ id: Int) -> Bool {
    if let format = formats[id] { return Self.isDate(format: format) }
    return (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
      || (50...58).contains(id)
  }

  /// Whether a format has a letter for a part of a date, outside quotes, brackets and escapes.
  static func isDate(format: String) -> Bool {
    var closing: Character?
    var isEscaped = false
    for character in format.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if character == end { closing = nil }
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "\"" {
        closing = "\""
      } else if character == "[" {
        closing = "]"
      } else if character == ";" {
        return false
      } else if "ymdhs".contains(character) {
        return true
      }
    }
    return false
  }
}

/// The texts that cells refer to by number: `xl/sharedStrings.xml`, in one buffer.
final class SharedStrings: XMLHandler {
  /// More text than this is not held in memory.
  static let mostBytes = 1 << 30

  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  /// Whether there is more text than is held.
  private(set) var isCut = false
  private var phoneticDepth = 0

  func startElement(_ name: String, _ attributes: XMLAttributes) {
    if name == "rPh" { phoneticDepth += 1 }
    if name == "t" { isInText = phoneticDepth == 0 }
  }

  func endElement(_ name: String) {
    if name == "rPh" { phoneticDepth -= 1 }
    if name == "t" { isInText = false }
    if name == "si" { ends.append(bytes.count) }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isInText { return }
    if self.bytes.count < Self.mostBytes { self.bytes.append(contentsOf: bytes) } else { isCut = true }
  }

  /// The text with this number; nil where there is none.
  func string(_ index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
