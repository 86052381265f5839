#include "icu_shim.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucasemap.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// UTF-8 -> UTF-16, NFC, fold, NFC, -> UTF-8. Words are short: the buffers live on the stack unless one is long.
int32_t verbatim_fold_nfc(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
  enum { STACK = 256 };
  UChar stack_a[STACK], stack_b[STACK];
  // NFC and full folding lengthen a UTF-16 string at most threefold each.
  int64_t room = (int64_t)length * 9 + 16;
  UChar *a = stack_a, *b = stack_b, *heap = NULL;
  if (room > STACK) {
    heap = malloc(sizeof(UChar) * (size_t)room * 2);
    if (heap == NULL) {
      *status = U_MEMORY_ALLOCATION_ERROR;
      return 0;
    }
    a = heap;
    b = heap + room;
  }
  int32_t size = (int32_t)(room > STACK ? room : STACK), n = 0, written = 0;
  u_strFromUTF8WithSub(a, size, &n, (const char *)utf8, length, 0xFFFD, NULL, &code);
  n = unorm2_normalize(nfc, a, n, b, size, &code);
  n = u_strFoldCase(a, size, b, n, U_FOLD_CASE_DEFAULT, &code);
  n = unorm2_normalize(nfc, a, n, b, size, &code);
  u_strToUTF8((char *)out, capacity, &written, b, n, &code);
  free(heap);
  if (code == U_BUFFER_OVERFLOW_ERROR || code == U_STRING_NOT_TERMINATED_WARNING) code = U_ZERO_ERROR;
  *status = code;
  return written;
}

struct verbatim_converter {
  UConverter *source, *target;
  UChar pivot[4096];
  UChar *pivot_source, *pivot_target;
  bool started;
  int64_t replaced;
};

// Replaces what is malformed as ICU would without this, and counts it.
static void count_replaced(const void *converter, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *code) {
  if (reason <= UCNV_IRREGULAR) ((verbatim_converter *)converter)->replaced++;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(NULL, args, units, length, reason, code);
}

verbatim_converter *verbatim_converter_open(const char *encoding, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  UConverter *source = ucnv_open(encoding, &code);
  UConverter *target = ucnv_open("UTF-8", &code);
  verbatim_converter *converter = U_SUCCESS(code) ? malloc(sizeof *converter) : NULL;
  *status = code;
  if (converter == NULL) {
    if (U_SUCCESS(code)) *status = U_MEMORY_ALLOCATION_ERROR;
    if (source != NULL) ucnv_close(source);
    if (target != NULL) ucnv_close(target);
    return NULL;
  }
  converter->source = source;
  converter->target = target;
  converter->pivot_source = converter->pivot_target = converter->pivot;
  converter->started = false;
  converter->replaced = 0;
  ucnv_setToUCallBack(source, count_replaced, converter, NULL, NULL, status);
  return converter;
}

int64_t verbatim_converter_replaced(const verbatim_converter *converter) { return converter->replaced; }

void verbatim_converter_close(verbatim_converter *converter) {
  ucnv_close(converter->source);
  ucnv_close(converter->target);
  free(converter);
}

bool verbatim_converter_convert(verbatim_converter *c, const uint8_t *in, int64_t in_length, uint8_t *out,
    int64_t out_capacity, bool flush, int64_t *consumed, int64_t *produced, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  const char *source = (const char *)in;
  char *target = (char *)out;
  ucnv_convertEx(c->target, c->source, &target, (char *)out + out_capacity, &source, (const char *)in + in_length,
      c->pivot, &c->pivot_source, &c->pivot_target, c->pivot + 4096, !c->started, flush, &code);
  c->started = true;
  *consumed = source - (const char *)in;
  *produced = target - (char *)out;
  bool more = code == U_BUFFER_OVERFLOW_ERROR;
  *status = more ? U_ZERO_ERROR : code;
  return more;
}

int32_t verbatim_detect_encoding(const uint8_t *bytes, int32_t length, char *name, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  int32_t confidence = 0;
  name[0] = 0;
  UCharsetDetector *detector = ucsdet_open(&code);
  if (U_SUCCESS(code)) {
    ucsdet_setText(detector, (const char *)bytes, length, &code);
    const UCharsetMatch *match = ucsdet_detect(detector, &code);
    if (U_SUCCESS(code) && match != NULL) {
      confidence = ucsdet_getConfidence(match, &code);
      const char *found = ucsdet_getName(match, &code);
      if (U_SUCCESS(code) && found != NULL) {
        strncpy(name, found, 63);
        name[63] = 0;
      }
    }
    ucsdet_close(detector);
  }
  *status = code;
  return confidence;
}
