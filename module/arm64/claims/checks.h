/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The checks of claims.h: run when all evidence of a MUST row could be read; *f is OK on entry. What they have in common is
 * in verdict/checks.h.
 */
#ifndef PG_ARM64_CHECKS_H
#define PG_ARM64_CHECKS_H

#include "arm64/arm64.h"
#include "verdict/checks.h"

#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, ...) CHECK(check);
#include "arm64/claims/claims.h"
#undef PG_CLAIM

#endif
