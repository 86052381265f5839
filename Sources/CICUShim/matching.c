#include "icu_shim.h"

#include <stdlib.h>
#include <unicode/uregex.h>

struct verbatim_expression {
  URegularExpression *expression;
};

verbatim_expression *verbatim_expression_open(const uint16_t *pattern, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  URegularExpression *opened = uregex_open(pattern, length, 0, NULL, &code);
  *status = code;
  if (U_FAILURE(code)) return NULL;
  verbatim_expression *expression = malloc(sizeof *expression);
  if (expression == NULL) {
    uregex_close(opened);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  expression->expression = opened;
  return expression;
}

void verbatim_expression_close(verbatim_expression *expression) {
  uregex_close(expression->expression);
  free(expression);
}

void verbatim_expression_set_text(verbatim_expression *expression, const uint16_t *text, int32_t length, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  uregex_setText(expression->expression, text, length, &code);
  *status = code;
}

bool verbatim_expression_find(verbatim_expression *expression, int32_t from, int32_t *bounds, int32_t *status) {
  UErrorCode code = U_ZERO_ERROR;
  if (!uregex_find(expression->expression, from, &code) || U_FAILURE(code)) {
    *status = code;
    return false;
  }
  bounds[0] = uregex_start(expression->expression, 0, &code);
  bounds[1] = uregex_end(expression->expression, 0, &code);
  bounds[2] = bounds[3] = -1;
  if (uregex_groupCount(expression->expression, &code) > 0) {
    bounds[2] = uregex_start(expression->expression, 1, &code);
    bounds[3] = uregex_end(expression->expression, 1, &code);
  }
  *status = code;
  return !U_FAILURE(code);
}
