/// The arguments of a call, held against the tool's schema.
struct ToolArguments {
  private let tool: ToolSchema.Tool
  private let values: [String: Any]

  /// Refuses arguments that the tool does not have, and says which are missing.
  init(_ tool: ToolSchema.Tool, _ values: [String: Any]) throws(ServerError) {
    let known = tool.arguments.map(\.name)
    if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw .arguments("'\(tool.name)' has no argument '\(unknown)'; it has \(known.joined(separator: ", "))")
    }
    if let missing = tool.arguments.first(where: { $0.isRequired && values[$0.name] == nil }) {
      throw .arguments("'\(tool.name)' needs '\(missing.name)': \(missing.schema["description"] ?? "")")
    }
    self.tool = tool
    self.values = values
  }

  /// A text; nil where it is left out.
  func text(_ name: String) throws(ServerError) -> String? {
    guard let value = values[name] else { return nil }
    guard let text = value as? String else { throw .arguments("'\(name)' of '\(tool.name)' is a string") }
    return text
  }

  /// A list of texts; empty where it is left out.
  func texts(_ name: String) throws(ServerError) -> [String] {
    guard let value = values[name] else { return [] }
    guard let texts = value as? [String], (1...1000).contains(texts.count) else {
      throw .arguments("'\(name)' of '\(tool.name)' is a list of 1 to 1000 strings")
    }
    return texts
  }

  /// Whether something is asked for; not where it is left out.
  func flag(_ name: String) throws(ServerError) -> Bool {
    guard let value = values[name] else { return false }
    guard let flag = value as? Bool else { throw .arguments("'\(name)' of '\(tool.name)' is true or false") }
    return flag
  }

  /// A whole number from 1 on; nil where it is left out.
  func number(_ name: String) throws(ServerError) -> Int? {
    guard let value = values[name] else { return nil }
    guard let number = value as? Int, number >= 1 else {
      throw .arguments("'\(name)' of '\(tool.name)' is a whole number from 1 on")
    }
    return number
  }
}
