/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Reads a printed trace: what trace-cmd report prints, or the kernel's own trace file. That is what
 * people paste into a ticket. Only the kernel's own wording of an event is understood; events that
 * trace-cmd prints in words of its own are counted and left out.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../words/words.h"
#include "guard.h"
#include "printed.h"

#define LINE	1024
#define CPUS	4096

struct line {
	struct pg_event ev;
	char comm[32], name[64];
	const char *rest;
};

/* "   comm-123  [004] d..2  12.345678: name: rest"; the flags may be missing. */
static bool split(char *text, struct line *l)
{
	char *open = NULL, *p, *end, *dash, *dot;
	uint64_t frac;
	int digits;
	size_t len;

	/* The first "[digits]" that a pid stands before: a comm may have brackets of its own. */
	for (p = text; (p = strchr(p, '[')); p++) {
		for (end = p + 1; isdigit((unsigned char)*end); end++)
			;
		if (end > p + 1 && *end == ']' && p > text) {
			open = p;
			break;
		}
	}
	if (!open)
		return false;
	l->ev.cpu = strtol(open + 1, &end, 10);
	if (l->ev.cpu < 0 || l->ev.cpu >= CPUS)
		return false;
	end++;
	*open = '\0';
	dash = strrchr(text, '-');
	if (!dash || !isdigit((unsigned char)dash[1]))
		return false;
	l->ev.pid = strtol(dash + 1, NULL, 10);
	*dash = '\0';
	while (isspace((unsigned char)*text))
		text++;
	snprintf(l->comm, sizeof(l->comm), "%.*s", (int)sizeof(l->comm) - 1, text);

	for (p = end; isspace((unsigned char)*p); p++)
		;
	dot = p + strcspn(p, " \t\n");
	if (dot > p && dot[-1] != ':')		/* the flags */
		for (p = dot; isspace((unsigned char)*p); p++)
			;
	if (!isdigit((unsigned char)*p))
		return false;
	l->ev.ts = strtoull(p, &end, 10) * 1000000000ull;
	if (*end != '.')
		return false;
	p = end + 1;
	frac = strtoull(p, &end, 10);
	for (digits = end - p; digits < 9; digits++)
		frac *= 10;
	for (; digits > 9; digits--)
		frac /= 10;
	l->ev.ts += frac;
	if (*end != ':')
		return false;
	for (p = end + 1; isspace((unsigned char)*p); p++)
		;
	len = strcspn(p, ":");
	if (!p[len] || !len || len >= sizeof(l->name))
		return false;
	memcpy(l->name, p, len);
	l->name[len] = '\0';
	for (l->rest = p + len + 1; isspace((unsigned char)*l->rest); l->rest++)
		;
	return true;
}

static bool parse_switch(struct pg_event *ev, const char *s)
{
	const char *prev = strstr(s, " prev_pid="), *state = strstr(s, " prev_state=");
	const char *next = strstr(s, " next_pid=");

	if (!prev || !state || !next)
		return false;
	ev->f[0] = strtol(prev + 10, NULL, 10);
	ev->f[1] = state[12] != 'R';
	ev->f[2] = strtol(next + 10, NULL, 10);
	return true;
}

static bool parse(struct pg_event *ev, const char *s)
{
	uint64_t *f = ev->f;
	char word[32], other[32], c;
	int64_t n;

	memset(f, 0, sizeof(ev->f));
	switch (ev->kind) {
	case PG_EV_ENTRY:
		return sscanf(s, "PC: 0x%" SCNx64, &f[0]) == 1;
	case PG_EV_EXIT:
		if (sscanf(s, "%31[^:]: HSR_EC: 0x%" SCNx64 " (%31[^)]), PC: 0x%" SCNx64, word,
			   &f[2], other, &f[0]) != 4)
			return false;
		f[1] = !strcmp(word, "TRAP") ? 2 : !strcmp(word, "IRQ") ? 0 : 1;
		return true;
	case PG_EV_HVC:
		return sscanf(s, "HVC at 0x%" SCNx64 " (r0: 0x%" SCNx64 ", imm: 0x%" SCNx64 ")",
			      &f[0], &f[1], &f[2]) == 3;
	case PG_EV_SYSREG:
		return sscanf(s, "HSR 0x%" SCNx64, &f[0]) == 1;
	case PG_EV_ACCESS:
		n = sscanf(s,
			   "PC: %" SCNx64 " %31s (%" SCNu64 ",%" SCNu64 ",%" SCNu64 ",%" SCNu64
			   ",%" SCNu64 ") %31s",
			   &f[0], word, &f[2], &f[3], &f[4], &f[5], &f[6], other);
		f[1] = n == 8 && !strcmp(other, "write");
		return n == 8;
	case PG_EV_TOGGLE:
		if (sscanf(s, "VM op at 0x%" SCNx64 " (cache was %31[^,], now %31[^)])", &f[0],
			   word, other) != 3)
			return false;
		f[1] = !strcmp(word, "on");
		f[2] = !strcmp(other, "on");
		return true;
	case PG_EV_SETWAY:
		return sscanf(s, "S/W flush at 0x%" SCNx64, &f[0]) == 1;
	case PG_EV_FAULT:
		return sscanf(s,
			      "ipa 0x%" SCNx64 ", hsr 0x%" SCNx64 ", hxfar 0x%" SCNx64
			      ", pc 0x%" SCNx64,
			      &f[3], &f[1], &f[2], &f[0]) == 4;
	case PG_EV_WFX:
		if (sscanf(s, "guest executed wf%c at: 0x%" SCNx64, &c, &f[0]) != 2)
			return false;
		f[1] = c == 'e';
		return true;
	case PG_EV_USER:
		if (sscanf(s, "reason %31s (%" SCNd64 ")", word, &n) != 2)
			return false;
		if (!strcmp(word, "restart") || !strcmp(word, "error"))
			f[1] = -n;
		else
			f[0] = n;
		return true;
	case PG_EV_SWITCH:
		return parse_switch(ev, s);
	}
	return false;
}

