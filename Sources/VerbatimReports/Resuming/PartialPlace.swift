internal import Glibc

/// Where a file of a run that can be gone on with lies while it is unfinished, and afterwards.
struct PartialPlace {
  /// What messages call it.
  let shown: String
  /// Where it is to stand.
  let destination: String
  /// The permissions that it will have.
  let mode: mode_t
  /// Where it is meanwhile.
  var path: String { destination + ".partial" }
  /// What says whose it is, and how far that run got.
  var journal: String { path + ".journal" }

  /// The place of the file that will stand at `shown`; refused where no file can, or where one that is read stands.
  init(_ shown: String) throws {
    guard case .file(let destination, let mode) = try OutputPlace(shown) else {
      throw ResumeError(
        file: shown, problem: "it is no file that a run could go on with",
        remedy: "name a file with -o, or leave out --resume")
    }
    (self.shown, self.destination, self.mode) = (shown, destination, mode)
  }

  /// Whether there is something in the unfinished file.
  var isBegun: Bool {
    var status = stat()
    return lstat(path, &status) == 0 && (status.st_size > 0 || status.st_mode & S_IFMT != S_IFREG)
  }

  /// The bytes in one of its files; nil where there is none of that name.
  func size(_ path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : -1
  }

  /// A file of that name that no run of ours began is not ours to write over.
  func refuseForeign() throws {
    guard isBegun else { return }
    throw ResumeError(
      file: path, problem: "there is a file of that name, and no journal of this run beside it",
      remedy: "move it away, or name another file")
  }
}

/// The names that a run keeps for itself; no other output of this process may have them meanwhile.
final class ClaimedNames {
  private var names: [String] = []

  /// Takes all names of these places, or throws where two of them, or another output, share one.
  init(_ places: [PartialPlace]) throws(OutputError) {
    for place in places {
      for name in [place.destination, place.path, place.journal] {
        guard UnfinishedFiles.claim(name) else {
          throw OutputError(
            path: place.shown, problem: "two outputs of one run go to this file; name another for one of them"
          )
        }
        names.append(name)
      }
    }
  }

  deinit { for name in names { UnfinishedFiles.release(name) } }
}
