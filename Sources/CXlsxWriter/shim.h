// libxlsxwriter: writing Excel workbooks.
#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

// Closes the workbook and frees it. The library prints on standard error what fails, with the name of the temporary file; that
// goes nowhere here, as the status says it. `code` gets the system's error number of what failed last, 0 for none.
static inline lxw_error verbatim_close_workbook(lxw_workbook *book, int *code) {
  char nothing[8];
  FILE *kept = stderr;
  FILE *nowhere = fmemopen(nothing, sizeof nothing, "w");
  if (nowhere) stderr = nowhere;
  errno = 0;
  lxw_error status = workbook_close(book);
  *code = errno;
  stderr = kept;
  if (nowhere) fclose(nowhere);
  return status;
}