struct names {
	struct {
		int pid;
		char comm[32];
	} n[64];
	int count;
};

static void remember(struct names *names, int pid, const char *comm)
{
	int i;

	if (!strcmp(comm, "<...>"))
		return;
	for (i = 0; i < names->count; i++)
		if (names->n[i].pid == pid)
			return;
	if (i < (int)(sizeof(names->n) / sizeof(names->n[0]))) {
		names->n[i].pid = pid;
		snprintf(names->n[i].comm, sizeof(names->n[i].comm), "%s", comm);
		names->count++;
	}
}

static const char *comm_of(void *source, int pid)
{
	struct names *names = source;
	int i;

	for (i = 0; i < names->count; i++)
		if (names->n[i].pid == pid)
			return names->n[i].comm;
	return NULL;
}

struct state {
	const struct pg_sink *sink;
	struct pg_trace_info *info;
	struct names names;
	uint64_t last[CPUS];
	uint64_t lost[CPUS];	/* events that were lost before the next one, plus 1 */
	bool kvm, x86;
};

static void one_event(struct state *st, struct line *l)
{
	struct pg_trace_info *info = st->info;
	struct pg_event *ev = &l->ev;
	int kind;

	if (!info->events++)
		info->first = ev->ts;
	if (ev->ts > info->last)
		info->last = ev->ts;
	if (ev->cpu >= info->cpus)
		info->cpus = ev->cpu + 1;
	if (st->lost[ev->cpu]) {
		struct pg_lost lost = { ev->cpu, st->last[ev->cpu], ev->ts, st->lost[ev->cpu] - 1 };

		st->sink->lost(st->sink->data, &lost);
		st->lost[ev->cpu] = 0;
	}
	st->last[ev->cpu] = ev->ts;
	if (!strncmp(l->name, "kvm_", 4)) {
		st->kvm = true;
		st->x86 |= strstr(l->rest, "rip 0x") != NULL;
	}
	for (kind = 0; kind < PG_EV_COUNT; kind++) {
		if (strcmp(l->name, pg_event_types[kind].name))
			continue;
		ev->kind = kind;
		if (!parse(ev, l->rest))
			return;
		info->seen[kind]++;
		remember(&st->names, ev->pid, l->comm);
		st->sink->event(st->sink->data, ev);
		return;
	}
}

const char *pg_trace_read_printed(const char *path, const struct pg_sink *sink,
				  struct pg_trace_info *info)
{
	struct state *st = calloc(1, sizeof(*st));
	char text[LINE];
	const char *why = NULL;
	FILE *f = fopen(path, "re");

	if (!f || !st) {
		if (f)
			fclose(f);
		free(st);
		return "it cannot be read";
	}
	st->sink = sink;
	st->info = info;
	while (fgets(text, sizeof(text), f)) {
		struct line l = { 0 };
		unsigned int cpu, count;

		pg_guard_progress();
		if (sscanf(text, " CPU:%u [LOST %u EVENTS]", &cpu, &count) == 2 && cpu < CPUS)
			st->lost[cpu] = (uint64_t)count + 1;
		else if (split(text, &l))
			one_event(st, &l);
	}
	fclose(f);
	if (!info->events)
		why = "it is not a trace: record one with polygraph record or trace-cmd record";
	else if (st->x86)
		why = "it was recorded on an x86 host; only arm64 hosts are supported";
	else if (!st->kvm)
		why = "it has no KVM events: record with -e kvm, or use polygraph record";
	if (!why)
		sink->end(sink->data, comm_of, &st->names);
	free(st);
	return why;
}
