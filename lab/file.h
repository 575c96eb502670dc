/*
 * file.h - whole files, read and replaced.
 */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The whole of the file at `path`, with a zero byte after it; to be freed.
 * `*length` (may be NULL) is set to its length.  NULL with errno set when it
 * cannot be read, is not a regular file, or is longer than `most` bytes
 * (EFBIG).
 */
char *file_read(const char *path, size_t most, size_t *length);

/* The same from an open stream such as stdin, which need not be a file. */
char *stream_read(int fd, size_t most, size_t *length);

/*
 * Make `length` bytes at `text` the content of `path`: written to a temporary
 * name beside it, synced, then renamed, so that a reader or a crash sees the
 * old file or the new one.  Returns 0, or -1 with errno set and the old file
 * untouched.
 */
int file_replace(const char *path, const char *text, size_t length);

/* The part of `path` after its last slash. */
const char *file_base(const char *path);

/* Make the directory `path` and those above it; 0, or -1 with errno set. */
int directory_make(const char *path);

/* Remove the directory `path` and all in it; links are not followed.  What
   cannot be removed stays. */
void directory_remove(const char *path);

/* Whether `path` exists and is a directory. */
bool directory_exists(const char *path);

#endif
