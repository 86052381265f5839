internal import Glibc

/// The second file of a run that can be gone on with: the records that cannot be used.
///
/// Its own journal says which run it belongs to, and is locked while that one writes.
struct RejectedRecords {
  let journal: ResumeJournal
  /// What is written to, once it is open.
  private(set) var file: PartialFile?
  private let place: PartialPlace
  private let owner: String?
  private let isOurs: Bool

  /// Looks at what is there for the run that `found` tells of, nil for one that begins; touches nothing that is not its own.
  init(_ place: PartialPlace, after found: (identity: ResumeIdentity, last: ResumeJournal.Entry?)?) throws {
    self.place = place
    journal = try ResumeJournal(path: place.journal)
    owner = try journal.owner()
    isOurs = owner != nil && owner == found?.identity.run
    // A run that had everything may have given this file its name already, and another have begun since.
    if isOurs || found?.last?.isComplete == true { return }
    do {
      if owner != nil {
        throw ResumeError(
          file: place.path, problem: "the rejected records of another unfinished run are there",
          remedy: "let that one end, or name another file with --rejects")
      }
      try place.refuseForeign()
      if let count = found?.last?.rejects, count > 0 {
        throw ResumeError(
          file: place.path, problem: "what the unfinished run wrote there is gone",
          remedy: "remove the .partial of -o and its journal to start again")
      }
    } catch {
      if owner == nil { journal.remove() }
      throw error
    }
  }

  /// Opens the file and cuts it to what is known to be whole.
  mutating func open(run: String, count: Int) throws {
    if !isOurs { try journal.own(by: run) }
    file = try PartialFile(place)
    try file?.cut(to: count)
  }

  /// Puts the finished file in its place.
  func finish() throws { try file?.finish() }

  /// Gives the file of a complete run its name, where it has not got it yet.
  ///
  /// `count` is its length.
  func settle(count: Int) throws {
    if isOurs { try PartialFile.settle(place, count: count, journal: journal) }
    if isOurs || owner == nil { journal.remove() }
  }
}
