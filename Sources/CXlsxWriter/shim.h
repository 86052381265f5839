// libxlsxwriter: writing Excel workbooks.
#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

// Closes the workbook and frees it. The library prints on standard error what fails, with the name of the temporary file; that
// goes to `nowhere` meanwhile, as the status says it; NULL leaves it. `code` gets the system's error number of what failed last,
// 0 for none. Not for two threads at once: there is one standard error. `nowhere` must stay open, since another thread may have
// begun to print there.
static inline lxw_error verbatim_close_workbook(lxw_workbook *book, FILE *nowhere, int *code) {
  FILE *kept = stderr;
  if (nowhere) stderr = nowhere;
  errno = 0;
  lxw_error status = workbook_close(book);
  *code = errno;
  stderr = kept;
  return status;
}
