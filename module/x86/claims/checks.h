/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The checks of claims.h: run when all evidence of a MUST row could be read; *f is OK on entry. What they have in common is
 * in verdict/checks.h.
 */
#ifndef PG_X86_CHECKS_H
#define PG_X86_CHECKS_H

#include "verdict/checks.h"
#include "x86/x86.h"

#define PG_CLAIM(sym, id, feature, claim, when, evidence, obs, check, ...) CHECK(check);
#include "x86/claims/claims.h"
#undef PG_CLAIM

#endif
