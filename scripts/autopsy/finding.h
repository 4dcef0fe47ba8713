/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a death proves: the claim that the host breaks, how sure that is, and what would make it surer. The words about a
 * claim are those of its row.
 */
#ifndef PG_AUTOPSY_FINDING_H
#define PG_AUTOPSY_FINDING_H

#include "death.h"
#include "decode.h"
#include "verdict/arch.h"

enum pg_sureness {
	PG_SURE_NO_LIE,	/* nothing that a host does */
	PG_SURE_UNKNOWN,
	PG_SURE_LIKELY,	/* only the function is known, or the way that the vCPU looks */
	PG_SURE_CERTAIN,	/* the instruction, or the host's line, names what the claim is about */
};

#define PG_CLAIMS_OF	8

struct pg_finding_of {
	const struct pg_death *death;
	const struct pg_death *other;	/* the same access, as seen from the other side; or NULL */
	struct pg_decoded insn;
	bool decoded;
	enum pg_sureness sure;
	const struct pg_arch *arch;	/* whose rows claim[] names */
	int claim[PG_CLAIMS_OF];
	int nclaims;
	char why[400];
	const char *decide;		/* what would decide it, or NULL */
};

#endif
