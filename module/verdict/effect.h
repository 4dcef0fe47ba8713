/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a guest kernel makes of a broken claim: one row of effects.h as data. These rows are all that is known of it; which
 * of them speak of a verdict, and their words, are in breaks.h.
 */
#ifndef PG_EFFECT_H
#define PG_EFFECT_H

#include "verdict/capture.h"

/* A mainline release, in one number that sorts. */
#define PG_RELEASE(major, minor)	((major) * 256 + (minor))
#define PG_FIRST	0
#define PG_LAST		0xffff

/* How bad it is, the worst last. */
enum pg_what { PG_NOTHING, PG_MISCOUNTS, PG_LATER, PG_DIES, PG_HANGS };

enum pg_answer { PG_ON_TRAP = 1, PG_ON_ODD = 2, PG_ON_ANY = 3, PG_ON_HIDDEN = 4 };

struct pg_effect {
	u16 claim;			/* its number */
	u8 answer;			/* enum pg_answer */
	u8 what;			/* enum pg_what */
	u16 from, until;		/* releases, the second not included */
	bool known;			/* not only inferred */
	const char *function, *when, *only, *note;
};

#endif
