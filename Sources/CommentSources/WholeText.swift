internal import UnicodeText

/// A whole file as text: unpacked, decoded and mended like any other input.
public struct WholeText {
  /// The text, valid UTF-8.
  public let bytes: [UInt8]
  /// The name without the extension of a compressed file.
  public let name: String
  /// What was guessed, mended or left out.
  public let notices: [String]

  /// Reads a file, or `-` for standard input, up to `limit` bytes of text.
  ///
  /// - Throws: `InputError` where the file cannot be read or is of a kind that holds no text.
  public init(
    path: String, options: InputOptions = InputOptions(), adapters: [any InputAdapter] = [], limit: Int
  ) throws(InputError) {
    try self.init(
      stream: FileStream(path: path), name: path, options: options, adapters: adapters, limit: limit)
  }

  /// Reads a stream; `name` is for messages and for its extension.
  public init(
    stream: any ByteStream, name path: String, options: InputOptions = InputOptions(),
    adapters: [any InputAdapter] = [], limit: Int
  ) throws(InputError) {
    let adapted = try AdapterChain(adapters: adapters, options: options).open(stream, name: path)
    var raw = try adapted.stream.read(limit + 1, after: [])
    var notices = adapted.notices.map { "\(path): \($0)" }
    if raw.count > limit {
      raw.removeLast(raw.count - limit)
      notices.append("\(path): only its first \(limit >> 20) MB were read; split the file to read the rest")
    }
    let guess = EncodingGuess.decide(raw, isWhole: true)
    let isMarked = options.encoding == nil || options.encoding == guess.encoding
    raw.removeFirst(isMarked ? guess.markLength : 0)
    var decoder = try TextDecoder(
      options.encoding ?? guess.encoding, repair: options.encoding == nil ? .windows1252 : .replacement,
      file: path)
    var text: [UInt8] = []
    if decoder.isInPlace {
      text = raw
      _ = decoder.validate(&text, from: 0, isLast: true)
    } else {
      try decoder.decode(raw, isLast: true, into: &text)
    }
    notices += (decoder.notices + adapted.stream.endNotices).map { "\(path): \($0)" }
    bytes = text
    name = adapted.name
    self.notices = notices
  }
}
