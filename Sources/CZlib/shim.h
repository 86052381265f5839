// zlib: inflating gzip files and the parts of Excel workbooks.
#include <zlib.h>
