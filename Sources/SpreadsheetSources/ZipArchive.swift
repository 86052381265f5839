internal import CommentSources

/// The directory of a zip file in memory, and the streams of its parts.
struct ZipArchive {
  /// One part.
  struct Entry {
    var method: Int
    var checksum: Int
    var packedSize: Int
    var headerOffset: Int
  }

  private let name: String
  private let bytes: [UInt8]
  private(set) var entries: [String: Entry] = [:]

  /// Reads the directory.
  ///
  /// `name` is for messages.
  init(_ bytes: [UInt8], name: String) throws(InputError) {
    self.bytes = bytes
    self.name = name
    guard let end = Self.endRecord(bytes) else { throw damaged }
    var count = number(end + 10, 2)
    var at = number(end + 16, 4)
    if count == 0xFFFF || at == 0xFFFF_FFFF, let wide = wideEnd(before: end) { (count, at) = wide }
    for _ in 0..<count {
      guard number(at, 4) == 0x0201_4B50, at + 46 <= bytes.count else { throw damaged }
      at = try readEntry(at)
    }
  }

  /// The part's content; nil when there is none of that name.
  func stream(_ part: String) throws(InputError) -> (any ByteStream)? {
    guard let entry = entries[part] else { return nil }
    let header = entry.headerOffset
    guard number(header, 4) == 0x0403_4B50 else { throw damaged }
    let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
    guard start <= bytes.count, entry.packedSize <= bytes.count - start else { throw damaged }
    let packed = MemoryStream(slice: bytes[start..<(start + entry.packedSize)])
    let failure = damaged
    switch entry.method {
    case 0: return ChecksumStream(packed, expected: entry.checksum, failure: failure)
    case 8:
      let unpacked = try InflateStream(packed, framing: .raw, name: name)
      return ChecksumStream(unpacked, expected: entry.checksum, failure: failure)
    default:
      throw InputError(
        file: name, problem: "it is packed in an unusual way", remedy: "open it in Excel and save it again")
    }
  }

  private var damaged: InputError {
    InputError(file: name, problem: "the workbook is damaged or cut off", remedy: "fetch or save it again")
  }

  /// A little-endian number; 0 outside the bytes.
  private func number(_ at: Int, _ size: Int) -> Int {
    guard at >= 0, at <= bytes.count - size else { return 0 }
    var value = 0
    for index in (0..<size).reversed() { value = value << 8 | Int(bytes[at + index]) }
    return value & Int(Int64.max)
  }

  /// The end record stands in the last 64 KiB, before a comment.
  private static func endRecord(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 65_535)
    return (first...(bytes.count - 22)).last { bytes[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }
  }

  /// Count and offset from the zip64 end record.
  private func wideEnd(before end: Int) -> (count: Int, offset: Int)? {
    guard number(end - 20, 4) == 0x0706_4B50 else { return nil }
    let record = number(end - 12, 8)
    return number(record, 4) == 0x0606_4B50 ? (number(record + 32, 8), number(record + 48, 8)) : nil
  }

  private mutating func readEntry(_ at: Int) throws(InputError) -> Int {
    let nameLength = number(at + 28, 2)
    let extraLength = number(at + 30, 2)
    let next = at + 46 + nameLength + extraLength + number(at + 32, 2)
    guard next <= bytes.count else { throw damaged }
    var entry = Entry(
      method: number(at + 10, 2), checksum: number(at + 16, 4), packedSize: number(at + 20, 4),
      headerOffset: number(at + 42, 4))
    readWideSizes(at + 46 + nameLength, extraLength, unpackedSize: number(at + 24, 4), &entry)
    let part = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
    entries[part.hasPrefix("/") ? String(part.dropFirst()) : part] = entry
    return next
  }

  /// Sizes and offsets that do not fit in 32 bits stand in an extra field, in this order.
  private func readWideSizes(_ start: Int, _ length: Int, unpackedSize: Int, _ entry: inout Entry) {
    var at = start
    while at + 4 <= start + length {
      var value = at + 4
      if number(at, 2) == 1 {
        if unpackedSize == 0xFFFF_FFFF { value += 8 }
        if entry.packedSize == 0xFFFF_FFFF {
          entry.packedSize = number(value, 8)
          value += 8
        }
        if entry.headerOffset == 0xFFFF_FFFF { entry.headerOffset = number(value, 8) }
        return
      }
      at += 4 + number(at + 2, 2)
    }
  }
}
