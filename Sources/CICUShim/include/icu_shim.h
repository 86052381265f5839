// The whole of ICU that Verbatim uses, behind opaque handles and fixed-width integers.
//
// Nothing from <unicode/...> may appear here: a module that shows ICU's enums next to Foundation fails to compile
// on Swift 6.3 (swift-foundation-icu declares the same enums), and ICU renames its symbols by version
// (ubrk_open_72), so that calling it from Swift would weld the source to one release.
//
// Status out-parameters hold ICU's UErrorCode: > 0 is a failure, < 0 a warning, 0 success.
#ifndef VERBATIM_ICU_SHIM_H
#define VERBATIM_ICU_SHIM_H
#include <stdint.h>
#include <stdbool.h>

#pragma clang assume_nonnull begin

/// ICU's version, e.g. "72.1", written as a NUL-terminated string into 32 bytes.
void verbatim_icu_version(char *out);
/// The version of the Unicode standard that ICU implements, e.g. "15.0", into 32 bytes.
void verbatim_unicode_version(char *out);
/// The name of a status, e.g. "U_ZERO_ERROR"; static storage.
const char *verbatim_icu_error_name(int32_t status);

// --- Boundaries -------------------------------------------------------------------------------------------------

typedef struct verbatim_breaker verbatim_breaker;
/// kind: 0 characters (grapheme clusters), 1 words, 2 sentences.
verbatim_breaker *_Nullable verbatim_breaker_open(int32_t kind, const char *locale, int32_t *status);
void verbatim_breaker_close(verbatim_breaker *breaker);
/// The breaker keeps the pointer: the bytes must live until the next set_text or the last next.
void verbatim_breaker_set_text(verbatim_breaker *breaker, const uint8_t *utf8, int64_t length, int32_t *status);
/// The next boundary as a byte offset, or -1 at the end.
int32_t verbatim_breaker_next(verbatim_breaker *breaker);
/// ICU's rule status of the segment before the boundary (words: 0 none, 100 number, 200 letters, 300 kana, 400 ideographs).
int32_t verbatim_breaker_rule_status(verbatim_breaker *breaker);

// --- Regular expressions ----------------------------------------------------------------------------------------

typedef struct verbatim_expression verbatim_expression;
/// Compiles a pattern given as UTF-16.
verbatim_expression *_Nullable verbatim_expression_open(const uint16_t *pattern, int32_t length, int32_t *status);
void verbatim_expression_close(verbatim_expression *expression);
/// The expression keeps the pointer: the text must live until the next set_text or the last find.
void verbatim_expression_set_text(verbatim_expression *expression, const uint16_t *text, int32_t length, int32_t *status);
/// The first match that begins at `from` or behind it; what stands before is seen by what looks back. `bounds` takes four
/// offsets: the match's start and end, and those of its first group, -1 where it has none or it took no part.
bool verbatim_expression_find(verbatim_expression *expression, int32_t from, int32_t *bounds, int32_t *status);

// --- Properties -------------------------------------------------------------------------------------------------

enum { VERBATIM_WORD_BREAK = 0, VERBATIM_SENTENCE_BREAK = 1, VERBATIM_GENERAL_CATEGORY = 2, VERBATIM_EAST_ASIAN_WIDTH = 3 };
/// Writes the property's value for the code points first ..< first + count, one byte each.
void verbatim_fill_property(int32_t property, uint32_t first, int32_t count, uint8_t *out);
/// Whether ICU segments the character with a dictionary (Thai, Lao, Khmer, Burmese, Han, kana, Hangul) rather than by rules.
bool verbatim_is_dictionary_script(uint32_t code_point);
bool verbatim_is_emoji(uint32_t code_point);
bool verbatim_is_extended_pictographic(uint32_t code_point);
/// Simple (one to one) case folding.
uint32_t verbatim_fold_simple(uint32_t code_point);

// --- Whole strings ----------------------------------------------------------------------------------------------

/// NFC, full case folding, NFC again. Returns the length needed; when that is above capacity nothing useful was written.
int32_t verbatim_fold_nfc(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity, int32_t *status);

// --- Encodings --------------------------------------------------------------------------------------------------

typedef struct verbatim_converter verbatim_converter;
/// A converter from `encoding` (an ICU or IANA name) to UTF-8; malformed input becomes U+FFFD.
verbatim_converter *_Nullable verbatim_converter_open(const char *encoding, int32_t *status);
/// The malformed pieces that were replaced so far.
int64_t verbatim_converter_replaced(const verbatim_converter *converter);
void verbatim_converter_close(verbatim_converter *converter);
/// Converts as much as fits. `consumed` and `produced` are byte counts; `flush` at the end of the input.
/// Returns true when more output room is needed for the same input.
bool verbatim_converter_convert(verbatim_converter *converter, const uint8_t *in, int64_t in_length,
    uint8_t *out, int64_t out_capacity, bool flush, int64_t *consumed, int64_t *produced, int32_t *status);
/// ICU's best guess at the encoding of the bytes: its name into 64 bytes; returns the confidence 0...100.
int32_t verbatim_detect_encoding(const uint8_t *bytes, int32_t length, char *name, int32_t *status);

#pragma clang assume_nonnull end
#endif
