internal import CExpat
internal import CommentSources

/// What takes up the pieces of an XML document.
///
/// Names come without their namespace prefix.
protocol XMLHandler: AnyObject {
  func startElement(_ name: String, _ attributes: XMLAttributes)
  func endElement(_ name: String)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element; valid during the call only.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The attribute's value; the name is compared without its prefix.
  subscript(_ name: String) -> String? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if XMLStream.localName(key) == name { return String(cString: value) }
      index += 2
    }
    return nil
  }
}

/// Feeds an XML document to a handler piece by piece.
///
/// Document types, and with them entities, are refused.
final class XMLStream {
  private let name: String
  private let input: any ByteStream
  private let parser: XML_Parser
  private let handler: any XMLHandler
  private var isRefused = false
  private(set) var isDone = false

  /// `name` is for messages.
  init(_ input: any ByteStream, name: String, handler: any XMLHandler) throws(InputError) {
    guard let parser = XML_ParserCreate(nil) else {
      throw InputError(file: name, problem: "expat cannot be started", remedy: "free some memory")
    }
    self.name = name
    self.input = input
    self.parser = parser
    self.handler = handler
    // The parser calls back only while `step` runs, when this object is alive.
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let name, let stream = XMLStream.from(user) else { return }
        stream.handler.startElement(XMLStream.localName(name), XMLAttributes(list: attributes))
      },
      { user, name in
        guard let name, let stream = XMLStream.from(user) else { return }
        stream.handler.endElement(XMLStream.localName(name))
      })
    XML_SetCharacterDataHandler(parser) { user, text, length in
      guard let text, let stream = XMLStream.from(user) else { return }
      let raw = UnsafeRawBufferPointer(start: text, count: Int(length))
      stream.handler.text(raw.assumingMemoryBound(to: UInt8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLStream.from(user)?.refuse() }
  }

  deinit { XML_ParserFree(parser) }

  /// Parses the next piece of the document.
  func step() throws(InputError) {
    let size = 1 << 16
    guard !isDone else { return }
    guard let buffer = XML_GetBuffer(parser, Int32(size)) else {
      throw InputError(file: name, problem: "there is not enough memory", remedy: "save the sheet as CSV")
    }
    let target = UnsafeMutableBufferPointer(start: buffer.assumingMemoryBound(to: UInt8.self), count: size)
    let count = try input.read(into: target)
    isDone = count == 0
    let status = XML_ParseBuffer(parser, Int32(count), isDone ? 1 : 0)
    if status != XML_STATUS_OK { throw failure }
  }

  /// Parses the whole document.
  func run() throws(InputError) {
    while !isDone { try step() }
  }

  private func refuse() {
    isRefused = true
    XML_StopParser(parser, 0)
  }

  private var failure: InputError {
    let problem =
      isRefused ? "it declares a document type, which no workbook does" : "the XML in the workbook is damaged"
    return InputError(file: name, problem: problem, remedy: "open it in Excel and save it again")
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
    user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  fileprivate static func localName(_ name: UnsafePointer<CChar>) -> String {
    let whole = String(cString: name)
    guard let colon = whole.utf8.lastIndex(of: 0x3A) else { return whole }
    return String(whole[whole.utf8.index(after: colon)...])
  }
}
