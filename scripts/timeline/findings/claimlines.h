/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What follows from a broken claim, as lines of a finding.
 */
#ifndef PG_CLAIMLINES_H
#define PG_CLAIMLINES_H

#include "../words/claim.h"
#include "finding.h"

void pg_tl_finding_claim(struct pg_tl_finding *f, const struct pg_regclaim *claim);

#endif /* PG_CLAIMLINES_H */
