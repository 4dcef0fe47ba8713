/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of broken claims: effects.h as data, see effect.h.
 */
#include <stdio.h>
#include "effect.h"
#include "row.h"
#include "../../module/out.h"

#define V(major, minor)	PG_RELEASE(major, minor)
#define FIRST		PG_FIRST
#define LAST		PG_LAST
#define KNOWN		true
#define INFERRED	false
#define SPELL(x)	#x

const struct pg_effect pg_effects[] = {
#define PG_EFFECT(sym, answer, from, until, what, function, when, only, proof, note) \
	{ PG_C_##sym, PG_ON_##answer, from, until, PG_##what, proof, function, SPELL(when), only, note },
#include "effects.h"
#undef PG_EFFECT
};
const int pg_neffects = sizeof(pg_effects) / sizeof(pg_effects[0]);

const u16 pg_series[] = { PG_SERIES };
const int pg_nseries = sizeof(pg_series) / sizeof(pg_series[0]);

enum {
#define PG_FIELD(reg, field, lsb, width, sign) PG_LSB_##reg##_##field = lsb, PG_WIDTH_##reg##_##field = width,
#include "../../module/fields.h"
#undef PG_FIELD
};

#define BIT(reg, n)	(pg_value(c, PG_R_##reg, missing) >> (n) & 1)
#define F(reg, name) \
	(pg_value(c, PG_R_##reg, missing) >> PG_LSB_##reg##_##name & ((1ull << PG_WIDTH_##reg##_##name) - 1))

bool pg_effect_holds(int i, const struct pg_cpu *c, int *missing)
{
	int n = 0;

	*missing = PG_NO_REG;
#define PG_EFFECT(sym, answer, from, until, what, function, when, ...) \
	if (n++ == i) \
		return when;
#include "effects.h"
#undef PG_EFFECT
	return false;
}

bool pg_effect_answers(const struct pg_effect *e, enum pg_verdict v)
{
	return pg_broken(v) && e->answer & (v == PG_LIE ? PG_ON_TRAP : PG_ON_ODD);
}

const char *pg_what_words(enum pg_what what)
{
	static const char *const words[] = {
		[PG_NOTHING] = "boots", [PG_MISCOUNTS] = "boots, and goes wrong", [PG_LATER] = "boots, and dies later",
		[PG_DIES] = "dies at boot", [PG_HANGS] = "hangs at boot, without a word",
	};

	return words[what];
}

const char *pg_effect_words(const struct pg_effect *e)
{
	static const char *const words[] = {
		[PG_NOTHING] = "does not mind", [PG_MISCOUNTS] = "goes wrong", [PG_LATER] = "dies", [PG_DIES] = "dies at boot",
		[PG_HANGS] = "hangs at boot",
	};
	static char out[1024];
	struct pg_out o = { out, sizeof(out), 0 };

	pg_put(&o, "%s", words[e->what]);
	if (*e->function && e->what > PG_NOTHING)
		pg_put(&o, " in %s", e->function);
	if (*e->only)
		pg_put(&o, ", %s", e->only);
	if (!e->known)
		pg_put(&o, " (inferred, not verified)");
	if (*e->note)
		pg_put(&o, "; %s", e->note);
	return out;
}

const char *pg_what_key(enum pg_what what)
{
	static const char *const keys[] = {
		[PG_NOTHING] = "NOTHING", [PG_MISCOUNTS] = "MISCOUNTS", [PG_LATER] = "LATER", [PG_DIES] = "DIES",
		[PG_HANGS] = "HANGS",
	};

	return keys[what];
}

const char *pg_release_text(unsigned int release)
{
	static char out[16];

	snprintf(out, sizeof(out), "%u.%u", release / 256, release % 256);
	return out;
}

unsigned int pg_release_before(unsigned int release)
{
	static const u16 last[] = { PG_LAST_MINORS };
	unsigned int i;

	if (release % 256)
		return release - 1;
	for (i = 0; i < sizeof(last) / sizeof(last[0]); i++)
		if (last[i] / 256 == release / 256 - 1)
			return last[i];
	return release;
}

const char *pg_span_text(unsigned int from, unsigned int until)
{
	static char out[48];
	int n = 0;

	if (from == PG_FIRST && until == PG_LAST)
		return "every release";
	if (until == PG_LAST)
		snprintf(out, sizeof(out), "from v%s on", pg_release_text(from));
	else if (from == PG_FIRST)
		snprintf(out, sizeof(out), "up to v%s", pg_release_text(pg_release_before(until)));
	else {
		n = snprintf(out, sizeof(out), "v%s", pg_release_text(from));
		if (pg_release_before(until) != from)
			snprintf(out + n, sizeof(out) - n, " to v%s", pg_release_text(pg_release_before(until)));
	}
	return out;
}
