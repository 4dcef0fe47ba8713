/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The reader of stored captures: JSON by json-c, then every value checked and named by its place when it is wrong.
 *
 * The text comes from another machine, so nothing in it is trusted: lengths, numbers and names are bounded here.
 * Keys that this version does not know are left alone, since keys only ever get added; a register or an observation
 * that it does not know is an error, because a verdict without it would not be the writer's.
 */
#include <errno.h>
#include <json-c/json.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include "arches.h"
#include "read.h"
#include "verdict/bind.h"
#include "verdict/out.h"

#define MAX_FILE	(256u << 20)
#define MAX_CPUS	8192
#define MAX_PLACE	128

/* Where the reader is, for messages. */
struct place {
	const char *program, *file;
	char path[MAX_PLACE];
};

/* One line, whatever the file has in its names: what is not printable ASCII becomes a question mark. */
static bool __attribute__((format(printf, 2, 3))) bad(const struct place *at, const char *fmt, ...)
{
	char line[512], *c;
	va_list ap;
	int n;

	n = snprintf(line, sizeof(line), "%s%s", at->path, *at->path ? ": " : "");
	va_start(ap, fmt);
	vsnprintf(line + n, sizeof(line) - n, fmt, ap);
	va_end(ap);
	for (c = line; *c; c++)
		if (*c < 0x20 || *c > 0x7e)
			*c = '?';
	fprintf(stderr, "%s: %s: %s\n", at->program, at->file, line);
	return false;
}

static void __attribute__((format(printf, 2, 3))) go(struct place *at, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(at->path, sizeof(at->path), fmt, ap);
	va_end(ap);
}

/* A number as JSON integer, boolean, or hexadecimal string, at most max. */
static bool number(const struct place *at, json_object *o, u64 max, u64 *value)
{
	const char *s;
	char *end;

	switch (json_object_get_type(o)) {
	case json_type_boolean:
		*value = json_object_get_boolean(o);
		break;
	case json_type_int:
		if (json_object_get_int64(o) < 0)
			return bad(at, "%s is negative", json_object_get_string(o));
		*value = json_object_get_uint64(o);
		break;
	case json_type_string:
		s = json_object_get_string(o);
		errno = 0;
		*value = strtoull(s, &end, 16);
		if (strncmp(s, "0x", 2) || !s[2] || s[2] == '-' || s[2] == '+' || s[2] == ' ' || *end || errno)
			return bad(at, "\"%.40s\" is no hexadecimal number of up to 64 bits like \"0x1f\"", s);
		break;
	default:
		return bad(at, "a number is needed here");
	}
	if (*value > max)
		return bad(at, "%llu is too large, %llu is the most", (unsigned long long)*value, (unsigned long long)max);
	return true;
}

static bool member(struct place *at, json_object *o, const char *key, u64 max, u32 *value)
{
	json_object *m;
	u64 v;

	go(at, "%s", key);
	if (!json_object_object_get_ex(o, key, &m))
		return bad(at, "is missing");
	if (!number(at, m, max, &v))
		return false;
	*value = v;
	return true;
}

static bool text(struct place *at, json_object *o, const char *key, char *to)
{
	json_object *m;

	go(at, "%s", key);
	if (!json_object_object_get_ex(o, key, &m) || !json_object_is_type(m, json_type_string))
		return bad(at, "a string is needed here");
	if (json_object_get_string_len(m) >= PG_TEXT || strlen(json_object_get_string(m)) != (size_t)json_object_get_string_len(m))
		return bad(at, "is longer than %d bytes or has a NUL in it", PG_TEXT - 1);
	strcpy(to, json_object_get_string(m));
	return true;
}

/* The index of a word in a table, or -1. */
static int find(const char *word, const char *const *table, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (!strcmp(word, table[i]))
			return i;
	return -1;
}

static bool reason(const struct place *at, json_object *o, u8 *why)
{
	int i = json_object_is_type(o, json_type_string) ?
		find(json_object_get_string(o), pg_reason_keys, PG_NREASONS) : -1;

	if (i <= 0)
		return bad(at, "%.40s is no reason that this version knows", json_object_to_json_string(o));
	*why = i;
	return true;
}

static bool one_reg(struct place *at, unsigned int cpu, const char *name, json_object *o, const struct pg_arch *arch,
		    struct pg_cpu *c)
{
	json_object *m;
	u64 v;
	int i;

	go(at, "cpus[%u].regs.%.40s", cpu, name);
	for (i = 0; i < arch->nregs && strcmp(name, arch->regs[i].name); i++)
		;
	if (i == arch->nregs)
		return bad(at, "no register of this name is known to this version");
	if (json_object_object_get_ex(o, "esr", &m)) {
		if (!number(at, m, UINT32_MAX, &v))
			return false;
		c->reg[i].state = PG_TRAP;
		c->reg[i].esr = v;
		return true;
	}
	if (json_object_object_get_ex(o, "why", &m))
		return reason(at, m, &c->reg[i].why);
	if (!number(at, o, UINT64_MAX, &v))
		return false;
	c->reg[i].state = PG_VALUE;
	c->reg[i].value = v;
	return true;
}

