internal import CByteScan

/// How cells of delimited text are separated and quoted.
public struct Dialect: Sendable, Hashable {
  /// The byte between cells.
  public var delimiter: UInt8
  /// The byte around cells that hold delimiters, line breaks or itself (doubled); nil where quotes are ordinary.
  public var quote: UInt8?

  /// Whether a line break inside quotes begins a new line of the file; not so in text made from a workbook, where a line is a
  /// row of the sheet.
  public var countsQuotedLines: Bool

  /// Takes each value as it is given.
  public init(delimiter: UInt8, quote: UInt8? = 0x22, countsQuotedLines: Bool = true) {
    self.delimiter = delimiter
    self.quote = quote
    self.countsQuotedLines = countsQuotedLines
  }

  /// What a person calls the format.
  var description: String {
    let name =
      switch delimiter {
      case 0x2C: "comma-separated"
      case 0x3B: "semicolon-separated"
      case 0x09: "tab-separated"
      case 0x7C: "pipe-separated"
      default: "separated by '\(Character(Unicode.Scalar(delimiter)))'"
      }
    return quote == nil ? name + ", quotes taken literally" : name
  }

  /// The form that the C scanner takes.
  var scanned: verbatim_dialect {
    verbatim_dialect(
      delimiter: delimiter, quote: quote ?? 0, quoting: quote != nil, counts_quoted_lines: countsQuotedLines)
  }
}
