internal import CXlsxWriter
internal import Glibc
internal import VerbatimModel

/// A sheet that is written row by row.
///
/// Text goes in as text and numbers as numbers, so that no cell is ever run as a formula.
final class Sheet {
  /// What a cell gets.
  enum Cell {
    case empty
    case text(String, Workbook.Style = .plain)
    case number(Double, Workbook.Style = .plain)
    case date(CalendarDate)

    /// A number, or an empty cell for nil.
    static func optional(_ number: Double?, _ style: Workbook.Style) -> Cell {
      number.map { $0.isFinite ? .number($0, style) : .empty } ?? .empty
    }
    /// A count.
    static func count(_ number: some BinaryInteger) -> Cell { .number(Double(number), .count) }
  }

  /// Excel has no more rows and columns than these.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  /// No cell holds more UTF-16 units.
  static let longestText = 32_767

  let name: String
  /// The row that is written next, counted from 0.
  private(set) var nextRow = 0
  /// The cells that were written.
  private(set) var cells = 0
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private unowned let book: Workbook

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String, of book: Workbook) {
    self.sheet = sheet
    self.name = name
    self.book = book
  }

  /// Whether there is no room for another row.
  var isFull: Bool { nextRow == Self.mostRows }

  /// Writes the next row.
  func add(_ cells: [Cell]) throws {
    for (column, cell) in cells.prefix(Self.mostColumns).enumerated() {
      let status = write(cell, UInt32(nextRow), UInt16(column))
      if case .text("", .plain) = cell {} else if case .empty = cell {} else { self.cells += 1 }
      if status != LXW_NO_ERROR { throw book.failure(status) }
    }
    nextRow += 1
  }

  /// Whether the rows that wait on the disk were all written there.
  var isSafe: Bool {
    guard let rows = sheet.pointee.optimize_tmpfile else { return true }
    return fflush(rows) == 0 && ferror(rows) == 0
  }

  /// Leaves a row empty.
  func skip() { nextRow += 1 }

  private func write(_ cell: Cell, _ row: UInt32, _ column: UInt16) -> lxw_error {
    switch cell {
    case .empty: return LXW_NO_ERROR
    case .number(let number, let style):
      return worksheet_write_number(sheet, row, column, number, book.format(style))
    case .text(let text, let style):
      return worksheet_write_string(sheet, row, column, fit(text), book.format(style))
    case .date(let date):
      // 25,569 days lie between Excel's first day and that of Unix.
      let serial = Double(date.daysSince1970 + 25_569)
      return worksheet_write_number(sheet, row, column, serial, book.format(.date))
    }
  }

  /// The text without what a workbook cannot hold: NUL, lone halves of characters, more than 32,767 units; and `_x0041_`
  /// spelled so that it is not taken for a character's number.
  private func fit(_ text: String) -> String {
    var text = text
    if text.utf8.contains(0) || text.contains("\u{FFFE}") || text.contains("\u{FFFF}") {
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { [0, 0xFFFE, 0xFFFF].contains($0.value) ? "\u{FFFD}" : $0 }))
    }
    if text.contains("_x") {
      text = text.replacing(/_(x[0-9A-Fa-f]{4}_)/) { "_x005F_" + $0.output.1 }
    }
    guard text.utf8.count > Self.longestText, text.utf16.count > Self.longestText else { return text }
    book.noteCutText()
    var cut = ""
    var units = 0
    for scalar in text.unicodeScalars {
      units += scalar.value > 0xFFFF ? 2 : 1
      if units >= Self.longestText { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut + "…"
  }

  // MARK: - Looks

  /// Gives a row room for headings of two lines.
  func widenRow(_ row: Int) { worksheet_set_row(sheet, UInt32(row), 32, nil) }

  /// Prints the sheet as wide as a page, on A4 lying.
  func fitToPage() {
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
  }

  /// Keeps the rows above `row` in sight, and puts a filter on the table below them.
  func freeze(below row: Int, filterTo last: Int? = nil, columns: Int = 0) {
    worksheet_freeze_panes(sheet, UInt32(row), 0)
    if let last, columns > 0, last >= row - 1 {
      worksheet_autofilter(sheet, UInt32(row - 1), 0, UInt32(last), UInt16(columns - 1))
    }
  }

  /// Sets the widths of the first columns, in characters.
  func widths(_ widths: [Double]) {
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
  }

  /// Hides a column.
  func hide(column: Int) {
    var options = lxw_row_col_options(hidden: 1, level: 0, collapsed: 0)
    worksheet_set_column_opt(sheet, UInt16(column), UInt16(column), 12, nil, &options)
  }

  /// Colours cells from white to blue by their value.
  func heat(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
    rule.min_color = 0xFF_FFFF
    rule.max_color = 0x6B_A3D6
    apply(&rule, rows, columns)
  }

  /// Colours cells from orange over white at `middle` to blue.
  func diverge(rows: ClosedRange<Int>, columns: ClosedRange<Int>, middle: Double) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
    rule.mid_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    rule.mid_value = middle
    rule.min_color = 0xE5_9A5B
    rule.mid_color = 0xFF_FFFF
    rule.max_color = 0x6B_A3D6
    apply(&rule, rows, columns)
  }

  /// Draws bars behind the numbers.
  func bars(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.bar_color = 0x8F_B8DE
    rule.data_bar_2010 = 1
    apply(&rule, rows, columns)
  }

  private func apply(
    _ rule: inout lxw_conditional_format, _ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>
  ) {
    worksheet_conditional_format_range(
      sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound),
      UInt16(columns.upperBound), &rule)
  }

  /// Draws horizontal bars of a column of this sheet, the first row on top.
  func barChart(title: String, labels: Int, values: Int, rows: ClosedRange<Int>, at column: Int) {
    guard let chart = book.addBarChart(), let series = chart_add_series(chart, nil, nil) else { return }
    let (first, last) = (UInt32(rows.lowerBound), UInt32(rows.upperBound))
    chart_series_set_categories(series, name, first, UInt16(labels), last, UInt16(labels))
    chart_series_set_values(series, name, first, UInt16(values), last, UInt16(values))
    chart_series_set_name(series, title)
    chart_title_set_name(chart, title)
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    var fill = lxw_chart_fill(color: 0x3B_76B5, none: 0, transparency: 0)
    chart_series_set_fill(series, &fill)
    // Bars grow upwards in Excel unless the axis is turned; their labels keep clear of negative bars.
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_axis_set_label_position(chart.pointee.y_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    var options = lxw_chart_options()
    options.x_scale = 1.5
    options.y_scale = Double(max(8, rows.count)) / 9
    worksheet_insert_chart_opt(sheet, 1, UInt16(column), chart, &options)
  }
}
