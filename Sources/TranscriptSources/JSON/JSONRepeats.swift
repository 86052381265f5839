internal import CommentSources

/// Keys that stand twice in one JSON object, of which a reader sees the last only.
enum JSONRepeats {
  /// What is noted of them.
  static let problem = "fields that stand twice in a JSON object, of which the last counts"

  /// How many there are in a valid document.
  static func count(_ bytes: [UInt8]) -> Int {
    var count = 0
    // The keys of the objects that are open; nil for an array.
    var open: [Set<ArraySlice<UInt8>>?] = []
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x7B: open.append([])
      case 0x5B: open.append(nil)
      case 0x7D, 0x5D: _ = open.popLast()
      case 0x22:
        let end = JSONStringText.end(bytes, from: at)
        let next = bytes[end...].firstIndex { $0 > 0x20 } ?? bytes.count
        if next < bytes.count, bytes[next] == 0x3A, let last = open.indices.last,
          open[last]?.insert(bytes[at..<end]).inserted == false
        {
          count += 1
        }
        at = end - 1
      default: break
      }
      at += 1
    }
    return count
  }
}
