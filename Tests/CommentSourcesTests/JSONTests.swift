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
    #expect(late.unknownColumns == ["b": 1])
  }

  @Test("a key that stands twice in a record is counted") func keysTwice() throws {
    let text = #"{"t": "a", "n": 1, "t": "b", "t": "b"}"# + "\n" + #"{"t": "c", "n": null, "n": 2}"# + "\n"
    var source = try CommentSource(stream: MemoryStream(Array(text.utf8)), name: "x.jsonl")
    let batch = try #require(try source.nextBlock()).parse()
    #expect([batch.text(0, 0), batch.text(1, 0), batch.text(1, 1)] == ["b", "c", "2"])
    #expect(batch.repeatedColumns == ["t": 1, "n": 1])
  }

  /// What is said of a document, with what is read of it.
  func notices(_ text: String, block: Int = 1 << 20) throws -> (read: Reading, said: String) {
    var said: [String] = []
    let read = try Reading(Array(text.utf8), name: "a.json", block: block) { said.append($0) }
    return (read, said.joined(separator: "\n"))
  }

  @Test("an array that is cut off is said to be", arguments: [16, 1 << 20]) func cutOff(block: Int) throws {
    for text in [
      #"[{"t": "a"}, {"t": "b"}"#, "[{\"t\": \"a\"},\n{\"t\": \"b\"},\n", #"{"d": [{"t": "a"}, {"t": "b"}]"#,
    ] {
      let found = try notices(text, block: block)
      #expect(found.read.rows == [["a"], ["b"]])
      #expect(found.said.contains("looks cut off"), "\(text): \(found.said)")
    }
    let indented = try notices(
      "[\n  {\n    \"t\": \"a\"\n  },\n  {\n    \"t\": \"b", block: block)
    #expect(
      indented.read.rows.count == 2 && indented.read.problems == [nil, .malformedJSON], "\(indented.read)")
    let inside = try notices("[{\"t\": \"a\"},\n{\"t\": \"b\"},\n{\"t\": \"c", block: block)
    #expect(inside.read.problems == [nil, nil, .malformedJSON], "\(inside.read)")
    #expect(try notices(#"{"n": 1, "d": [{"t": "a"}], "x": {"y": [1]}}"#, block: block).said.isEmpty)
  }

  @Test("arrays one after the other are read", arguments: [16, 1 << 20]) func oneAfterTheOther(block: Int)
    throws
  {
    for text in [
      #"[{"t": "a"}]"# + "\n" + #"[{"t": "b"}, {"t": "c"}]"#,
      #"{"d": [{"t": "a"}], "n": 1} {"d": [{"t": "b"}, {"t": "c"}]}"#,
    ] {
      let found = try notices(text, block: block)
      #expect(found.read.rows == [["a"], ["b"], ["c"]], "\(text)")
      #expect(found.read.numbers == [1, 2, 3] && found.said.contains("2 arrays"))
    }
    #expect(try notices(#"[{"t": "a"}] and more"#, block: block).said.contains("was not read"))
  }

  @Test func recordsByTheirKeys() throws {
    let found = try notices(#"{"a1": {"score": 9, "comment": "x"}, "a2": {"score": 3, "comment": "y"}}"#)
    #expect(found.read.header == ["score", "comment"] && found.read.rows == [["9", "x"], ["3", "y"]])
    #expect(found.said.contains("'a1'"))
    let several = try notices(
      #"{"agents": [{"name": "Q"}], "responses": [{"score": 9, "comment": "x"}]}"#)
    #expect(several.read.header == ["score", "comment"] && several.said.contains("not read: 'agents'"))
  }

  /// The key before a value that the block cut off was once left behind, and counted as a record.
  @Test("records by their keys are the same in blocks of any size", arguments: [16, 33, 64, 1 << 20])
  func recordsByTheirKeysInBlocks(block: Int) throws {
    let records = (0..<40).map { "\"r\($0)\" : {\"score\": \($0 % 11), \"text\": \"late again\"}" }
    let read = try Reading(
      Array("{\n\(records.joined(separator: ",\n"))\n}\n".utf8), name: "a.json", chunk: block, block: block)
    #expect(read.rows.count == 40 && read.problems.allSatisfy { $0 == nil })
    #expect(read.lines == Array(2...41))
  }

  @Test func questionsWithTheirAnswers() throws {
    let text = #"""
      {"id": 1, "answers": [{"question": "nps", "value": 9}, {"question": "why \u00e9", "value": "a \"b\""}]}
      {"id": 2, "answers": [{"question": "why \u00e9", "answer": null, "value": "c"}]}
      {"id": 3, "answers": [{"question": "nps", "value": 2}], "turns": [{"name": "A", "text": "x"}]}
      """#
    let read = try Reading(text, name: "a.jsonl")
    #expect(read.header == ["id", "answers.nps", "answers.why é", "turns"])
    #expect(
      read.rows == [
        ["1", "9", "a \"b\"", ""], ["2", "", "c", ""], ["3", "2", "", #"[{"name": "A", "text": "x"}]"#],
      ])
  }

  @Test func arraysOfArrays() throws {
    let read = try Reading(#"[["id","score","text"],[1, 9, "a ]"],[2, null, "b\n"],[3, 4]]"#, name: "a.json")
    #expect(read.header == ["id", "score", "text"])
    #expect(read.rows == [["1", "9", "a ]"], ["2", "", "b\n"], ["3", "4", ""]])
    #expect(read.problems == [nil, nil, .tooFewCells])
    #expect(try Reading(#"[[1, "a"], [2, "b"]]"#, name: "a.json").header == ["column_1", "column_2"])
  }

  @Test("a bracket too many or too few in an array of a record a line costs that record at most")
  func brackets() throws {
    let good = (0..<1_000).map { "{\"score\":\($0 % 11),\"comment\":\"late \($0)\"}" }
    func read(_ record: String) throws -> (Reading, notices: [String]) {
      var records = good
      records[99] = record
      var notices: [String] = []
      let text = "[\n" + records.joined(separator: ",\n") + "\n]\n"
      return (try Reading(Array(text.utf8), name: "a.json", notices: { notices.append($0) }), notices)
    }
    let (many, said) = try read(good[99] + "}")
    #expect(many.rows.count == 1_000 && many.problems.allSatisfy { $0 == nil })
    #expect(said.contains { $0.hasPrefix("WARNING: a.json:102: a bracket too many") }, "\(said)")
    let (few, _) = try read(String(good[99].dropLast()))
    #expect(few.rows.count == 1_000)
    #expect(few.problems.indices.filter { few.problems[$0] != nil } == [99])
    let (none, told) = try read(String(good[99].dropFirst()))
    #expect(none.rows.suffix(900).map { $0[1] } == (100..<1_000).map { "late \($0)" })
    #expect(!told.isEmpty)
  }

  @Test("empty arrays between others are passed over, and what is no array is told with its line")
  func between() throws {
    var notices: [String] = []
    let reading = try Reading(
      Array("[{\"a\": 1}]\n[]\n[ ]\n[{\"a\": 2}]\n\nlog line\n".utf8), name: "a.json",
      notices: { notices.append($0) })
    #expect(reading.rows == [["1"], ["2"]])
    #expect(notices.contains { $0.hasPrefix("WARNING: a.json:6: what follows the array") }, "\(notices)")
  }
}
