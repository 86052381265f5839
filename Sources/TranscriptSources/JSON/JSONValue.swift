internal import Foundation

/// A JSON value, as far as transcripts need it.
enum JSONValue {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  /// Reads a whole document; nil where it is not valid JSON.
  init?(_ bytes: [UInt8]) {
    let options: JSONSerialization.ReadingOptions = [.fragmentsAllowed]
    guard let any = try? JSONSerialization.jsonObject(with: Data(bytes), options: options) else { return nil }
    self.init(any: any)
  }

  private init(any: Any) {
    switch any {
    case let object as [String: Any]: self = .object(object.mapValues { JSONValue(any: $0) })
    case let array as [Any]: self = .array(array.map { JSONValue(any: $0) })
    case let text as String: self = .string(text)
    case let number as NSNumber:
      let isBool = String(cString: number.objCType) == "c"
      self = isBool ? .bool(number.boolValue) : .number(number.doubleValue)
    default: self = .null
    }
  }

  /// The elements of an array; nil for anything else.
  var elements: [JSONValue]? {
    if case .array(let array) = self { return array }
    return nil
  }

  /// The fields of an object; nil for anything else.
  var fields: [String: JSONValue]? {
    if case .object(let object) = self { return object }
    return nil
  }

  /// A string, number or boolean as text; nil for anything else and for what is empty.
  var text: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    case .bool(let value): String(value)
    default: nil
    }
  }
}
