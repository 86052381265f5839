// Vectorised passes over raw bytes: the structure of delimited text, and the validity of UTF-8.
//
// Written with Clang's portable vectors: 64 bytes at a time become one 64-bit mask, on any processor.
#ifndef VERBATIM_BYTE_SCAN_H
#define VERBATIM_BYTE_SCAN_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#pragma clang assume_nonnull begin

/// Asks the processor to fetch the memory at an address that will be read soon.
static inline void verbatim_prefetch(const void *address) { __builtin_prefetch(address); }

/// Has blocks of at least `size` bytes given back to the system when they are freed. The C library else raises that size to the
/// largest block that was ever freed, and keeps what is smaller.
static inline void verbatim_give_back_blocks(int32_t size) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, size);
#else
  (void)size;
#endif
}

/// What separates cells and quotes them. `quote` counts only where `quoting` is true.
typedef struct {
  uint8_t delimiter;
  uint8_t quote;
  bool quoting;
  /// Whether line breaks inside quotes count as lines.
  bool counts_quoted_lines;
} verbatim_dialect;

/// What a scan over whole records found.
typedef struct {
  /// The offset past the last line break that stands outside quotes; 0 when there is none.
  int64_t end;
  /// The records before `end`, blank lines left out.
  int64_t records;
  /// The line breaks before `end`, those inside quotes too; CR LF counts once.
  int64_t lines;
  /// Whether the bytes stop inside quotes.
  bool in_quote;
  /// Whether a quote opens in the middle of a cell, or text follows one that closes, so that counting quotes does not give
  /// the structure.
  bool irregular;
} verbatim_record_scan;

/// Finds the last record boundary of bytes that begin at a record. Stops early where the input is irregular.
/// Stops behind a line break outside quotes that ends at least `enough` bytes.
verbatim_record_scan verbatim_scan_records(
    const uint8_t *bytes, int64_t length, int64_t enough, verbatim_dialect dialect);

/// Carries the state of verbatim_index_cells from one stretch of a block to the next; begins as zeroes.
typedef struct {
  uint64_t in_quote;
  uint64_t after_cr;
} verbatim_index_state;

/// Marks an entry that is a line break inside quotes; the other bits are the offset.
#define VERBATIM_LINE_IN_QUOTES 0x80000000u

/// Writes the offsets of all delimiters and line breaks outside quotes, and of the first byte of each line break inside
/// quotes (marked), for bytes[from ..< to] of a regular block; `out` has room for to - from entries. Returns how many.
/// `from` is a multiple of 64 from the state's start; `to` is too, or is the block's end.
int32_t verbatim_index_cells(const uint8_t *bytes, int64_t from, int64_t to, verbatim_dialect dialect,
    verbatim_index_state *state, uint32_t *out);

/// The length of the longest valid UTF-8 prefix.
int64_t verbatim_valid_utf8(const uint8_t *bytes, int64_t length);

#pragma clang assume_nonnull end
#endif
