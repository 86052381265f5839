// expat: the XML inside Excel workbooks, read as a stream.
#include <expat.h>
