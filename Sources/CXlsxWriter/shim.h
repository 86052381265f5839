// libxlsxwriter: writing Excel workbooks.
#include <xlsxwriter.h>
