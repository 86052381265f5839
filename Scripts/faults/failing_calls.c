// Loaded before the C library: fails the n-th call of one function, once.
//   FAULT_CALL=write FAULT_N=3 FAULT_ERRNO=5 FAULT_MARK=file LD_PRELOAD=… verbatim …
// FAULT_MARK is made when the call has failed, so that the caller knows when there is no n-th call any more.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static const char *wanted = "";
static const char *mark;
static long target;
static int code;
static atomic_long calls;

__attribute__((constructor)) static void begin(void) {
  const char *call = getenv("FAULT_CALL");
  if (call) wanted = call;
  mark = getenv("FAULT_MARK");
  target = getenv("FAULT_N") ? atol(getenv("FAULT_N")) : 0;
  code = getenv("FAULT_ERRNO") ? atoi(getenv("FAULT_ERRNO")) : EIO;
}

static int fails(const char *name) {
  if (strcmp(name, wanted) != 0 || atomic_fetch_add(&calls, 1) + 1 != target) return 0;
  if (mark) {
    long made = syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY, 0600);
    if (made >= 0) syscall(SYS_close, made);
  }
  errno = code;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                             \
  int name(const char *path, int flags, ...) {                 \
    va_list rest;                                              \
    va_start(rest, flags);                                     \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                              \
    if (fails("open")) return -1;                              \
    return REAL(name)(path, flags, mode);                      \
  }
OPEN(open)
OPEN(open64)

ssize_t read(int file, void *to, size_t count) { return fails("read") ? -1 : REAL(read)(file, to, count); }
ssize_t write(int file, const void *from, size_t count) {
  // Messages on standard error are no part of the promise.
  if (file == 2) return REAL(write)(file, from, count);
  if (fails("write")) {
    // As a full disk does: some of it is written first.
    if (count > 1) REAL(write)(file, from, count / 2);
    errno = code;
    return -1;
  }
  return REAL(write)(file, from, count);
}
ssize_t pwrite64(int file, const void *from, size_t count, off64_t at) {
  return fails("write") ? -1 : REAL(pwrite64)(file, from, count, at);
}
int fsync(int file) { return fails("fsync") ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails("fsync") ? -1 : REAL(fdatasync)(file); }
int ftruncate64(int file, off64_t length) { return fails("truncate") ? -1 : REAL(ftruncate64)(file, length); }
int ftruncate(int file, off_t length) { return fails("truncate") ? -1 : REAL(ftruncate)(file, length); }
int close(int file) {
  int failed = fails("close");
  int result = REAL(close)(file);
  if (!failed) return result;
  errno = code;
  return -1;
}
int rename(const char *from, const char *to) { return fails("rename") ? -1 : REAL(rename)(from, to); }
int fchmod(int file, mode_t mode) { return fails("chmod") ? -1 : REAL(fchmod)(file, mode); }
int unlink(const char *path) { return fails("unlink") ? -1 : REAL(unlink)(path); }
