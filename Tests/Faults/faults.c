/* A library that is put before the C library (LD_PRELOAD) and stands between a program and its disk.
 *
 *   FAULTS_ROOT=FOLDER   only calls on files below this folder are looked at
 *   FAULTS_LOG=FILE      writes down every call that changes something, with its bytes, so that the state of the disk after
 *                        any of them can be made again (scripts/lib/faults.py)
 *   FAULTS_AT=N          the N-th call, counted from 1, fails; with FAULTS_ON=1 every later one, too (of EINTR
 *                        the next four)
 *   FAULTS_ERROR=NAME    how: ENOSPC, EIO, EINTR, EDQUOT, EROFS, or SHORT, a write that takes half of its bytes
 *   FAULTS_COUNT=FILE    at the end, how many calls there were
 *
 * It is a tool of the tests: the program knows nothing of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *root, *counted;
static size_t root_length;
static int log_file = -1, error_number, is_short, is_lasting;
static long target, calls;

static const struct { const char *name; int number; } errors[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EINTR", EINTR}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS},
};

__attribute__((constructor)) static void begin(void) {
    const char *value = getenv("FAULTS_LOG");
    root = getenv("FAULTS_ROOT");
    root_length = root ? strlen(root) : 0;
    counted = getenv("FAULTS_COUNT");
    if (getenv("FAULTS_AT")) target = atol(getenv("FAULTS_AT"));
    is_lasting = getenv("FAULTS_ON") != NULL;
    error_number = EIO;
    const char *name = getenv("FAULTS_ERROR");
    if (name && !strcmp(name, "SHORT")) is_short = 1;
    for (size_t index = 0; name && index < sizeof errors / sizeof *errors; index++)
        if (!strcmp(name, errors[index].name)) error_number = errors[index].number;
    if (value) {
        int (*real_open)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
        log_file = real_open(value, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

__attribute__((destructor)) static void end(void) {
    if (!counted) return;
    FILE *file = fopen(counted, "w");
    if (file) {
        fprintf(file, "%ld\n", calls);
        fclose(file);
    }
}

/* The whole path of a name in a folder; 0 where it is not below the root. */
static int path_at(int folder, const char *name, char *path) {
    if (!root) return 0;
    char full[PATH_MAX * 2];
    if (name[0] == '/') {
        snprintf(full, sizeof full, "%s", name);
    } else {
        char place[PATH_MAX];
        if (folder == AT_FDCWD) {
            if (!getcwd(place, sizeof place)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, place, sizeof place - 1);
            if (length < 0) return 0;
            place[length] = 0;
        }
        snprintf(full, sizeof full, "%s/%s", place, name);
    }
    if (strncmp(full, root, root_length) || (full[root_length] && full[root_length] != '/')) return 0;
    snprintf(path, PATH_MAX, "%s", full + root_length);
    return 1;
}

static int path_of(int file, char *path) {
    if (!root) return 0;
    char link[64], full[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, full, sizeof full - 1);
    if (length < 0) return 0;
    full[length] = 0;
    char *deleted = strstr(full, " (deleted)");
    if (deleted) *deleted = 0;
    if (strncmp(full, root, root_length) || (full[root_length] && full[root_length] != '/')) return 0;
    snprintf(path, PATH_MAX, "%s", full + root_length);
    return 1;
}

/* Counts a call; says whether it has to fail. */
static int fails(void) {
    pthread_mutex_lock(&lock);
    calls++;
    /* Whoever is interrupted tries again, so an interruption does not last for ever. */
    long last = !is_lasting ? target : error_number == EINTR ? target + 4 : LONG_MAX;
    int now = target > 0 && calls >= target && calls <= last;
    pthread_mutex_unlock(&lock);
    return now;
}

/* One line of text, then the bytes: "write PATH OFFSET LENGTH". */
static void note(const char *call, const char *path, const char *other, long long offset, const void *bytes, size_t length) {
    if (log_file < 0) return;
    ssize_t (*real_write)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    char line[PATH_MAX * 2 + 128];
    int size = snprintf(line, sizeof line, "%s\t%s\t%s\t%lld\t%zu\n", call, path, other, offset, length);
    pthread_mutex_lock(&lock);
    char *whole = malloc((size_t)size + length);
    if (whole) {
        memcpy(whole, line, (size_t)size);
        if (length) memcpy(whole + size, bytes, length);
        if (real_write(log_file, whole, (size_t)size + length) < 0) abort();
        free(whole);
    }
    pthread_mutex_unlock(&lock);
}

static int is_new(const char *path) {
    struct stat state;
    char full[PATH_MAX * 2];
    snprintf(full, sizeof full, "%s%s", root, path);
    return stat(full, &state) != 0;
}

static int opened(int folder, const char *name, int flags, mode_t mode, int (*body)(int, const char *, int, mode_t)) {
    char path[PATH_MAX];
    int changes = (flags & (O_CREAT | O_TRUNC)) && path_at(folder, name, path);
    int creates = changes && (flags & O_CREAT) && is_new(path);
    if (changes && (creates || (flags & O_TRUNC))) {
        if (fails()) {
            errno = is_short ? EIO : error_number;
            return -1;
        }
    }
    int file = body(folder, name, flags, mode);
    if (file >= 0 && creates) note("create", path, "", 0, NULL, 0);
    if (file >= 0 && changes && !creates && (flags & O_TRUNC)) note("truncate", path, "", 0, NULL, 0);
    return file;
}

