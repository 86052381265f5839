import CommentSources
import Testing
import VerbatimModel

@Suite struct JSONTests {
  @Test func linesWithNestedKeys() throws {
    let text = #"""
      {"id": 1, "survey": {"score": 9.5, "comment": "Goed \"echt\" ë\n😀 \ud83d\ude00"}, "tags": ["a", {"b": 1}]}
      {"id": "2", "survey": {"comment": null, "score": 3}, "new": true}

      {"id": 3
      [1]
      {"survey": {"co\u006dment": "x"}, "id": 4} , 
      """#
    let read = try Reading(text, name: "input.jsonl")
    #expect(read.header == ["id", "survey.score", "survey.comment", "tags", "new"])
    #expect(read.rows[0] == ["1", "9.5", "Goed \"echt\" ë\n😀 😀", #"["a", {"b": 1}]"#, ""])
    #expect(read.rows[1] == ["2", "3", "", "", "true"])
    #expect(read.rows[4] == ["4", "", "x", "", ""])
    #expect(read.problems == [nil, nil, .malformedJSON, .notAnObject, nil])
    #expect(read.lines == [1, 2, 4, 5, 6])
  }

  /// A key of `\u` alone once ended the program: its replacement was longer than what it stood for.
  @Test func unfinishedEscapesStayAsTheyAre() throws {
    let text = #"""
      {"\u": "\u", "a\ud80t": "x\u12 \uzzzzy", "b": "\ud83d \udc00\ud83d\u0041", "c": "\"}
      {"\u": "1", "a\ud80t": "2"}
      """#
    let read = try Reading(text, name: "input.jsonl")
    #expect(read.rows.count == 2)
    let whole = try Reading(
      #"{"\u": "\u", "a\ud80t": "x\u12 \uzzzzy", "b": "\ud83d \udc00\ud83d\u0041"}"#, name: "input.jsonl")
    #expect(whole.header == [#"\u"#, #"a\ud80t"#, "b"])
    #expect(whole.rows == [[#"\u"#, #"x\u12 \uzzzzy"#, "\u{FFFD} \u{FFFD}\u{FFFD}A"]])
  }

  @Test(arguments: [1, 7, 64, 1 << 20]) func array(_ block: Int) throws {
    let text = #"""
      [
        {"id": 1, "text": "a ] } , {"},
        {"id": 2, "text": "b",
         "more": {"x": 1}},
        7, {"id": 3}
      ] trailing
      """#
    let read = try Reading(Array(text.utf8), name: "-", chunk: block, block: block)
    #expect(read.header == ["id", "text", "more.x"])
    #expect(read.rows == [["1", "a ] } , {", ""], ["2", "b", "1"], ["", "", ""], ["3", "", ""]])
    #expect(read.problems == [nil, nil, .notAnObject, nil])
    #expect(read.lines == [2, 3, 5, 5])
  }

  @Test("an element without an end is one record, whatever its line holds", arguments: [64, 1 << 20])
  func endless(block: Int) throws {
    var options = InputOptions()
    options.blockSize = block
    options.longestRecord = 256
    for text in [
      #"[{"t": "a"}, ,7, 8], 9, {"t": "b}, 3, "s", "x":[{"a":1}]}]"#, #"[{"t": "a"},"#,
      #"[{"t": "a"}, "open, 1, 2"#,
      #"[{"t": "a"}, {"t": [1, 2, {"u": 3"#,
    ] {
      var source = try CommentSource(stream: MemoryStream(Array(text.utf8)), name: "a.json", options: options)
      while let read = try source.nextBlock() {
        let batch = read.parse()
        #expect(batch.rows.count == read.recordCount)
        #expect(batch.rows.map(\.number) == Array(read.firstRecord..<(read.firstRecord + read.recordCount)))
      }
    }
  }

  @Test func arrayInAnObject() throws {
    let read = try Reading(
      #"{"count": 2, "reviews": [{"t": "x"}, {"t": "y"}], "next": null}"#, name: "r.json")
    #expect(read.rows == [["x"], ["y"]])
  }

  @Test func keysThatComeLate() throws {
    var options = InputOptions()
    options.sampleRows = 1
    let bytes = Array("{\"a\": 1}\n{\"a\": 2, \"b\": 3}\n".utf8)
    options.blockSize = 9
    var source = try CommentSource(stream: MemoryStream(bytes), name: "x.jsonl", options: options)
    #expect(source.header == ["a"])
    _ = try source.nextBlock()
    let late = try #require(try source.nextBlock()).parse()
    #expect(late.text(0, 0) == "2")
    #expect(late.unknownColumns == ["b"])
  }
}
