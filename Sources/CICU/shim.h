// Empty on purpose: a module that shows <unicode/...> next to Foundation does not compile on Swift 6.3
// (duplicate definitions with _FoundationICU). Only Sources/CICUShim/*.c include ICU's headers.
