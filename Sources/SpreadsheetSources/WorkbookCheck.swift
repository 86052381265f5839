public import CommentSources
internal import Foundation

/// Reads a finished workbook back, because the library that writes it does not notice when its temporary files are cut
/// short by a full disk.
public enum WorkbookCheck {
  /// Whether every part is whole and its sheets, in order, hold at least so many cells.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  public static func isWhole(path: String, cells: [Int]) throws(InputError) -> Bool {
    var bytes: [UInt8] = []
    let file = try FileStream(path: path)
    if let size = file.size { bytes.reserveCapacity(size) }
    try read(file) { bytes += $0 }
    guard let archive = try? ZipArchive(bytes, name: path) else { return false }
    for (index, count) in cells.enumerated() {
      guard let part = try? content("xl/worksheets/sheet\(index + 1).xml", archive), part.cells >= count
      else {
        return false
      }
    }
    return archive.entries.keys.allSatisfy { name in
      guard name.hasSuffix(".xml") || name.hasSuffix(".rels") else { return true }
      return (try? content(name, archive))?.isClosed ?? false
    }
  }

  private static func content(_ part: String, _ archive: ZipArchive) throws(InputError) -> PartScan {
    var scan = PartScan()
    if let stream = try archive.stream(part) { try read(stream) { scan.add($0) } }
    return scan
  }

  private static func read(
    _ stream: any ByteStream, _ take: (UnsafeMutableBufferPointer<UInt8>.SubSequence) -> Void
  ) throws(InputError) {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
    defer { buffer.deallocate() }
    while true {
      let count = try stream.read(into: buffer)
      if count == 0 { return }
      take(buffer[..<count])
    }
  }
}

/// What a part of a workbook shows of itself without being parsed: how it begins and ends, and its `<c …>` elements.
struct PartScan {
  /// The cells.
  private(set) var cells = 0
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  /// How much of `<c ` was seen last.
  private var matched = 0

  private static let cell = Array("<c ".utf8)

  mutating func add(_ bytes: some BidirectionalCollection<UInt8>) {
    if head.count < 512 { head += bytes.prefix(512 - head.count) }
    tail = Array((tail.suffix(64) + bytes.suffix(64)).suffix(64))
    for byte in bytes {
      if byte == Self.cell[matched] {
        matched += 1
        if matched == 3 {
          cells += 1
          matched = 0
        }
      } else {
        matched = byte == 0x3C ? 1 : 0
      }
    }
  }

  /// Whether the document ends where its first element ends.
  var isClosed: Bool {
    let start = String(decoding: head, as: UTF8.self)
    let end = String(decoding: tail, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    let elements = start.split(separator: "<").filter { $0.first != "?" && $0.contains { !$0.isWhitespace } }
    guard let name = elements.first?.prefix(while: { !" />\t\r\n".contains($0) }), !name.isEmpty else {
      return false
    }
    return end.hasSuffix("</\(name)>") || elements.count == 1 && end.hasSuffix("/>")
  }
}
