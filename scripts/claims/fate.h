/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels would do on the host of a capture, release by release.
 */
#ifndef PG_FATE_H
#define PG_FATE_H

#include "verdict/breaks.h"
#include "verdict/words.h"

/* Releases that fare alike: from is a release, until the next one that fares otherwise, or PG_LAST for the last range. */
struct pg_fate {
	unsigned int from, until;
	enum pg_what worst;
	bool perhaps;			/* all that is so bad depends on what the capture does not show */
	int n;
	struct {
		int effect;		/* index of the effects of the architecture */
		bool unsure;		/* its condition could not be looked at in the capture */
	} *by;
};

struct pg_prediction {
	const struct pg_arch *arch;
	int n;
	struct pg_fate *fate;
	bool unspoken[PG_MAX_CLAIMS];	/* broken, and no effect is known of it */
	int undecided;			/* claims that could not be decided, so nothing is said of them */
	enum pg_what worst;
};

/* Returns 0, or -1 when memory is short. The judgement must not be CANNOT TELL. Freed by pg_predict_free(). */
int pg_predict(const struct pg_capture *cap, const struct pg_judgement *j, struct pg_prediction *p);
void pg_predict_free(struct pg_prediction *p);

/* The series of effects.h in a range: calls visit for each. */
void pg_fate_series(const struct pg_fate *f, void (*visit)(unsigned int release, void *data), void *data);

/* The first function in which the worst happens, or "". */
const char *pg_fate_function(const struct pg_arch *arch, const struct pg_fate *f);

#endif
