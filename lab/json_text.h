/*
 * json_text.h - any bytes as a JSON string.
 */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <jansson.h>

/* `text` as a JSON string; where it is no UTF-8, each byte that is no ASCII
   becomes '?', for a document with a hole is worse.  NULL becomes null. */
json_t *json_text(const char *text);

#endif
