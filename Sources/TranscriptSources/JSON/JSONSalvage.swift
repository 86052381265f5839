/// Reads what can be read of a JSON document that is cut off or damaged.
struct JSONSalvage {
  /// What was read; nil for nothing.
  private(set) var value: JSONValue?
  /// What is wrong, with how often.
  private(set) var problems: [String: Int] = [:]

  /// Reads a document that is not valid as it stands.
  init(_ bytes: [UInt8]) {
    var text = bytes
    let controls = Self.blankControls(in: &text)
    if controls > 0 { problems["control characters in JSON"] = controls }
    value = controls > 0 ? JSONValue(text) : nil
    if value != nil { return }
    value = Self.cutOff(text)
    if value != nil {
      problems["JSON cut off before its end"] = 1
      return
    }
    let (elements, damaged) = Self.elements(text)
    if elements.isEmpty { return }
    value = .array(elements)
    problems["damaged JSON elements"] = damaged
  }

  /// Puts spaces for control characters inside strings, where JSON allows none.
  private static func blankControls(in bytes: inout [UInt8]) -> Int {
    var count = 0
    scan(bytes) { index, byte, isInString, _ in
      if isInString, byte < 0x20 {
        bytes[index] = 0x20
        count += 1
      }
      return true
    }
    return count
  }

  /// The document up to its last complete object, with what was open closed.
  private static func cutOff(_ bytes: [UInt8]) -> JSONValue? {
    var best: (end: Int, open: [UInt8])?
    scan(bytes) { index, byte, isInString, open in
      if !isInString, byte == 0x7D { best = (index + 1, open) }
      return true
    }
    return best.flatMap { JSONValue(Array(bytes[..<$0.end]) + $0.open.reversed()) }
  }

  /// The objects in the outermost list that are valid by themselves, and how many are not.
  private static func elements(_ bytes: [UInt8]) -> (elements: [JSONValue], damaged: Int) {
    var elements: [JSONValue] = []
    var damaged = 0
    var start: Int?
    scan(bytes) { index, byte, isInString, open in
      if isInString { return true }
      if byte == 0x7B, open.count == 2, open[0] == 0x5D { start = index }
      if byte == 0x7D, open.count == 1, let from = start {
        if let value = JSONValue(Array(bytes[from...index])) { elements.append(value) } else { damaged += 1 }
        start = nil
      }
      return true
    }
    return (elements, damaged + (start == nil ? 0 : 1))
  }

  /// Goes over a document, up to a bracket that closes nothing or to where `body` says so.
  ///
  /// `body` gets each byte's place, the byte, whether it is inside a string, and the brackets that close what is open
  /// behind it.
  private static func scan(_ bytes: [UInt8], _ body: (Int, UInt8, Bool, [UInt8]) -> Bool) {
    var open: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for (index, byte) in bytes.enumerated() {
      if isInString {
        isInString = isEscaped || byte != 0x22
        isEscaped = !isEscaped && byte == 0x5C
        if !body(index, byte, isInString, open) { return }
        continue
      }
      switch byte {
      case 0x22: isInString = true
      case 0x7B: open.append(0x7D)
      case 0x5B: open.append(0x5D)
      case 0x7D, 0x5D: if open.popLast() != byte { return }
      default: break
      }
      if !body(index, byte, false, open) { return }
    }
  }
}
