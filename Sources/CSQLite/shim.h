// SQLite: databases in and out.
#include <sqlite3.h>
