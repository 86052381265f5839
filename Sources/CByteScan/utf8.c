#include "byte_scan.h"
#include "masks.h"

// The length of the well-formed sequence that begins with a byte above 0x7F, or 0 (Unicode 15, table 3-7).
static inline int sequence(const uint8_t *b, int64_t left) {
  uint8_t lead = b[0];
  if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && (b[1] & 0xC0) == 0x80 ? 2 : 0;
  if ((lead & 0xF0) == 0xE0) {
    uint8_t low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return left >= 3 && b[1] >= low && b[1] <= high && (b[2] & 0xC0) == 0x80 ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    uint8_t low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return left >= 4 && b[1] >= low && b[1] <= high && (b[2] & 0xC0) == 0x80 && (b[3] & 0xC0) == 0x80 ? 4 : 0;
  }
  return 0;
}

int64_t verbatim_valid_utf8(const uint8_t *bytes, int64_t length) {
  int64_t at = 0;
  while (at < length) {
    if (length - at >= 64) {
      uint64_t high = high_bits64(bytes + at);
      if (high == 0) {
        at += 64;
        continue;
      }
      at += __builtin_ctzll(high);
    }
    if (bytes[at] < 0x80) {
      at++;
      continue;
    }
    int size = sequence(bytes + at, length - at);
    if (size == 0) return at;
    at += size;
  }
  return length;
}
