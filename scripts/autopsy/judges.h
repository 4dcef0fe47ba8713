/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What each kind of evidence proves: one function per row of enum pg_kind_of_death. Each fills claims, sureness, why and what
 * would decide it; it is given f->death, f->insn and f->arch, and PG_SURE_UNKNOWN.
 */
#ifndef PG_AUTOPSY_JUDGES_H
#define PG_AUTOPSY_JUDGES_H

#include "finding.h"

void pg_judge_undefined(struct pg_finding_of *f);
void pg_judge_secondary(struct pg_finding_of *f);
void pg_judge_stuck(struct pg_finding_of *f);
void pg_judge_no_mmu(struct pg_finding_of *f);
void pg_judge_sanity(struct pg_finding_of *f);
void pg_judge_host_sysreg(struct pg_finding_of *f);

void pg_judge_protection(struct pg_finding_of *f);
void pg_judge_opcode(struct pg_finding_of *f);
void pg_judge_msr_error(struct pg_finding_of *f);
void pg_judge_no_pmu(struct pg_finding_of *f);
void pg_judge_host_msr(struct pg_finding_of *f);
void pg_judge_vmx_abort(struct pg_finding_of *f);

#endif
