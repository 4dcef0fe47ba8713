/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writing JSON: commas, indentation, escapes. A key of NULL is an element of an array.
 */
#ifndef PG_JSON_OUT_H
#define PG_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct pg_json {
	FILE *out;
	int depth;
	bool more;	/* the open object or array has a member already */
};

void pg_json_open(struct pg_json *j, const char *key, char bracket);
void pg_json_close(struct pg_json *j, char bracket);
void pg_json_string(struct pg_json *j, const char *key, const char *value);
void pg_json_number(struct pg_json *j, const char *key, uint64_t value);
void pg_json_hex(struct pg_json *j, const char *key,
		 uint64_t value); /* a string: no reader loses bits */
void pg_json_bool(struct pg_json *j, const char *key, bool value);
void pg_json_null(struct pg_json *j, const char *key);
void pg_json_lines(struct pg_json *j, const char *key,
		   const char *lines); /* an array of its lines */
void pg_json_escape(FILE *out, const char *s, size_t len);

#endif /* PG_JSON_OUT_H */
