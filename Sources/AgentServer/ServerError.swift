/// What a client did wrong, with what to do instead.
struct ServerError: Error {
  /// The code of JSON-RPC 2.0.
  let code: Int
  /// What is wrong and what to do.
  let message: String

  /// A request that is no JSON.
  static let parse = ServerError(
    code: -32700, message: "the line is not valid JSON; send one JSON-RPC 2.0 message a line")
  /// A message without a method.
  static let request = ServerError(
    code: -32600, message: "the message has no method; send {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": …}")

  /// A batch with nothing in it.
  static let batch = ServerError(code: -32600, message: "the batch is empty; put at least one message in it")

  /// A method that there is not.
  static func method(_ name: String) -> ServerError {
    ServerError(
      code: -32601,
      message:
        "there is no method '\(name)'; use initialize, ping, tools/list, tools/call, resources/list or resources/read"
    )
  }

  /// Arguments that do not fit the schema.
  static func arguments(_ message: String) -> ServerError { ServerError(code: -32602, message: message) }
}
