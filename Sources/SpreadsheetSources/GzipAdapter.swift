public import CommentSources

/// Reads files packed with gzip, whatever is inside.
public struct GzipAdapter: InputAdapter {
  /// The adapter.
  public init() {}

  /// Whether the file begins as this kind does.
  public func recognises(_ start: [UInt8], name: String) -> Bool { start.starts(with: [0x1F, 0x8B, 0x08]) }

  /// The text in the file.
  public func open(
    _ stream: any ByteStream, name: String, options: InputOptions
  ) throws(InputError) -> AdaptedInput {
    let inner = name.lowercased().hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return AdaptedInput(
      stream: try InflateStream(stream, framing: .gzip, name: name), name: inner, description: "gzip")
  }
}
