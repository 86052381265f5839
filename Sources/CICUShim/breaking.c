#include "icu_shim.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

struct verbatim_breaker {
  UBreakIterator *iterator;
  UText text;
};

void verbatim_icu_version(char *out) {
  UVersionInfo version;
  u_getVersion(version);
  version[2] = version[3] = 0;
  u_versionToString(version, out);
}

void verbatim_unicode_version(char *out) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  version[2] = version[3] = 0;
  u_versionToString(version, out);
}

const char *verbatim_icu_error_name(int32_t status) { return u_errorName((UErrorCode)status); }

verbatim_breaker *verbatim_breaker_open(int32_t kind, const char *locale, int32_t *status) {
  static const UBreakIteratorType types[] = {UBRK_CHARACTER, UBRK_WORD, UBRK_SENTENCE};
  UErrorCode code = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(types[kind], locale, NULL, 0, &code);
  *status = code;
  if (U_FAILURE(code)) return NULL;
  verbatim_breaker *breaker = malloc(sizeof *breaker);
  if (breaker == NULL) {
    ubrk_close(iterator);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  breaker->iterator = iterator;
  breaker->text = (UText)UTEXT_INITIALIZER;
  return breaker;
}

void verbatim_breaker_close(verbatim_breaker *breaker) {
  ubrk_close(breaker->iterator);
  utext_close(&breaker->text);
  free(breaker);
}

void verbatim_breaker_set_text(verbatim_breaker *breaker, const uint8_t *utf8, int64_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  utext_openUTF8(&breaker->text, (const char *)utf8, length, &code);
  ubrk_setUText(breaker->iterator, &breaker->text, &code);
  *status = code;
}

int32_t verbatim_breaker_next(verbatim_breaker *breaker) { return ubrk_next(breaker->iterator); }

int32_t verbatim_breaker_rule_status(verbatim_breaker *breaker) { return ubrk_getRuleStatus(breaker->iterator); }

void verbatim_fill_property(int32_t property, uint32_t first, int32_t count, uint8_t *out) {
  static const UProperty properties[] = {
      UCHAR_WORD_BREAK, UCHAR_SENTENCE_BREAK, UCHAR_GENERAL_CATEGORY, UCHAR_EAST_ASIAN_WIDTH};
  for (int32_t i = 0; i < count; i++) out[i] = (uint8_t)u_getIntPropertyValue((UChar32)(first + i), properties[property]);
}

bool verbatim_is_dictionary_script(uint32_t c) {
  if (u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_hasBinaryProperty((UChar32)c, UCHAR_IDEOGRAPHIC)) return true;
  int32_t script = u_getIntPropertyValue((UChar32)c, UCHAR_SCRIPT);
  return script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         u_getIntPropertyValue((UChar32)c, UCHAR_WORD_BREAK) == U_WB_KATAKANA;
}

bool verbatim_is_emoji(uint32_t c) { return u_hasBinaryProperty((UChar32)c, UCHAR_EMOJI_PRESENTATION); }

bool verbatim_is_extended_pictographic(uint32_t c) {
  return u_hasBinaryProperty((UChar32)c, UCHAR_EXTENDED_PICTOGRAPHIC);
}

uint32_t verbatim_fold_simple(uint32_t c) { return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT); }
