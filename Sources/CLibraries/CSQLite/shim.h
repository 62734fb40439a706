#pragma once
#include <sqlite3.h>
#include <stddef.h>

/* A variadic function, which Swift can't import: the switches of a connection that take an integer. */
static inline int csqlite_set(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}

/* SQLITE_TRANSIENT is a cast macro, which Swift can't import: SQLite copies the bytes. */
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const void *bytes, int length) {
    return sqlite3_bind_text(statement, place, (const char *)bytes, length, SQLITE_TRANSIENT);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, int length) {
    return sqlite3_bind_blob(statement, place, bytes, length, SQLITE_TRANSIENT);
}

/* memmem is an extension of the C library that Swift's module of it leaves out. */
extern void *memmem(const void *text, size_t length, const void *word, size_t wordLength);

static inline int csqlite_contains(const void *text, size_t length, const void *word, size_t wordLength) {
    return memmem(text, length, word, wordLength) != (void *)0;
}
