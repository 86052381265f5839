internal import CXlsxWriter
internal import Glibc
internal import SpreadsheetSources
internal import Synchronization
internal import VerbatimReports

/// A workbook that is being written: complete under its name, or not there.
final class Workbook {
  /// How a number or text is shown.
  enum Style: Int, CaseIterable {
    /// As it is.
    case plain
    /// Bold on a tinted ground.
    case header
    /// Large and bold.
    case title
    /// Grey and in italics.
    case note
    /// `4,812`, by the reader's own conventions.
    case count
    /// `29.1%`
    case percent
    /// `12.3`
    case decimal
    /// `+12.3`, with a real minus sign.
    case signed
    /// `0.62`
    case fine
    /// `0.0004` or `8.2E-28`
    case probability
    /// Text that wraps in its cell.
    case wrapped
    /// A day, as ISO 8601.
    case date
  }

  /// What was cut because no cell holds more.
  private(set) var cutTexts = 0
  private let path: String
  private var file: FinishedFile
  private let book: UnsafeMutablePointer<lxw_workbook>
  private var isClosed = false
  private var formats: [UnsafeMutablePointer<lxw_format>?] = []
  private var sheetNames: Set<String> = []
  private var sheets: [Sheet] = []

  /// A workbook that will stand at `path`; with `isStreamed`, rows are written to disk as they come, and cannot be gone
  /// back to.
  init(path: String, isStreamed: Bool) throws {
    self.path = path
    file = try FinishedFile(path: path)
    var options = lxw_workbook_options(constant_memory: isStreamed ? 1 : 0, tmpdir: nil, use_zip64: 0)
    guard let book = workbook_new_opt(file.temporaryPath, &options) else {
      throw WorkbookError(file: path, problem: "there is not enough memory")
    }
    self.book = book
    // The same bytes whenever it is written: the library would take the time of day, and its archive begins in 1980 anyway.
    var properties = lxw_doc_properties()
    properties.created = 315_532_800
    workbook_set_properties(book, &properties)
    formats = Style.allCases.map(makeFormat)
  }

  deinit {
    // The library frees what it holds only when it closes the workbook.
    if !isClosed { _ = close() }
  }

  /// Adds a sheet; its name is made fit for one.
  func addSheet(_ name: String) throws -> Sheet {
    let plain = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(28))
    var unique = plain.isEmpty ? "Sheet" : plain
    var number = 2
    while !sheetNames.insert(unique.lowercased()).inserted {
      unique = "\(plain) \(number)"
      number += 1
    }
    guard let sheet = workbook_add_worksheet(book, unique) else {
      throw WorkbookError(file: path, problem: "the sheet '\(unique)' cannot be made")
    }
    let made = Sheet(sheet, name: unique, of: self)
    sheets.append(made)
    return made
  }

  /// Finishes the workbook, reads it back, and puts it in its place.
  func finish() throws {
    let isSafe = sheets.allSatisfy(\.isSafe)
    let cells = sheets.map(\.cells)
    isClosed = true
    let (status, code) = close()
    if status != LXW_NO_ERROR {
      throw Self.disk.contains(code) ? OutputError(path: path, code: code) : failure(status)
    }
    guard isSafe, (try? WorkbookCheck.isWhole(path: file.temporaryPath, cells: cells)) == true else {
      throw WorkbookError(
        file: path, problem: "it is not whole when it is read back; there may be no room for temporary files")
    }
    try file.finish()
  }

  /// Takes what the library prints; open as long as the program.
  nonisolated(unsafe) private static let nowhere = fopen("/dev/null", "we")
  private static let closing = Mutex(())

  /// Has the library finish and free the workbook; the system's error number of what failed last, 0 for none.
  private func close() -> (status: lxw_error, code: Int32) {
    Self.closing.withLock { _ in
      var code: Int32 = 0
      let status = verbatim_close_workbook(book, Self.nowhere, &code)
      return (status, code)
    }
  }

  /// Errors of the disk, which say more than the library does.
  private static let disk: Set = [ENOSPC, EDQUOT, EFBIG, EIO, EROFS]

  func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    style == .plain ? nil : formats[style.rawValue]
  }

  func addBarChart() -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(book, UInt8(LXW_CHART_BAR.rawValue))
  }

  func failure(_ status: lxw_error) -> WorkbookError {
    WorkbookError(file: path, problem: lxw_strerror(status).map { String(cString: $0) } ?? "unknown")
  }

  func noteCutText() { cutTexts += 1 }

  private func makeFormat(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    let format = workbook_add_format(book)
    switch style {
    case .plain: break
    case .header:
      format_set_bold(format)
      format_set_bg_color(format, 0xE7_ECF3)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
    case .note:
      format_set_italic(format)
      format_set_font_color(format, 0x59_6273)
    case .count: format_set_num_format(format, "#,##0")
    case .percent: format_set_num_format(format, "0.0%")
    case .decimal: format_set_num_format(format, "0.0")
    case .signed: format_set_num_format(format, "+0.0;-0.0;0.0")
    case .fine: format_set_num_format(format, "0.00")
    case .probability: format_set_num_format(format, "[<0.0001]0.0E+00;0.0000")
    case .wrapped:
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .date: format_set_num_format(format, "yyyy-mm-dd")
    }
    return format
  }
}
