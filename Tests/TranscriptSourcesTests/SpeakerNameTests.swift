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

  @Test(
    "names stand above what they say, with their time before or below",
    arguments: [
      "[10:15] Anna Berg\nHej, vad kan jag hjälpa dig med?\n[10:16] Olle Ek\nOk\nMin faktura är fel\n",
      "00:00:03 Anna Berg\nHej, vad kan jag hjälpa dig med?\n\n00:00:08 Olle Ek\nOk\nMin faktura är fel\n",
      "Anna Berg\n10:15\nHej, vad kan jag hjälpa dig med?\nOlle Ek\n10:16\nOk\nMin faktura är fel\n",
      "Anna Berg\t10:15\nHej, vad kan jag hjälpa dig med?\n\nOlle Ek\t10:16\nOk\nMin faktura är fel\n",
    ]) func above(text: String) throws
  {
    let read = try Self.read(text)
    #expect(read.turns.map(\.speaker) == ["Anna Berg", "Olle Ek"])
    #expect(read.turns.last?.text == "Ok\nMin faktura är fel")
  }

  @Test("what a chat program says itself is nobody's turn") func notices() throws {
    let read = try Self.read(
      "[12-03-2026 09:14:03] Snel: \u{200E}Berichten zijn versleuteld.\n[12-03-2026 09:15:10] Jan: Hoi, waar blijft mijn pakket?\n[12-03-2026 09:16:00] Snel: Waarmee kan ik u helpen?\n[12-03-2026 09:16:30] Jan: <Media weggelaten>\n[12-03-2026 09:17:00] Jan: <bild>\n"
    )
    #expect(read.turns.map(\.role) == [.system, .customer, .agent, .system, .customer])
    #expect(read.turns[0].text == "Berichten zijn versleuteld.")
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

  @Test("a conversation without end in a table comes in parts too, beside another one") func partsOfRows()
    throws
  {
    let rows = String(repeating: "a,CLIENT,yes\n", count: 50_000) + "b,AGENT,hello\na,AGENT,no\n"
    let read = try Self.read("conversationId,participantType,text\n" + rows, "a.csv")
    #expect(read.conversations.map(\.id) == ["a", "b", "a#2"])
    #expect(read.conversations.map(\.turns.count) == [50_000, 1, 1])
    #expect(read.notices.contains { $0.contains("cut into parts") })
  }

  @Test("a dash within the words of a voice is no other speaker") func dashInVoice() throws {
    let read = try Self.read(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Hi, how can I help you?</v>\n\n00:03.000 --> 00:04.000\n<v Bob>It broke.\n- I am furious.</v>\n",
      "a.vtt")
    #expect(read.turns.map(\.speaker) == ["Ann", "Bob"])
    #expect(read.turns.last?.text == "It broke. - I am furious.")
  }

  @Test(
    "a machine with a name is known by how it introduces itself, and who talks to it alone is the customer")
  func machines() throws {
    let read = try Self.read(
      "Quill: Hello, I'm Quill, the friendly automated assistant.\nSam: could you tell me your opening hours?\n"
    )
    #expect(read.turns.map(\.role) == [.bot, .customer])
    let both = try Self.read(
      "Kwik: Ik ben Kwik, de digitale assistent van Zon.\nSam: mijn factuur klopt niet\nKwik: Ik begrijp u niet.\nRia: Goedemiddag, Ria hier, ik neem het over van Kwik. Waarmee kan ik u helpen?\nSam: hoera\nRia: Ik kijk even.\n"
    )
    #expect(both.turns.map(\.role) == [.bot, .customer, .bot, .agent, .customer, .agent])
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
