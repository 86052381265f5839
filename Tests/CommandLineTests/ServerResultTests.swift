import Foundation
import Testing

/// What the server's tools give to clients that know results with a schema, and how it reads transcripts.
struct ServerResultTests {
  private static func answers(_ messages: [String], _ files: [String: String] = [:]) throws -> [JSONValue] {
    let result = try Program(files).run("mcp", input: Data((messages.joined(separator: "\n") + "\n").utf8))
    return try result.lines.map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
  }

  private static func hello(_ revision: String) -> String {
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\#(revision)"}}"#
  }

  private static func call(_ tool: String, _ arguments: String) -> String {
    #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
  }

  @Test("results have the keys that their schema names, and no schema where the revision has none")
  func structured() throws {
    let list = #"{"jsonrpc":"2.0","id":3,"method":"tools/list"}"#
    let found = try Self.answers([
      Self.hello("2025-06-18"), list, Self.call("tag", #"{"texts":["Super service"]}"#),
      Self.call("list_themes", "{}"),
    ])
    let tools = found[1]["result"]["tools"].list
    for (name, answer) in [("tag", found[2]), ("list_themes", found[3])] {
      let tool = try #require(tools.first { $0["name"].text == name })
      let keys = tool["outputSchema"]["required"].list.compactMap(\.text)
      #expect(!keys.isEmpty)
      for key in keys { #expect(answer["result"]["structuredContent"][key] != .null, "\(name) \(key)") }
    }
    let old = try Self.answers([Self.hello("2025-03-26"), list, Self.call("list_themes", "{}")])
    #expect(old[1]["result"]["tools"][0]["outputSchema"] == .null)
    #expect(old[2]["result"]["structuredContent"] == .null)
  }

  @Test("a transcript by its tool, and as comments of one side") func transcript() throws {
    let folder = try Program([
      "a.txt": "Customer: My invoice is wrong, terrible.\nAgent: I have changed it for you, lovely day.\n"
    ]).folder
    let path = folder.path + "/a.txt"
    let found = try Self.answers([
      Self.hello("2025-06-18"), Self.call("transcript", #"{"path":"\#(path)","min_n":1}"#),
      Self.call("summary", #"{"path":"\#(path)","role":"agent","scale":"sentiment"}"#),
      Self.call("summary", #"{"path":"\#(path)","role":"boss"}"#),
    ])
    let result = found[1]["result"]["structuredContent"]
    #expect(result["conversations"][0]["outcome"].text == "resolved")
    #expect(result["total"]["n"].number == 1)
    #expect(found[2]["result"]["structuredContent"]["rows"] != .null)
    #expect(found[3]["result"]["content"][0]["text"].text?.contains("use customer, agent or all") == true)
  }
}
