import Foundation

/// A JSON value that tests look into: `json["themes"][0]["id"].text`.
enum JSONValue: Decodable, Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case text(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }

  /// What a run printed.
  init(_ result: Program.Result) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(result.output.utf8))
  }

  subscript(key: String) -> JSONValue {
    if case .object(let object) = self { return object[key] ?? .null }
    return .null
  }

  subscript(index: Int) -> JSONValue { list.indices.contains(index) ? list[index] : .null }

  var list: [JSONValue] {
    if case .array(let array) = self { return array }
    return []
  }

  var keys: Set<String> {
    if case .object(let object) = self { return Set(object.keys) }
    return []
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  var number: Double? {
    if case .number(let number) = self { return number }
    return nil
  }

  var bool: Bool? {
    if case .bool(let bool) = self { return bool }
    return nil
  }

  /// The element of a list with this id.
  func with(id: String) -> JSONValue { list.first { $0["id"].text == id } ?? .null }

  /// The value without what depends on the order of the rows.
  func dropping(_ names: Set<String>) -> JSONValue {
    switch self {
    case .object(let object):
      .object(object.filter { !names.contains($0.key) }.mapValues { $0.dropping(names) })
    case .array(let array): .array(array.map { $0.dropping(names) })
    default: self
    }
  }
}

/// A survey made for a test.
enum Survey {
  /// Rows of an input file under a header.
  static func csv(_ header: String, _ rows: [String]) -> String {
    ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// 1,000 answers: 200 at 2, 200 at 3, 600 at 5; 50, 20 and 30 of them on waiting.
  static let worked: String = {
    var rows: [String] = []
    for (score, waiting, all) in [(2, 50, 200), (3, 20, 200), (5, 30, 600)] {
      for index in 0..<all {
        rows.append("\(rows.count + 1),\(score),\(index < waiting ? "I was on hold" : "A brown parcel came")")
      }
    }
    return csv("id,csat,comment", rows)
  }()

  /// How many comments of `planted` are about waiting.
  static let plantedCount = 102.0

  /// A cause that only works in one region and since July: long waits there make detractors of all who meet them.
  static let planted: String = {
    var rows: [String] = []
    for index in 0..<1_200 {
      let region = ["North", "South", "West"][index % 3]
      let (month, day, round) = (1 + index / 3 % 12, 1 + index % 28, index / 36)
      let waits = region == "South" && month >= 7 && round % 2 == 0
      let score = waits ? (round / 2 + month) % 6 : [9, 8, 10, 4, 7, 9][index / 7 % 6]
      let text =
        waits
        ? "The blue helpline made me wait a whole hour"
        : ["Lovely parcel", "Fine", "All as expected", "It arrived"][index % 4]
      rows.append(
        "R\(index),\(score),\(region),2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day),\(text)"
      )
    }
    return csv("id,nps,region,date,comment", rows)
  }()

  static let plantedColumns = [
    "--text", "comment", "--score", "nps", "--scale", "nps", "--id", "id", "--quiet",
  ]
}
