/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The rows of effects.h as data, and which of them hold for a capture.
 */
#ifndef PG_EFFECT_H
#define PG_EFFECT_H

#include "../../module/judge.h"

/* A mainline release, in one number that sorts. */
#define PG_RELEASE(major, minor)	((major) * 256 + (minor))
#define PG_FIRST	0
#define PG_LAST		0xffff

/* How bad it is, the worst last. */
enum pg_what { PG_NOTHING, PG_MISCOUNTS, PG_LATER, PG_DIES, PG_HANGS };

enum pg_answer { PG_ON_TRAP = 1, PG_ON_ODD = 2, PG_ON_ANY = 3 };

struct pg_effect {
	u16 claim;			/* enum pg_claim */
	u8 answer;			/* enum pg_answer */
	u16 from, until;		/* releases, the second not included */
	u8 what;			/* enum pg_what */
	bool known;			/* not only inferred */
	const char *function, *when, *only, *note;
};

extern const struct pg_effect pg_effects[];
extern const int pg_neffects;

extern const u16 pg_series[];
extern const int pg_nseries;

/* Does the condition of row i hold on this CPU? *missing is set when a register needed to know that has no value. */
bool pg_effect_holds(int i, const struct pg_cpu *c, int *missing);

/* Does the row speak of this verdict of its claim? */
bool pg_effect_answers(const struct pg_effect *e, enum pg_verdict v);

/* "dies at boot" and the like: what becomes of a kernel. */
const char *pg_what_words(enum pg_what what);

/* What one row says a kernel does: "dies at boot in FUNCTION, with ...; note". In a static buffer. */
const char *pg_effect_words(const struct pg_effect *e);

const char *pg_what_key(enum pg_what what);

/* "6.12", in a static buffer; the release before this one. */
const char *pg_release_text(unsigned int release);
unsigned int pg_release_before(unsigned int release);

/* "v5.10 to v6.6", "from v6.7 on" and the like, in a static buffer. */
const char *pg_span_text(unsigned int from, unsigned int until);

#endif
