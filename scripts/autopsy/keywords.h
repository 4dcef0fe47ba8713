/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The words by which lines of evidence are known, all looked for at once (Aho-Corasick), so that a long log costs one pass.
 * A row of the list below is what pg_evidence_line() makes of the line behind the word.
 */
#ifndef PG_KEYWORDS_H
#define PG_KEYWORDS_H

#include <stddef.h>

enum pg_keyword {
	PG_KW_LINUX_VERSION, PG_KW_ERROR, PG_KW_UNABLE, PG_KW_KERNEL_BUG, PG_KW_WARNING, PG_KW_END_TRACE, PG_KW_CPU_PID, PG_KW_NOT_TAINTED,
	PG_KW_TAINTED, PG_KW_PC, PG_KW_OLD_PC, PG_KW_CODE, PG_KW_ONLINE, PG_KW_SANITY, PG_KW_GP, PG_KW_OPCODE, PG_KW_MSR_ERROR, PG_KW_RIP,
	PG_KW_RCX, PG_KW_SYSREG, PG_KW_CP15, PG_KW_OPS, PG_KW_RDMSR, PG_KW_WRMSR, PG_KW_WRMSR_OLD, PG_KW_FSC, PG_KW_EC, PG_KW_RUN_FAILED,
	PG_KW_MONITOR_CPU, PG_KW_MONITOR_PC, PG_KW_ABORT, PG_KW_INDEX, PG_KW_VALUE, PG_KW_TRACE, PG_KW_HUNG, PG_KW_LOCKUP, PG_KW_NULL, PG_KW_PAGE,
	PG_KW_MONITOR_SP, PG_KW_PSTATE, PG_KW_NO_PMU, PG_KEYWORDS
};

/* Calls found() for each word in the line, in its order; at is what follows the word. */
void pg_find_keywords(const char *line, size_t len, void (*found)(void *data, enum pg_keyword word, const char *at), void *data);

#endif
