internal import UnicodeText

/// A text file in parts of whole lines: unpacked, decoded and mended like any other input; memory holds one part.
public final class TextParts {
  /// The name without the extension of a compressed file.
  public let name: String
  /// Whether everything was handed out.
  public var isAtEnd: Bool { isRead && text.isEmpty }
  /// What was guessed or mended so far.
  public var notices: [String] {
    given + (decoder.notices + stream.endNotices).map { "\(path): \($0)" }
  }

  private let path: String
  private let stream: any ByteStream
  private let given: [String]
  private let partSize: Int
  private var decoder: TextDecoder
  /// The decoded text that was not handed out; its first `valid` bytes are UTF-8.
  private var text: [UInt8] = []
  private var valid = 0
  private var isRead = false

  /// Reads a stream in parts of about `partSize` bytes; `name` is for messages and for its extension.
  ///
  /// - Throws: `InputError` where it cannot be read or is of a kind that holds no text.
  public init(
    stream: any ByteStream, name path: String, options: InputOptions = InputOptions(),
    adapters: [any InputAdapter] = [], partSize: Int
  ) throws(InputError) {
    let adapted = try AdapterChain(adapters: adapters, options: options).open(stream, name: path)
    var raw = try adapted.stream.read(partSize, after: [])
    isRead = raw.count < partSize
    let guess = EncodingGuess.decide(raw, isWhole: isRead)
    let isMarked = options.encoding == nil || options.encoding == guess.encoding
    raw.removeFirst(isMarked ? guess.markLength : 0)
    decoder = try TextDecoder(
      options.encoding ?? guess.encoding, repair: options.encoding == nil ? .windows1252 : .replacement,
      file: path)
    self.path = path
    self.partSize = partSize
    self.stream = adapted.stream
    name = adapted.name
    given = adapted.notices.map { "\(path): \($0)" }
    try decode(raw)
  }

  /// The next lines; nil at the end.
  ///
  /// A line that is longer than a part is cut.
  public func next() throws(InputError) -> [UInt8]? {
    while true {
      if isRead {
        defer { (text, valid) = ([], 0) }
        return text.isEmpty ? nil : text
      }
      if let line = text[..<valid].lastIndex(of: 0x0A) { return take(line + 1) }
      if valid >= partSize { return take(valid) }
      let raw = try stream.read(partSize, after: [])
      isRead = raw.count < partSize
      try decode(raw)
    }
  }

  private func take(_ end: Int) -> [UInt8] {
    let rest = Array(text[end...])
    text.removeLast(text.count - end)
    defer { (text, valid) = (rest, valid - end) }
    return text
  }

  private func decode(_ raw: [UInt8]) throws(InputError) {
    if decoder.isInPlace {
      text += raw
      valid = decoder.validate(&text, from: valid, isLast: isRead)
    } else {
      try decoder.decode(raw, isLast: isRead, into: &text)
      valid = text.count
    }
  }
}
