/// Unpacks one kind of file into text that this module reads: gzip, Excel workbooks.
///
/// Adapters live in modules of their own, so that a program that reads text alone need not link their libraries.
public protocol InputAdapter: Sendable {
  /// Whether a file with these first bytes (up to a megabyte) is of this kind.
  func recognises(_ start: [UInt8], name: String) -> Bool
  /// Whether it runs the query in ``InputOptions/sql``.
  var takesQueries: Bool { get }
  /// Whether it also reads what another adapter made a table of, given as text with ``InputOptions/delimiter``.
  var readsTables: Bool { get }
  /// The text in the file. `stream` stands at its beginning.
  func open(_ stream: any ByteStream, name: String, options: InputOptions) throws(InputError) -> AdaptedInput
}

extension InputAdapter {
  /// Files other than databases take no query.
  public var takesQueries: Bool { false }
  /// Most files are no tables of something else.
  public var readsTables: Bool { false }
}

/// What an adapter makes of a file.
public struct AdaptedInput {
  /// The text, or what the next adapter unpacks.
  public var stream: any ByteStream
  /// The name without the adapter's extension, by which the format is guessed.
  public var name: String
  /// How cells are separated, where the adapter made the text; nil to have it sniffed.
  public var dialect: Dialect?
  /// What the file is, for the user; empty where the text's own format says it all.
  public var description: String
  /// What was guessed or left out.
  public var notices: [String]
  /// Whether the first record is known to name the columns.
  public var hasHeader: Bool

  /// Takes each value as it is given.
  public init(
    stream: any ByteStream, name: String, dialect: Dialect? = nil, description: String = "",
    notices: [String] = [], hasHeader: Bool = false
  ) {
    self.stream = stream
    self.name = name
    self.dialect = dialect
    self.description = description
    self.notices = notices
    self.hasHeader = hasHeader
  }
}
