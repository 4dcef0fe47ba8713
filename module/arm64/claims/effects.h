/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of a broken claim, by the mainline release they are built from.
 *
 * X-macro, no include guard.
 *
 *	PG_EFFECT(SYM,		the claim of claims.h
 *		  answer,	TRAP: when it is answered with an exception (LIE);  ODD: when it is dead, wrong or skewed;  ANY;
 *				HIDDEN: when it is usable though the host does not advertise it
 *		  from, until,	the first release that does it and the first that no longer does, V(5, 10);  FIRST, LAST
 *		  what,		DIES at boot, with an oops;  HANGS silently at boot;  LATER: dies when it is used;
 *				MISCOUNTS: runs, with wrong numbers or behaviour;  NOTHING: runs, and note says why
 *		  "function",	where, or empty
 *		  when,		C expression on the CPU that breaks the claim: F(REG, FIELD), SET(REG, n); or true
 *		  "only",	what else it takes, a configuration or a deed of the user; or empty
 *		  proof,	KNOWN: read in the source of a kernel of that range, named by its commit, or seen.
 *				INFERRED: from the architecture, from memory, or from a neighbouring release
 *		  "note")	what else to know, kernels with backports above all; or empty
 *
 * A release that no row speaks of does not touch what the claim is about. Releases are those of mainline and of its
 * stable series, which change none of this unless a note says so; distributions are named where they do.
 */

#include "arm64/claims/pmu-effects.h"
#include "arm64/claims/pmu-behaviour-effects.h"
#include "arm64/claims/pmu-consistency-effects.h"
#include "arm64/claims/id-effects.h"
#include "arm64/claims/debug-effects.h"
#include "arm64/claims/feature-effects.h"
#include "arm64/claims/boot-effects.h"
#include "arm64/claims/machine-effects.h"
#include "arm64/claims/instructions-effects.h"
#include "arm64/claims/consistency-effects.h"