static bool one_obs(struct place *at, unsigned int cpu, const char *name, json_object *o, const struct pg_arch *arch,
		    struct pg_cpu *c)
{
	json_object *m;
	int i, k;

	go(at, "cpus[%u].observed.%.40s", cpu, name);
	for (i = 0; i < arch->nobs && strcmp(name, arch->obs[i].key); i++)
		;
	if (i == arch->nobs)
		return bad(at, "no observation of this name is known to this version");
	if (json_object_object_get_ex(o, "why", &m))
		return reason(at, m, &c->obs[i].why);
	if (!json_object_is_type(o, json_type_array) || json_object_array_length(o) != 2)
		return bad(at, "two numbers are needed here");
	for (k = 0; k < 2; k++)
		if (!number(at, json_object_array_get_idx(o, k), UINT64_MAX, &c->obs[i].got[k]))
			return false;
	c->obs[i].state = PG_VALUE;
	return true;
}

/* What the probe cost; captures before it was measured do not say. */
static bool costs(struct place *at, unsigned int cpu, json_object *o, struct pg_cpu *c)
{
	const struct { const char *key; u64 *to; } costs[] = {
		{ "all", &c->ns_all }, { "pmu", &c->ns_pmu }, { "irqs_off_access", &c->off_read }, { "irqs_off_pmu", &c->off_pmu },
	};
	json_object *m;
	size_t i;

	for (i = 0; i < sizeof(costs) / sizeof(costs[0]); i++) {
		go(at, "cpus[%u].ns.%s", cpu, costs[i].key);
		if (!json_object_object_get_ex(o, costs[i].key, &m))
			return bad(at, "is missing");
		if (!number(at, m, UINT64_MAX, costs[i].to))
			return false;
	}
	return true;
}

static bool one_cpu(struct place *at, unsigned int n, json_object *o, const struct pg_arch *arch, struct pg_cpu *c)
{
	json_object *m;
	u32 v;

	go(at, "cpus[%u]", n);
	if (!json_object_is_type(o, json_type_object))
		return bad(at, "an object is needed here");
	if (!member(at, o, "cpu", UINT32_MAX, &c->cpu))
		return false;
	if (json_object_object_get_ex(o, "why", &m)) {
		go(at, "cpus[%u].why", n);
		return reason(at, m, &c->why);
	}
	c->probed = 1;
	if (!member(at, o, "selftest", PG_ST_ALL, &v))
		return false;
	c->selftest = v;
	if (!member(at, o, "restored", 1, &v) || !member(at, o, "restarts", UINT32_MAX, &c->restarts))
		return false;
	c->restored = v;
	if (json_object_object_get_ex(o, "ns", &m) && !costs(at, n, m, c))
		return false;
	go(at, "cpus[%u].regs", n);
	if (!json_object_object_get_ex(o, "regs", &m) || !json_object_is_type(m, json_type_object))
		return bad(at, "an object is needed here");
	json_object_object_foreach(m, name, reg)
		if (!one_reg(at, n, name, reg, arch, c))
			return false;
	go(at, "cpus[%u].observed", n);
	if (!json_object_object_get_ex(o, "observed", &m) || !json_object_is_type(m, json_type_object))
		return bad(at, "an object is needed here");
	json_object_object_foreach(m, key, obs)
		if (!one_obs(at, n, key, obs, arch, c))
			return false;
	return true;
}

static bool header(struct place *at, json_object *o, struct pg_capture *cap)
{
	json_object *m;
	int i;

	if (!member(at, o, "schema", UINT32_MAX, &cap->schema))
		return false;
	if (cap->schema != PG_SCHEMA)
		return bad(at, "%u: this version reads schema %u only", cap->schema, PG_SCHEMA);
	if (cap->arch->has_el && !member(at, o, "el", 2, &cap->el))
		return false;
	if (!member(at, o, "host", 1, &cap->host) ||
	    !member(at, o, "behaviour", 1, &cap->behaviour) || !member(at, o, "risky", 1, &cap->risky) ||
	    !text(at, o, "kernel", cap->kernel) || !text(at, o, "hypervisor", cap->hypervisor))
		return false;
	go(at, "time");
	if (json_object_object_get_ex(o, "time", &m) && !number(at, m, INT64_MAX, &cap->time))
		return false;
	go(at, "nested");
	if (json_object_object_get_ex(o, "nested", &m)) {
		i = json_object_is_type(m, json_type_string) ? find(json_object_get_string(m), pg_nested_keys, PG_NNESTED) : -1;
		if (i < 0)
			return bad(at, "%.40s is none of yes, no and unknown", json_object_to_json_string(m));
		cap->nested = i;
	}
	if (!json_object_object_get_ex(o, "refusal", &m))
		return true;
	go(at, "refusal");
	i = json_object_is_type(m, json_type_string) ? find(json_object_get_string(m), pg_refusal_keys, PG_NREFUSALS) : -1;
	if (i <= 0)
		return bad(at, "%.40s is no refusal that this version knows", json_object_to_json_string(m));
	cap->refusal = i;
	return true;
}

