// Every file under lexicons/, embedded when the package is built.
#ifndef VERBATIM_LEXICON_DATA_H
#define VERBATIM_LEXICON_DATA_H
#include <stdint.h>

/// How many files are embedded.
int32_t verbatim_lexicon_count(void);
/// The name of a file below lexicons/, in alphabetical order; NULL outside 0 ..< count.
const char *_Nullable verbatim_lexicon_name(int32_t index);
/// The bytes of a file; NULL outside 0 ..< count.
const uint8_t *_Nullable verbatim_lexicon_bytes(int32_t index);
/// The number of bytes of a file.
int64_t verbatim_lexicon_size(int32_t index);
/// The bytes of a codebook in its packed form (LanguagePacks/PackedCodebook.swift); NULL for any other file.
const uint8_t *_Nullable verbatim_packed_bytes(int32_t index);
/// The number of bytes of the packed form.
int64_t verbatim_packed_size(int32_t index);

#endif
