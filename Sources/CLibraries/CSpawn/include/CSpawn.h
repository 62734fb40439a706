#pragma once
#include <stdint.h>
#include <sys/types.h>

/* What a child may use; the kernel enforces it. */
struct cspawn_limits {
    uint64_t cpu_seconds;
    uint64_t memory_bytes;
    uint64_t written_bytes;
    uint64_t open_files;
};

/* Starts the program at a path with exactly these arguments and this environment, and with these three descriptors as
   its standard input, output and errors; all other descriptors are closed to it. It leads a session of its own, gains
   no rights by what it runs, and dies with the thread that started it. Returns 0, or the number of the system's error;
   then nothing runs. */
int cspawn_start(const char *path, char *const arguments[], char *const environment[], int input, int output,
                 int errors, const struct cspawn_limits *limits, pid_t *child);

/* A file without a name, in memory, positioned at its beginning, or -1. */
int cspawn_memory_file(const void *bytes, uint64_t count);

/* A pipe whose ends are closed to every program that is started. Returns 0, or -1 and errno. */
int cspawn_pipe(int ends[2]);
