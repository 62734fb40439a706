#define _GNU_SOURCE
#include "CSpawn.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int set_limit(int resource, uint64_t value) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0) return -1;
    /* Only root may raise a limit, so one that is lower already stays. */
    if (limit.rlim_max == RLIM_INFINITY || value < limit.rlim_max) limit.rlim_max = value;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(resource, &limit);
}

/* Runs in the child, which has this one thread and a copy of everything: only calls that are safe after a fork in a
   program with threads, and no memory is asked for. */
static void become(const char *path, char *const arguments[], char *const environment[], int input, int output,
                   int errors, const struct cspawn_limits *limits, pid_t parent) {
    if (setsid() < 0) return;
    /* Without a network, where the system lets everyone take it away; before the rest, which this would reset. */
    int alone = unshare(CLONE_NEWUSER | CLONE_NEWNET);
    (void)alone;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) return;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;

    struct sigaction usual = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &usual, NULL);
    /* A write that is not allowed fails, and does not end the program: some keep a cache of fonts if they may. */
    struct sigaction ignored = {.sa_handler = SIG_IGN};
    sigaction(SIGXFSZ, &ignored, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    /* Away from 0, 1 and 2 first, so that none overwrites another. */
    int high[3] = {fcntl(input, F_DUPFD, 10), fcntl(output, F_DUPFD, 10), fcntl(errors, F_DUPFD, 10)};
    for (int index = 0; index < 3; index++)
        if (high[index] < 0 || dup2(high[index], index) < 0) return;
    if (syscall(SYS_close_range, 3U, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */) != 0)
        for (int descriptor = 3; descriptor < 4096; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);

    if (chdir("/") != 0) return;
    if (set_limit(RLIMIT_CORE, 0) != 0 || set_limit(RLIMIT_CPU, limits->cpu_seconds) != 0
        || set_limit(RLIMIT_FSIZE, limits->written_bytes) != 0 || set_limit(RLIMIT_NOFILE, limits->open_files) != 0
        || set_limit(RLIMIT_AS, limits->memory_bytes) != 0)
        return;
    execve(path, arguments, environment);
}

int cspawn_start(const char *path, char *const arguments[], char *const environment[], int input, int output,
                 int errors, const struct cspawn_limits *limits, pid_t *child) {
    /* The child writes here why it could not start; the end of the pipe without a word means that it did. */
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return errno;
    pid_t parent = getpid();
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t started = fork();
    if (started == 0) {
        become(path, arguments, environment, input, output, errors, limits, parent);
        int reason = errno == 0 ? ECHILD : errno;
        ssize_t written = write(report[1], &reason, sizeof reason);
        (void)written;
        _exit(127);
    }
    int reason = started < 0 ? errno : 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    if (started > 0) {
        ssize_t count;
        do count = read(report[0], &reason, sizeof reason);
        while (count < 0 && errno == EINTR);
        if (count != sizeof reason) reason = 0;
        if (reason != 0)
            while (waitpid(started, NULL, 0) < 0 && errno == EINTR) {}
    }
    close(report[0]);
    *child = reason == 0 ? started : -1;
    return reason;
}

int cspawn_memory_file(const void *bytes, uint64_t count) {
    int file = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (file < 0) return -1;
    const char *rest = bytes;
    while (count > 0) {
        ssize_t written = write(file, rest, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            close(file);
            return -1;
        }
        rest += written;
        count -= (uint64_t)written;
    }
    fcntl(file, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    lseek(file, 0, SEEK_SET);
    return file;
}

int cspawn_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
