public import CommentSources

/// Reads Excel workbooks (.xlsx, .xlsm), one sheet of them.
public struct SpreadsheetAdapter: InputAdapter {
  /// A packed workbook is held in memory; more than this is not.
  static let mostBytes = 1 << 30

  /// The adapter.
  public init() {}

  /// Whether the file begins as this kind does.
  public func recognises(_ start: [UInt8], name: String) -> Bool {
    guard start.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
    let lower = name.lowercased()
    if lower.hasSuffix(".xlsx") || lower.hasSuffix(".xlsm") { return true }
    let text = String(decoding: start, as: UTF8.self)
    return text.contains("[Content_Types].xml") || text.contains("xl/")
  }

  /// The text in the file.
  public func open(
    _ stream: any ByteStream, name: String, options: InputOptions
  ) throws(InputError) -> AdaptedInput {
    let archive = try ZipArchive(try Self.readAll(stream, name), name: name)
    let list = SheetList()
    try Self.parse("xl/workbook.xml", archive, name, list)
    let relations = RelationList()
    try Self.parse("xl/_rels/workbook.xml.rels", archive, name, relations)
    let (styles, strings) = (StyleList(), SharedStrings())
    try Self.parse("xl/styles.xml", archive, name, styles)
    try Self.parse(relations.sharedStrings.map(Self.path) ?? "xl/sharedStrings.xml", archive, name, strings)
    if strings.isCut {
      throw InputError(
        file: name, problem: "its texts are longer than 1 GB together", remedy: "save the sheet as CSV")
    }
    func rows(_ sheet: SheetList.Sheet) throws(InputError) -> SheetStream? {
      guard let part = relations.targets[sheet.relation].map(Self.path), let input = try archive.stream(part)
      else { return nil }
      let rows = SheetStream(
        name: name, strings: strings, styles: styles, countsFrom1904: list.countsFrom1904)
      try rows.open(input)
      return rows
    }
    let sheet: SheetList.Sheet
    if let wanted = options.sheet {
      sheet = try Self.choose(list.sheets, wanted, name)
    } else {
      sheet = try Self.firstTable(list.sheets, name, rows)
    }
    guard let stream = try rows(sheet) else {
      throw InputError(
        file: name, problem: "the sheet '\(sheet.name)' is not in the workbook",
        remedy: "choose a sheet with cells by --sheet, or save the workbook again")
    }
    return AdaptedInput(
      stream: stream, name: name, dialect: SheetStream.dialect,
      description: "Excel workbook, sheet '\(sheet.name)'",
      notices: options.sheet == nil ? Self.notices(sheet, list.sheets) : [])
  }

  /// What is said where a sheet had to be chosen.
  private static func notices(_ sheet: SheetList.Sheet, _ sheets: [SheetList.Sheet]) -> [String] {
    let others = sheets.map(\.name).filter { $0 != sheet.name }
    if others.isEmpty { return [] }
    let isFirst = sheets.first { !$0.isHidden }?.name == sheet.name
    let list = others.map { "'\($0)'" }.joined(separator: ", ")
    return [
      "read sheet '\(sheet.name)'\(isFirst ? "" : ", the first with a table"); there is also \(list) (--sheet)"
    ]
  }

  /// The first sheet in sight with a table on it: a title, or a few notes, are passed over.
  private static func firstTable(
    _ sheets: [SheetList.Sheet], _ name: String, _ rows: (SheetList.Sheet) throws(InputError) -> SheetStream?
  ) throws(InputError) -> SheetList.Sheet {
    let shown = sheets.filter { !$0.isHidden }
    guard let first = shown.first ?? sheets.first else {
      throw InputError(file: name, problem: "the workbook has no sheets", remedy: "save it again")
    }
    if shown.count < 2 { return first }
    var counts: [Int] = []
    for sheet in shown {
      // A sheet that is not there has no rows; one that is damaged may be the one that is wanted.
      guard let stream = try rows(sheet) else {
        counts.append(0)
        continue
      }
      counts.append(try TableProbe.rows(stream))
    }
    // A sheet of a few notes is no match for one with five times as many rows.
    let most = counts.max() ?? 0
    let chosen = shown.indices.first { counts[$0] >= 2 && counts[$0] * 5 > most }
    return chosen.map { shown[$0] } ?? first
  }

  /// A relation's target is below `xl/`, unless it begins with a slash.
  private static func path(_ target: String) -> String {
    target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  private static func parse(
    _ part: String, _ archive: ZipArchive, _ name: String, _ handler: any XMLHandler
  ) throws(InputError) {
    guard let input = try archive.stream(part) else {
      if part != "xl/workbook.xml" { return }
      throw InputError(
        file: name, problem: "this zip file is no Excel workbook",
        remedy: "unpack it, or save the sheet as .xlsx or CSV")
    }
    try XMLStream(input, name: name, handler: handler).run()
  }

  /// The sheet that the user named, by name or number.
  private static func choose(
    _ sheets: [SheetList.Sheet], _ wanted: String, _ name: String
  ) throws(InputError) -> SheetList.Sheet {
    let byName =
      sheets.first { $0.name == wanted } ?? sheets.first { $0.name.lowercased() == wanted.lowercased() }
    if let byName { return byName }
    if let number = Int(wanted), sheets.indices.contains(number - 1) { return sheets[number - 1] }
    let names = sheets.map { "'\($0.name)'" }.joined(separator: ", ")
    throw InputError(
      file: name, problem: "there is no sheet '\(wanted)'; there are \(names)", remedy: "name one of these")
  }

  private static func readAll(_ stream: any ByteStream, _ name: String) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = try chunk.withUnsafeMutableBufferPointer { buffer throws(InputError) in
        try stream.read(into: buffer)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > mostBytes {
        throw InputError(
          file: name, problem: "the workbook is larger than 1 GB", remedy: "save the sheet as CSV")
      }
    }
  }
}
