/* digest.c - SHA-256, by libmd. */
#include <sha2.h>
#include <string.h>

#include "digest.h"

void digest_bytes(digest into, const void *bytes, size_t length)
{
	SHA256Data(bytes, length, into);
}

void digest_file(digest into, const char *path)
{
	if (!SHA256File(path, into))
		strcpy(into, "-");
}
