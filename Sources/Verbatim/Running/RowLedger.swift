/// What a worker did with the records that it was given, so that none is lost unnoticed.
struct RowLedger: Sendable, Equatable {
  /// Records that were analysed.
  var analyzed = 0
  /// Records that did not pass the filters.
  var filtered = 0

  /// All of them.
  var records: Int { analyzed + filtered }

  static func + (first: RowLedger, second: RowLedger) -> RowLedger {
    RowLedger(analyzed: first.analyzed + second.analyzed, filtered: first.filtered + second.filtered)
  }
}

/// Records that went in and did not come out: a mistake of this program, which must never pass for a result.
public struct LostRecords: Error, Sendable, CustomStringConvertible {
  /// What was counted, such as "records".
  let what: String
  /// How many went in.
  let read: Int
  /// How many came out.
  let found: Int

  /// Throws where the two numbers differ.
  public static func check(_ what: String, read: Int, found: Int) throws(LostRecords) {
    if read != found { throw LostRecords(what: what, read: read, found: found) }
  }

  /// A line for the user.
  public var description: String {
    "internal error: of \(read) \(what), \(found) came out; the result is withheld, please report this with the command"
  }
}
