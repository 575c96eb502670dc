/*
 * digest.h - SHA-256 (FIPS 180-4) of texts and files, as hexadecimal.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include <stddef.h>

/* 64 hexadecimal digits and the terminating zero. */
typedef char digest[65];

/* Of `length` bytes. */
void digest_bytes(digest into, const void *bytes, size_t length);

/* Of a file's content; of nothing, "-", when it cannot be read. */
void digest_file(digest into, const char *path);

#endif
