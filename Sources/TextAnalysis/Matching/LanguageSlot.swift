internal import LanguagePacks
internal import Synchronization

/// A language that is compiled when a comment first needs it; shared by all workers.
///
/// Files inside the program are known to be sound (`lexicons check` and the tests read them all), so that a run that meets
/// only Dutch need not read Swedish. Files of the user are compiled at once, to report their mistakes before the first row.
final class LanguageSlot: Sendable {
  /// The language's code.
  let code: String
  private let compile: @Sendable () throws(LexiconError) -> CompiledLanguage
  private let state = Mutex<CompiledLanguage?>(nil)

  init(code: String, compile: @escaping @Sendable () throws(LexiconError) -> CompiledLanguage) {
    self.code = code
    self.compile = compile
  }

  /// The language, compiled now if it has not been.
  ///
  /// - Throws: ``LexiconError`` for the first mistake in its files.
  func load() throws(LexiconError) -> CompiledLanguage {
    do {
      return try state.withLock { state in
        if let known = state { return known }
        let compiled = try compile()
        state = compiled
        return compiled
      }
    } catch let error as LexiconError {
      throw error
    } catch {
      throw LexiconError(file: code, problem: "\(error)", remedy: "report this")
    }
  }

  /// The language; its files must be sound.
  var compiled: CompiledLanguage {
    do {
      return try load()
    } catch {
      preconditionFailure("the lexicon inside the program is broken: \(error)")
    }
  }
}
