#include "byte_scan.h"
#include "masks.h"

// Quotes toggle: a doubled quote inside a quoted cell leaves and enters again at once, which gives the same state. That is
// exact as long as every quote that opens stands at the start of a cell or follows a quote; the caller is told otherwise. It is
// told too where text follows a quote that closes: then some quote before it may never have been meant to quote.
typedef struct {
  uint64_t quotes, inside, delimiters, lf, cr;
} structure;

static inline structure structure_of(const uint8_t *v, verbatim_dialect d, uint64_t in_quote) {
  structure s;
  s.quotes = d.quoting ? equal64(v, d.quote) : 0;
  s.delimiters = equal64(v, d.delimiter);
  s.lf = equal64(v, '\n');
  s.cr = equal64(v, '\r');
  s.inside = prefix_xor(s.quotes) ^ in_quote;
  return s;
}

verbatim_record_scan verbatim_scan_records(
    const uint8_t *bytes, int64_t length, int64_t enough, verbatim_dialect dialect) {
  verbatim_record_scan result = {0};
  uint64_t in_quote = 0, after_boundary = 1, after_closing = 0, after_newline = 1, after_cr = 0;
  int64_t records = 0, lines = 0;
  uint8_t padded[64];
  for (int64_t at = 0; at < length; at += 64) {
    int64_t left = length - at;
    structure s = structure_of(readable64(bytes + at, left, padded), dialect, in_quote);
    if (left < 64) s.delimiters &= low_bits((int)left);
    uint64_t boundaries = s.delimiters | s.lf | s.cr | s.quotes;
    uint64_t opening = s.quotes & s.inside;
    uint64_t closing = s.quotes & ~s.inside;
    uint64_t behind = (closing << 1 | after_closing) & ~boundaries;
    if (left < 64) behind &= low_bits((int)left);
    if ((opening & ~(boundaries << 1 | after_boundary)) | behind) {
      result.irregular = true;
      return result;
    }
    uint64_t outside = (s.lf | s.cr) & ~s.inside;
    uint64_t ends = outside & ~(outside << 1 | after_newline);
    uint64_t breaks = s.cr | (s.lf & ~(s.cr << 1 | after_cr));
    if (!dialect.counts_quoted_lines) breaks &= ~s.inside;
    if (outside) {
      int top = 63 - __builtin_clzll(outside);
      records += __builtin_popcountll(ends);
      result.end = at + top + 1;
      result.records = records;
      result.lines = lines + __builtin_popcountll(breaks & low_bits(top + 1));
      // A line feed behind the block's last byte belongs to the carriage return there.
      bool is_split = top == 63 && s.cr >> 63 && left > 64 && bytes[at + 64] == '\n';
      if (result.end >= enough && !is_split) return result;
    }
    lines += __builtin_popcountll(breaks);
    after_boundary = boundaries >> 63;
    after_closing = closing >> 63;
    after_newline = outside >> 63;
    after_cr = s.cr >> 63;
    in_quote = (uint64_t)((int64_t)s.inside >> 63);
  }
  result.in_quote = in_quote != 0;
  return result;
}

int32_t verbatim_index_cells(const uint8_t *bytes, int64_t from, int64_t to, verbatim_dialect dialect,
    verbatim_index_state *state, uint32_t *out) {
  uint32_t *next = out;
  uint8_t padded[64];
  for (int64_t at = from; at < to; at += 64) {
    int64_t left = to - at;
    structure s = structure_of(readable64(bytes + at, left, padded), dialect, state->in_quote);
    if (left < 64) s.delimiters &= low_bits((int)left);
    uint64_t breaks = s.cr | (s.lf & ~(s.cr << 1 | state->after_cr));
    uint64_t quoted_breaks = dialect.counts_quoted_lines ? breaks & s.inside : 0;
    uint64_t found = ((s.delimiters | s.lf | s.cr) & ~s.inside) | quoted_breaks;
    while (found) {
      int bit = __builtin_ctzll(found);
      *next++ = (uint32_t)(at + bit) | ((quoted_breaks >> bit & 1) ? VERBATIM_LINE_IN_QUOTES : 0);
      found &= found - 1;
    }
    state->after_cr = s.cr >> 63;
    state->in_quote = (uint64_t)((int64_t)s.inside >> 63);
  }
  return (int32_t)(next - out);
}