static int real_openat(int folder, const char *name, int flags, mode_t mode) {
    REAL(int, openat64, int, const char *, int, ...);
    return real(folder, name, flags, mode);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list list; \
        va_start(list, flags); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

int open(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode, real_openat); }
int open64(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode, real_openat); }
int openat(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode, real_openat); }
int openat64(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode, real_openat); }

static ssize_t written(int file, const void *bytes, size_t length, long long offset, int is_placed) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    ssize_t (*plain)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    char path[PATH_MAX];
    if (!path_of(file, path)) return is_placed ? real(file, bytes, length, offset) : plain(file, bytes, length);
    if (fails()) {
        if (!is_short || length < 2) {
            errno = is_short ? ENOSPC : error_number;
            return -1;
        }
        length /= 2;
    }
    long long place = is_placed ? offset : lseek64(file, 0, SEEK_CUR);
    if (!is_placed && (fcntl(file, F_GETFL) & O_APPEND)) place = lseek64(file, 0, SEEK_END);
    ssize_t done = is_placed ? real(file, bytes, length, offset) : plain(file, bytes, length);
    if (done > 0) note("write", path, "", place, bytes, (size_t)done);
    return done;
}

ssize_t write(int file, const void *bytes, size_t length) { return written(file, bytes, length, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return written(file, bytes, length, offset, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return written(file, bytes, length, offset, 1); }

ssize_t writev(int file, const struct iovec *parts, int count) {
    ssize_t whole = 0;
    for (int index = 0; index < count; index++) {
        ssize_t done = write(file, parts[index].iov_base, parts[index].iov_len);
        if (done < 0) return whole ? whole : done;
        whole += done;
        if ((size_t)done < parts[index].iov_len) break;
    }
    return whole;
}

#define ON_FILE(name, call, real_call, word, size) \
    int name { \
        char path[PATH_MAX]; \
        if (path_of(file, path) && fails()) { \
            errno = is_short ? EIO : error_number; \
            return -1; \
        } \
        int done = real_call; \
        if (done == 0 && path_of(file, path)) note(word, path, "", size, NULL, 0); \
        return done; \
    }

static int real_fsync(int file) { REAL(int, fsync, int); return real(file); }
static int real_fdatasync(int file) { REAL(int, fdatasync, int); return real(file); }
static int real_ftruncate(int file, off64_t size) { REAL(int, ftruncate64, int, off64_t); return real(file, size); }

ON_FILE(fsync(int file), fsync, real_fsync(file), "sync", 0)
ON_FILE(fdatasync(int file), fdatasync, real_fdatasync(file), "sync", 0)
ON_FILE(ftruncate(int file, off_t size), ftruncate, real_ftruncate(file, size), "truncate", (long long)size)
ON_FILE(ftruncate64(int file, off64_t size), ftruncate64, real_ftruncate(file, size), "truncate", (long long)size)

static int moved(int from_folder, const char *from, int to_folder, const char *to, const char *word, int (*body)(int, const char *, int, const char *)) {
    char source[PATH_MAX], target_path[PATH_MAX];
    int is_ours = path_at(to_folder, to, target_path);
    if (!path_at(from_folder, from, source)) source[0] = 0;
    if (is_ours && fails()) {
        errno = is_short ? EIO : error_number;
        return -1;
    }
    int done = body(from_folder, from, to_folder, to);
    if (done == 0 && is_ours) note(word, source, target_path, 0, NULL, 0);
    return done;
}

static int real_rename(int a, const char *from, int b, const char *to) { REAL(int, renameat, int, const char *, int, const char *); return real(a, from, b, to); }
static int real_link(int a, const char *from, int b, const char *to) { REAL(int, linkat, int, const char *, int, const char *, int); return real(a, from, b, to, 0); }
static unsigned rename_flags;
static int real_rename2(int a, const char *from, int b, const char *to) { REAL(int, renameat2, int, const char *, int, const char *, unsigned); return real(a, from, b, to, rename_flags); }

int rename(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, "rename", real_rename); }
int renameat(int a, const char *from, int b, const char *to) { return moved(a, from, b, to, "rename", real_rename); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) { rename_flags = flags; return moved(a, from, b, to, "rename", real_rename2); }
int link(const char *from, const char *to) { return moved(AT_FDCWD, from, AT_FDCWD, to, "link", real_link); }
int linkat(int a, const char *from, int b, const char *to, int flags) { (void)flags; return moved(a, from, b, to, "link", real_link); }

static int named(int folder, const char *name, int number, const char *word, int (*body)(int, const char *, int)) {
    char path[PATH_MAX];
    int is_ours = path_at(folder, name, path);
    if (is_ours && fails()) {
        errno = is_short ? EIO : error_number;
        return -1;
    }
    int done = body(folder, name, number);
    if (done == 0 && is_ours) note(word, path, "", 0, NULL, 0);
    return done;
}

static int real_unlink(int folder, const char *name, int flags) { REAL(int, unlinkat, int, const char *, int); return real(folder, name, flags); }
static int real_mkdir(int folder, const char *name, int mode) { REAL(int, mkdirat, int, const char *, mode_t); return real(folder, name, (mode_t)mode); }

int unlink(const char *name) { return named(AT_FDCWD, name, 0, "unlink", real_unlink); }
int unlinkat(int folder, const char *name, int flags) { return named(folder, name, flags, "unlink", real_unlink); }
int rmdir(const char *name) { return named(AT_FDCWD, name, AT_REMOVEDIR, "unlink", real_unlink); }
int mkdir(const char *name, mode_t mode) { return named(AT_FDCWD, name, (int)mode, "mkdir", real_mkdir); }
int mkdirat(int folder, const char *name, mode_t mode) { return named(folder, name, (int)mode, "mkdir", real_mkdir); }