/* Captures of arm64 that are older than the key have none. */
static const struct pg_arch *arch_of(struct place *at, json_object *o)
{
	json_object *m;
	int i;

	go(at, "arch");
	if (!json_object_object_get_ex(o, "arch", &m))
		return &pg_arm64;
	for (i = 0; json_object_is_type(m, json_type_string) && i < pg_narches; i++)
		if (!strcmp(json_object_get_string(m), pg_arches[i]->name))
			return pg_arches[i];
	bad(at, "%.40s is no architecture that this version knows", json_object_to_json_string(m));
	return NULL;
}

static struct pg_capture *from_json(struct place *at, json_object *o)
{
	const struct pg_arch *arch;
	struct pg_capture *cap;
	json_object *cpus;
	size_t i, n;

	if (!json_object_is_type(o, json_type_object)) {
		bad(at, "this is no capture: an object is needed");
		return NULL;
	}
	go(at, "cpus");
	if (!json_object_object_get_ex(o, "cpus", &cpus) || !json_object_is_type(cpus, json_type_array)) {
		bad(at, "this is no capture: an array of CPUs is needed");
		return NULL;
	}
	n = json_object_array_length(cpus);
	if (n > MAX_CPUS) {
		bad(at, "%zu CPUs are too many, %d is the most", n, MAX_CPUS);
		return NULL;
	}
	arch = arch_of(at, o);
	if (!arch)
		return NULL;
	cap = calloc(1, pg_capture_size(arch, n));
	if (!cap) {
		bad(at, "not enough memory");
		return NULL;
	}
	pg_capture_bind(cap, arch, n);
	if (!header(at, o, cap))
		goto fail;
	for (i = 0; i < n; i++)
		if (!one_cpu(at, i, json_object_array_get_idx(cpus, i), arch, &cap->cpu[i]))
			goto fail;
	return cap;
fail:
	free(cap);
	return NULL;
}

/* The whole file, unpacked if gzip packed it; *len without the NUL that is added. */
static char *slurp(const struct place *at, size_t *len)
{
	bool input = !strcmp(at->file, "-");
	gzFile f = input ? gzdopen(dup(STDIN_FILENO), "r") : gzopen(at->file, "r");
	char *buf = NULL, *more;
	size_t size = 0;
	int n, err;

	*len = 0;
	if (!f) {
		bad(at, "%s", strerror(errno));
		return NULL;
	}
	do {
		if (*len + 1 >= size) {
			size = size ? size * 2 : 65536;
			more = size <= MAX_FILE ? realloc(buf, size) : NULL;
			if (!more) {
				bad(at, "is larger than %u MiB, or memory is short", MAX_FILE >> 21);
				goto fail;
			}
			buf = more;
		}
		n = gzread(f, buf + *len, size - 1 - *len);
		*len += n > 0 ? n : 0;
	} while (n > 0);
	gzerror(f, &err);
	if (n < 0 || err == Z_BUF_ERROR) {
		bad(at, "%s", err == Z_ERRNO ? strerror(errno) : "it is packed by gzip, and damaged or cut off");
		goto fail;
	}
	buf[*len] = 0;
	gzclose(f);
	return buf;
fail:
	free(buf);
	gzclose(f);
	return NULL;
}

struct pg_capture *pg_parse_capture(const char *program, const char *name, const char *buf, size_t len)
{
	struct place at = { .program = program, .file = name };
	struct pg_capture *cap = NULL;
	json_tokener *tok;
	json_object *o;

	if (memchr(buf, 0, len)) {
		bad(&at, "not JSON: there is a NUL at byte %zu", strlen(buf));
		return NULL;
	}
	tok = json_tokener_new();
	if (!tok) {
		bad(&at, "not enough memory");
		return NULL;
	}
	json_tokener_set_flags(tok, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	o = json_tokener_parse_ex(tok, buf, len + 1);
	if (json_tokener_get_error(tok) != json_tokener_success || !o)
		bad(&at, "not JSON from byte %zu on: %s", json_tokener_get_parse_end(tok),
		    json_tokener_error_desc(json_tokener_get_error(tok)));
	else
		cap = from_json(&at, o);
	json_object_put(o);
	json_tokener_free(tok);
	return cap;
}

struct pg_capture *pg_read_capture(const char *program, const char *name)
{
	struct place at = { .program = program, .file = name };
	struct pg_capture *cap;
	size_t len;
	char *buf;

	buf = slurp(&at, &len);
	if (!buf)
		return NULL;
	cap = pg_parse_capture(program, name, buf, len);
	free(buf);
	return cap;
}
