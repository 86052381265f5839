// 64 bytes -> one bit a byte.
#ifndef VERBATIM_MASKS_H
#define VERBATIM_MASKS_H
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t bytes64 __attribute__((ext_vector_type(64)));
typedef bool mask64 __attribute__((ext_vector_type(64)));

// Vectors stay inside functions: passing one by value would tie the calling convention to the processor's extensions.
static inline uint64_t equal64(const uint8_t *bytes, uint8_t byte) {
  bytes64 v, wanted = (bytes64)(byte);
  memcpy(&v, bytes, 64);
  return __builtin_bit_cast(uint64_t, __builtin_convertvector(v == wanted, mask64));
}

static inline uint64_t high_bits64(const uint8_t *bytes) {
  bytes64 v, limit = (bytes64)(0x80);
  memcpy(&v, bytes, 64);
  return __builtin_bit_cast(uint64_t, __builtin_convertvector(v >= limit, mask64));
}

// A place with 64 readable bytes: the bytes themselves, or what is left of them followed by NULs.
static inline const uint8_t *readable64(const uint8_t *bytes, int64_t left, uint8_t padded[64]) {
  if (left >= 64) return bytes;
  memset(padded, 0, 64);
  memcpy(padded, bytes, (size_t)left);
  return padded;
}

// Bit i of the result is the parity of the bits 0...i: set from an opening quote up to its closing one.
static inline uint64_t prefix_xor(uint64_t x) {
  x ^= x << 1;
  x ^= x << 2;
  x ^= x << 4;
  x ^= x << 8;
  x ^= x << 16;
  x ^= x << 32;
  return x;
}

// The bits 0 ..< n.
static inline uint64_t low_bits(int n) { return n >= 64 ? ~0ull : (1ull << n) - 1; }

#endif
