import Testing
import UnicodeText

/// Encodings to UTF-8, whatever chunks the bytes come in.
struct TranscoderTests {
  private static func utf8(_ bytes: [UInt8], from encoding: String, chunk: Int) throws -> String {
    var transcoder = try Transcoder(from: encoding)
    var output: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + chunk, bytes.count)
      try bytes[start..<end].withUnsafeBufferPointer { buffer in
        _ = try transcoder.convert(buffer, isLast: end == bytes.count, into: &output)
      }
      start = end
    } while start < bytes.count
    return String(decoding: output, as: UTF8.self)
  }

  private static let text = "Één ü — 👍"

  @Test("UTF-16, cut anywhere", arguments: [1, 2, 3, 5, 100]) func utf16(chunk: Int) throws {
    let little = Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try Self.utf8(little, from: "UTF-16LE", chunk: chunk) == Self.text)
    #expect(try Self.utf8(big, from: "UTF-16BE", chunk: chunk) == Self.text)
  }

  @Test("Windows-1252") func windows() throws {
    #expect(try Self.utf8([0x80, 0xE9, 0x96, 0x92], from: "windows-1252", chunk: 1) == "€é–’")
  }

  @Test("half a character at the end is marked, not lost in silence") func truncated() throws {
    let bytes: [UInt8] = [0x61, 0x00, 0x62]
    #expect(try Self.utf8(bytes, from: "UTF-16LE", chunk: 10) == "a\u{FFFD}")
  }

  @Test("more text than one round holds") func long() throws {
    let bytes = [UInt8](repeating: 0x80, count: 300_000)
    #expect(
      try Self.utf8(bytes, from: "windows-1252", chunk: 70_000) == String(repeating: "€", count: 300_000))
  }

  @Test("an unknown encoding is named") func unknown() {
    #expect {
      _ = try Transcoder(from: "utf-nine")
    } throws: { error in
      "\(error)".contains("utf-nine")
    }
  }
}
