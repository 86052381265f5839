// Snowball has no pkg-config file; the module map names the library.
#include <libstemmer.h>
