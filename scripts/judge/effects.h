/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a broken claim, by the mainline release they are built from.
 *
 * X-macro, no include guard.
 *
 *	PG_EFFECT(SYM,		the claim of claims.h
 *		  answer,	TRAP: when it is answered with an exception (LIE);  ODD: when it is dead, wrong or skewed;  ANY
 *		  from, until,	the first release that does it and the first that no longer does, V(5, 10);  FIRST, LAST
 *		  what,		DIES at boot, with an oops;  HANGS at boot, without a word;  LATER: dies when it is used;
 *				MISCOUNTS: runs, with wrong numbers or behaviour;  NOTHING: runs, and note says why
 *		  "function",	where, or empty
 *		  when,		C expression on the CPU that breaks the claim: F(REG, FIELD), BIT(REG, n); or true
 *		  "only",	what else it takes, a configuration or a deed of the user; or empty
 *		  proof,	KNOWN: read in the source of a kernel of that range, named by its commit, or seen.
 *				INFERRED: from the architecture, from memory, or from a neighbouring release
 *		  "note")	what else to know, kernels with backports above all; or empty
 *
 * A release that no row speaks of does not touch what the claim is about. Releases are those of mainline and of its
 * stable series, which change none of this unless a note says so; distributions are named where they do.
 */

/* The upstream series that predict always lists; releases at which some row begins or ends come on top. */
#define PG_SERIES \
	V(4, 19), V(5, 4), V(5, 10), V(5, 15), V(6, 1), V(6, 6), V(6, 12), V(6, 18), V(7, 2)

/* The last release of each major number but the newest: what comes before 6.0 is 5.19. */
#define PG_LAST_MINORS	V(3, 19), V(4, 20), V(5, 19), V(6, 19)

#include "effects-pmu.h"
#include "effects-pmb.h"
#include "effects-id.h"
#include "effects-debug.h"
#include "effects-feature.h"
#include "effects-machine.h"
#include "effects-in.h"
