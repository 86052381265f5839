#define LAPACK_COMPLEX_CUSTOM
typedef struct { float re, im; } verbatim_complex_float;
typedef struct { double re, im; } verbatim_complex_double;
#define lapack_complex_float verbatim_complex_float
#define lapack_complex_double verbatim_complex_double
#include <lapacke.h>
