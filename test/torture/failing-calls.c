/* Makes the n-th write or sync below one folder fail, for a program that is started with LD_PRELOAD on this.
 *
 * FAULT_FOLDER  only calls on files whose path begins so are counted
 * FAULT_AT      which of them fails, counted from one; 0 fails none
 * FAULT_LASTS   1: all that follow fail too, as on a disk that is full or gone
 * FAULT_ERRNO   what the call says, as a number
 * FAULT_COUNT   a file to which the number of calls is written when the program ends
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name) {
  const char *text = getenv(name);
  return text == NULL ? 0 : atol(text);
}

static int is_below(const char *path) {
  const char *folder = getenv("FAULT_FOLDER");
  return folder != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int counts(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}

/* Does this call fail? It is counted, and says why. */
static int fails(int is_counted) {
  if (!is_counted) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1;
  long at = number("FAULT_AT");
  if (at == 0 || call < at || (call > at && !number("FAULT_LASTS"))) return 0;
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Half of the bytes reach the disk all the same: a write that fails may leave a torn page. */
#define FAILING_PWRITE(name, offset_type)                                            \
  ssize_t name(int fd, const void *bytes, size_t size, offset_type offset) {         \
    if (!fails(counts(fd))) return REAL(name)(fd, bytes, size, offset);              \
    int why = errno;                                                                 \
    if (size > 1 && REAL(name)(fd, bytes, size / 2, offset) < 0) why = errno;        \
    errno = why;                                                                     \
    return -1;                                                                       \
  }

FAILING_PWRITE(pwrite, off_t)
FAILING_PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *bytes, size_t size) {
  return fails(counts(fd)) ? -1 : REAL(write)(fd, bytes, size);
}

int fsync(int fd) { return fails(counts(fd)) ? -1 : REAL(fsync)(fd); }

int fdatasync(int fd) { return fails(counts(fd)) ? -1 : REAL(fdatasync)(fd); }

int ftruncate(int fd, off_t size) { return fails(counts(fd)) ? -1 : REAL(ftruncate)(fd, size); }

int ftruncate64(int fd, off64_t size) {
  return fails(counts(fd)) ? -1 : REAL(ftruncate64)(fd, size);
}

int link(const char *from, const char *to) {
  return fails(is_below(to)) ? -1 : REAL(link)(from, to);
}

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("FAULT_COUNT");
  if (path == NULL) return;
  FILE *file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%ld\n", atomic_load(&calls));
  fclose(file);
}
