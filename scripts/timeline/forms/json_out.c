/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Writing JSON. See json_out.h.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "json_out.h"

void pg_json_escape(FILE *out, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		unsigned char c = s[i];

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < 0x20 || c >= 0x7f)	/* names of threads may hold any byte */
			fprintf(out, "\\u%04x", c);
		else
			fputc(c, out);
	}
}

static void key_of(struct pg_json *j, const char *key)
{
	if (j->depth)
		fprintf(j->out, "%s\n%*s", j->more ? "," : "", j->depth, "");
	j->more = true;
	if (key)
		fprintf(j->out, "\"%s\": ", key);
}

void pg_json_open(struct pg_json *j, const char *key, char bracket)
{
	key_of(j, key);
	fputc(bracket, j->out);
	j->depth++;
	j->more = false;
}

void pg_json_close(struct pg_json *j, char bracket)
{
	j->depth--;
	if (j->more)
		fprintf(j->out, "\n%*s", j->depth, "");
	fputc(bracket, j->out);
	j->more = true;
}

void pg_json_string(struct pg_json *j, const char *key, const char *value)
{
	key_of(j, key);
	fputc('"', j->out);
	pg_json_escape(j->out, value, strlen(value));
	fputc('"', j->out);
}

void pg_json_number(struct pg_json *j, const char *key, uint64_t value)
{
	key_of(j, key);
	fprintf(j->out, "%" PRIu64, value);
}

void pg_json_hex(struct pg_json *j, const char *key, uint64_t value)
{
	key_of(j, key);
	fprintf(j->out, "\"0x%" PRIx64 "\"", value);
}

void pg_json_bool(struct pg_json *j, const char *key, bool value)
{
	key_of(j, key);
	fputs(value ? "true" : "false", j->out);
}

void pg_json_null(struct pg_json *j, const char *key)
{
	key_of(j, key);
	fputs("null", j->out);
}

void pg_json_lines(struct pg_json *j, const char *key, const char *lines)
{
	size_t len;

	pg_json_open(j, key, '[');
	for (; lines && *lines; lines += len + (lines[len] == '\n')) {
		len = strcspn(lines, "\n");
		key_of(j, NULL);
		fputc('"', j->out);
		pg_json_escape(j->out, lines, len);
		fputc('"', j->out);
	}
	pg_json_close(j, ']');
}
