/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of broken claims, see breaks.h. Pure.
 */
#include "verdict/breaks.h"

const u16 pg_series[] = {
	PG_RELEASE(4, 19), PG_RELEASE(5, 4), PG_RELEASE(5, 10), PG_RELEASE(5, 15), PG_RELEASE(6, 1), PG_RELEASE(6, 6), PG_RELEASE(6, 12), PG_RELEASE(6, 18), PG_RELEASE(7, 2),
};
const int pg_nseries = sizeof(pg_series) / sizeof(pg_series[0]);

/* The last release of each major number but the newest: what comes before 6.0 is 5.19. */
static const u16 last_minors[] = { PG_RELEASE(3, 19), PG_RELEASE(4, 20), PG_RELEASE(5, 19), PG_RELEASE(6, 19) };

bool pg_effect_answers(const struct pg_effect *e, enum pg_verdict v)
{
	if (v == PG_HIDDEN)
		return e->answer & PG_ON_HIDDEN;
	return pg_broken(v) && e->answer & (v == PG_LIE ? PG_ON_TRAP : PG_ON_ODD);
}

int pg_effect_next(const struct pg_arch *arch, int i, unsigned int claim, enum pg_verdict v, const struct pg_cpu *c)
{
	int missing;

	for (; i < arch->neffects; i++)
		if (arch->effects[i].claim == claim && (v == PG_NVERDICTS || pg_effect_answers(&arch->effects[i], v)) &&
		    (!c || arch->effect_holds(i, c, &missing) || missing != PG_NO_REG))
			return i;
	return -1;
}

void pg_effect_text(struct pg_out *o, const struct pg_effect *e)
{
	static const char *const words[] = {
		[PG_NOTHING] = "unaffected", [PG_MISCOUNTS] = "misbehaves", [PG_LATER] = "dies", [PG_DIES] = "dies at boot",
		[PG_HANGS] = "hangs silently at boot",
	};

	pg_put(o, "%s", words[e->what]);
	if (*e->function && e->what > PG_NOTHING)
		pg_put(o, " in %s", e->function);
	if (*e->only)
		pg_put(o, ", %s", e->only);
	if (!e->known)
		pg_put(o, " (inferred, not verified)");
	if (*e->note)
		pg_put(o, "; %s", e->note);
}

/* In userspace true is a macro, and expanded before it is spelled. */
static bool always(const char *expression)
{
	return !strcmp(expression, "1") || !strcmp(expression, "true");
}

void pg_effect_sentence(struct pg_out *o, const struct pg_effect *e, bool answer)
{
	pg_span_text(o, e->from, e->until);
	if (answer && e->answer == PG_ON_TRAP)
		pg_put(o, ", if answered with an exception");
	else if (answer && e->answer == PG_ON_ODD)
		pg_put(o, ", if dead, wrong or skewed");
	else if (answer && e->answer == PG_ON_HIDDEN)
		pg_put(o, ", if usable though hidden");
	if (!always(e->when)) {
		pg_put(o, ", if ");
		pg_expression_text(o, e->when);
	}
	pg_put(o, ": ");
	pg_effect_text(o, e);
}

void pg_breaks_text(struct pg_out *o, const struct pg_arch *arch, unsigned int claim, enum pg_verdict v, const struct pg_cpu *c)
{
	int i = pg_effect_next(arch, 0, claim, v, c);

	if (i < 0 && arch->claims[claim].root != PG_NO_CLAIM)
		pg_put(o, "see %s", arch->claims[arch->claims[claim].root].id);
	else if (i < 0)
		pg_put(o, "not known");
	while (i >= 0) {
		pg_effect_sentence(o, &arch->effects[i], v == PG_NVERDICTS);
		i = pg_effect_next(arch, i + 1, claim, v, c);
		if (i >= 0)
			pg_put(o, ". ");
	}
}

const char *pg_what_key(enum pg_what what)
{
	static const char *const keys[] = {
		[PG_NOTHING] = "NOTHING", [PG_MISCOUNTS] = "MISCOUNTS", [PG_LATER] = "LATER", [PG_DIES] = "DIES",
		[PG_HANGS] = "HANGS",
	};

	return keys[what];
}

void pg_release_text(struct pg_out *o, unsigned int release)
{
	pg_put(o, "%u.%u", release / 256, release % 256);
}

unsigned int pg_release_before(unsigned int release)
{
	unsigned int i;

	if (release % 256)
		return release - 1;
	for (i = 0; i < sizeof(last_minors) / sizeof(last_minors[0]); i++)
		if (last_minors[i] / 256 == release / 256 - 1)
			return last_minors[i];
	return release;
}

void pg_span_text(struct pg_out *o, unsigned int from, unsigned int until)
{
	unsigned int last = pg_release_before(until);

	if (from == PG_FIRST && until == PG_LAST) {
		pg_put(o, "every release");
	} else if (until == PG_LAST) {
		pg_put(o, "from v");
		pg_release_text(o, from);
		pg_put(o, " on");
	} else if (from == PG_FIRST) {
		pg_put(o, "up to v");
		pg_release_text(o, last);
	} else {
		pg_put(o, "v");
		pg_release_text(o, from);
		if (last == from)
			return;
		pg_put(o, " to v");
		pg_release_text(o, last);
	}
}

/* Is all from s to end one pair of brackets? */
static bool enclosed(const char *s, const char *end)
{
	int depth = 0;

	for (; s < end; s++) {
		depth += (*s == '(') - (*s == ')');
		if (!depth)
			return *s == ')' && s == end - 1;
	}
	return false;
}

/* The arguments of a call that has two, as FIRST infix SECOND suffix; returns what comes after the call. */
static const char *call(struct pg_out *o, const char *args, const char *infix, const char *suffix)
{
	int first = strcspn(args, ",)"), second;

	pg_put(o, "%.*s%s", first, args, infix);
	args += first;
	args += strspn(args, ", ");
	second = strcspn(args, ")");
	pg_put(o, "%.*s%s", second, args, suffix);
	return args + second + (args[second] == ')');
}

void pg_expression_text(struct pg_out *o, const char *s)
{
	const char *end = s + strlen(s);

	if (always(s)) {
		pg_put(o, "always");
		return;
	}
	while (enclosed(s, end)) {
		s++;
		end--;
	}
	while (s < end) {
		if (!strncmp(s, "F(", 2)) {
			s = call(o, s + 2, ".", "");
		} else if (!strncmp(s, "SET(", 4)) {
			s = call(o, s + 4, "[", "]");
		} else if (!strncmp(s, "AT_HOST", 7)) {
			pg_put(o, "at the host");
			s += 7;
		} else if (!strncmp(s, "AT_EL2", 6)) {
			pg_put(o, "at EL2");
			s += 6;
		} else if (!strncmp(s, "&&", 2) || !strncmp(s, "||", 2)) {
			pg_put(o, *s == '&' ? "and" : "or");
			s += 2;
		} else if (*s == '!' && s[1] != '=') {
			pg_put(o, "not ");
			s++;
		} else {
			pg_put(o, "%c", *s++);
		}
	}
}
