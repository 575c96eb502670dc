/* json_text.c - any bytes as a JSON string. */
#include <stdlib.h>

#include "json_text.h"
#include "memory.h"

json_t *json_text(const char *text)
{
	json_t *string = text ? json_string(text) : json_null();
	char *plain;

	if (string)
		return string;
	plain = copy(text);
	for (char *p = plain; *p; p++)
		if ((unsigned char)*p >= 0x80)
			*p = '?';
	string = json_string(plain);
	free(plain);
	return string;
}
