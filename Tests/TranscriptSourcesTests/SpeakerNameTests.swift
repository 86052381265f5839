import CommentSources
import Foundation
import Testing
import TranscriptSources
import VerbatimModel

/// What stands before a colon is a speaker or text; and what long, cut or doubtful files give.
struct SpeakerNameTests {
  private static func read(_ text: String, _ name: String = "a.txt") throws -> TranscriptFormatTests.Read {
    try TranscriptFormatTests.read(text, name)
  }

  @Test("labels of forms and words of a sentence stay text") func forms() throws {
    let chat = try Self.read(
      "Klant: Hallo, dit zijn ze:\nNaam: Jan Pot\nBestelnummer: 12345\nMedewerker: Dank u\nLet op: dit duurt even\n"
    )
    #expect(
      chat.lines == [
        "customer:Hallo, dit zijn ze:\nNaam: Jan Pot\nBestelnummer: 12345",
        "agent:Dank u\nLet op: dit duurt even",
      ])
    let call = try Self.read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Hello, how can I help you?</v>\n\n00:03.000 --> 00:04.000\n<v John>The thing is: it broke</v>\n\n00:05.000 --> 00:06.000\nMy question is: why\n",
      "a.vtt")
    #expect(call.turns.map(\.speaker) == ["Anna", "John", "John"])
    #expect(call.turns.last?.text == "My question is: why")
  }

  @Test("a stamped line without a name goes on with the speaker before it") func stamped() throws {
    let read = try Self.read(
      "[10:15] Klant: hallo\n[10:16] Anna: goedemiddag, waarmee kan ik u helpen\n[10:17] Klant: mijn app is stuk\n[10:18] Het punt is: ik wil het nu\n[10:19] Anna: ik kijk even voor u\n"
    )
    #expect(read.turns.map(\.speaker) == ["Klant", "Anna", "Klant", "Klant", "Anna"])
    #expect(read.turns[3].text == "Het punt is: ik wil het nu")
  }

  @Test("two people by name, and a guest who speaks once") func names() throws {
    let read = try Self.read("Jan: hoi\nEls: hoi\nJan: stuk\nEls: vervelend\nPiet de Vries: ik ook\n")
    #expect(read.turns.map(\.speaker) == ["Jan", "Els", "Jan", "Els", "Piet de Vries"])
  }

  @Test("a conversation without end comes in parts, and nothing of it is lost") func parts() throws {
    let line = "Klant: ja\n"
    let read = try Self.read(String(repeating: line, count: 50_001))
    #expect(read.conversations.map(\.turns.count) == [50_000, 1])
    #expect(read.conversations.map(\.id) == ["a", "a#2"])
    #expect(read.notices.contains { $0.contains("cut into parts") })
  }

  @Test("a cue that the end of the file cuts off, and rows with doubtful cells, are told and kept")
  func doubtful() throws {
    let cut = try Self.read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Klant>Hallo</v>\n\n00:03.000 --> 00:04.000\n<v Klant>Waar is mijn pak",
      "a.vtt")
    #expect(cut.turns.count == 2)
    #expect(cut.notices.contains { $0.contains("1 × cues cut off at the end of the file") })
    let rows = try Self.read(
      "conversationId,conversationTimestamp,participantType,text\na,notatime,AGENT,hallo\n,2026-01-01T10:00:00Z,WIZARD,hoi\n",
      "a.csv")
    #expect(rows.counts.turns == 2)
    let told = rows.notices.joined()
    #expect(told.contains("times that cannot be read") && told.contains("sides that are not known"))
    #expect(told.contains("turns without a conversation's id"))
  }

  @Test("text comes in parts of whole lines, whatever their size") func lines() throws {
    let text = "één\ntwee ü\r\ndrie\nzonder einde"
    for size in [4, 7, 64] {
      let parts = try TextParts(stream: MemoryStream(Array(text.utf8)), name: "a.txt", partSize: size)
      var joined: [UInt8] = []
      while let part = try parts.next() { joined += part }
      #expect(String(decoding: joined, as: UTF8.self) == text, "\(size)")
      #expect(parts.isAtEnd)
    }
  }
}
