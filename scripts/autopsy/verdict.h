/* SPDX-License-Identifier: GPL-2.0 */
/*
 * From deaths to findings.
 */
#ifndef PG_AUTOPSY_VERDICT_H
#define PG_AUTOPSY_VERDICT_H

#include "finding.h"

/* By enum pg_sureness. */
extern const char *const pg_sureness_words[];

/* findings has room for all deaths. Returns how many there are: those that another one joins are left out. */
size_t pg_judge_deaths(const struct pg_deaths *deaths, struct pg_finding_of *findings);

#endif
