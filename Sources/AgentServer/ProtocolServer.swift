internal import Foundation

/// Speaks the Model Context Protocol: JSON-RPC 2.0, a message a line.
public struct ProtocolServer {
  private var toolbox: Toolbox
  private let version: String

  /// Those whose clients know results with a schema.
  private static let structured: Set<String> = ["2025-06-18"]
  /// The revision agreed on; nil before that.
  private var agreed: String?
  private var isStructured: Bool { agreed.map(Self.structured.contains) ?? false }

  /// The revisions of the protocol that it speaks, the newest first.
  private static let revisions = ["2025-06-18", "2025-03-26", "2024-11-05"]

  /// A server with these tools; `version` is the program's.
  public init(_ toolbox: Toolbox, version: String) {
    self.toolbox = toolbox
    self.version = version
  }

  /// Answers one line; nil for a notification, which has no answer.
  public mutating func answer(_ line: String) -> String? {
    if line.allSatisfy(\.isWhitespace) { return nil }
    guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)) else {
      return Self.encode(["jsonrpc": "2.0", "id": NSNull(), "error": Self.object(.parse)])
    }
    if let batch = value as? [Any] {
      if batch.isEmpty {
        return Self.encode(["jsonrpc": "2.0", "id": NSNull(), "error": Self.object(.batch)])
      }
      let answers = batch.compactMap { reply($0 as? [String: Any] ?? [:]) }
      return answers.isEmpty ? nil : Self.encode(answers)
    }
    return reply(value as? [String: Any] ?? [:]).map(Self.encode)
  }

  private mutating func reply(_ message: [String: Any]) -> [String: Any]? {
    let id = message["id"]
    do {
      guard let method = message["method"] as? String else {
        // An answer of the client to something that was never asked.
        if message["result"] != nil || message["error"] != nil { return nil }
        throw ServerError.request
      }
      if id == nil { return nil }
      let result = try self.result(method, message["params"] as? [String: Any] ?? [:])
      return ["jsonrpc": "2.0", "id": id ?? NSNull(), "result": result]
    } catch let error as ServerError {
      return ["jsonrpc": "2.0", "id": id ?? NSNull(), "error": Self.object(error)]
    } catch {
      return ["jsonrpc": "2.0", "id": id ?? NSNull(), "error": ["code": -32603, "message": "\(error)"]]
    }
  }

  private mutating func result(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    switch method {
    case "initialize": return initialize(parameters)
    case "ping": return [:]
    case "tools/list": return ["tools": ToolSchema.tools.map { $0.json(withResult: isStructured) }]
    case "tools/call": return try call(parameters)
    case "resources/list": return ["resources": toolbox.resources]
    case "resources/templates/list": return ["resourceTemplates": [[String: Any]]()]
    case "resources/read":
      guard let uri = parameters["uri"] as? String else {
        throw ServerError.arguments("resources/read needs 'uri', such as codebook://customer-experience")
      }
      let text = try toolbox.resource(uri)
      return ["contents": [["uri": uri, "mimeType": "application/yaml", "text": text]]]
    default: throw ServerError.method(method)
    }
  }

  private mutating func initialize(_ parameters: [String: Any]) -> [String: Any] {
    let asked = parameters["protocolVersion"] as? String ?? ""
    let revision = Self.revisions.contains(asked) ? asked : Self.revisions[0]
    agreed = revision
    return [
      "protocolVersion": revision,
      "capabilities": [
        "tools": ["listChanged": false], "resources": ["listChanged": false, "subscribe": false],
      ],
      "serverInfo": ["name": "verbatim", "version": version],
      "instructions":
        "Customers' comments in Dutch, Swedish and English: 'summary' links themes to scores, 'why' looks for the cause, 'tag' and 'explain' read single comments, 'discover' finds what the codebook misses, 'transcript' reads calls and chats.",
    ]
  }

  /// A tool's failure is a result that the model can read, not an error of the protocol.
  private mutating func call(_ parameters: [String: Any]) throws -> [String: Any] {
    guard let name = parameters["name"] as? String else {
      throw ServerError.arguments("tools/call needs 'name'; tools/list shows the tools")
    }
    do {
      let text = try toolbox.call(name, parameters["arguments"] as? [String: Any] ?? [:])
      var result: [String: Any] = ["content": [["type": "text", "text": text]], "isError": false]
      if isStructured, let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) {
        result["structuredContent"] = value is [Any] ? [ToolSchema.list: value] : value
      }
      return result
    } catch {
      let message = (error as? ServerError)?.message ?? "\(error)"
      return ["content": [["type": "text", "text": message]], "isError": true]
    }
  }

  private static func object(_ error: ServerError) -> [String: Any] {
    ["code": error.code, "message": error.message]
  }

  private static func encode(_ value: Any) -> String {
    let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: value, options: options) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
