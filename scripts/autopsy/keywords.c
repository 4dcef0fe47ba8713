/* SPDX-License-Identifier: GPL-2.0 */
/* See keywords.h. The automaton is made at the first call; it has a state for each prefix of a word. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "keywords.h"

static const char *const words[PG_KEYWORDS] = {
	[PG_KW_LINUX_VERSION] = "Linux version ",
	[PG_KW_ERROR] = "Internal error: ",
	[PG_KW_UNABLE] = "Unable to handle kernel ",
	[PG_KW_KERNEL_BUG] = "kernel BUG at ",
	[PG_KW_WARNING] = "WARNING: ",
	[PG_KW_END_TRACE] = "---[ end ",
	[PG_KW_CPU_PID] = "CPU: ",
	[PG_KW_NOT_TAINTED] = "Not tainted ",
	[PG_KW_TAINTED] = "Tainted: ",
	[PG_KW_PC] = "pc : ",
	[PG_KW_OLD_PC] = "PC is at ",
	[PG_KW_CODE] = "Code: ",
	[PG_KW_ONLINE] = ": failed to come online",
	[PG_KW_SANITY] = "SANITY CHECK: Unexpected variation in ",
	[PG_KW_GP] = "general protection fault",
	[PG_KW_OPCODE] = "invalid opcode: ",
	[PG_KW_MSR_ERROR] = "unchecked MSR access error: ",
	[PG_KW_RIP] = "RIP: ",
	[PG_KW_RCX] = "RCX: ",
	[PG_KW_SYSREG] = "Unsupported guest sys_reg access at: ",
	[PG_KW_CP15] = "Unsupported guest access at: ",
	[PG_KW_OPS] = "{ Op0(",
	[PG_KW_RDMSR] = "nhandled rdmsr: ",
	[PG_KW_WRMSR] = "nhandled wrmsr: ",
	[PG_KW_WRMSR_OLD] = "nhandled WRMSR(",
	[PG_KW_FSC] = "Unsupported FSC: ",
	[PG_KW_EC] = "Unexpected EC",
	[PG_KW_RUN_FAILED] = "error: kvm run failed ",
	[PG_KW_MONITOR_CPU] = "CPU#",
	[PG_KW_MONITOR_PC] = "PC=",
	[PG_KW_ABORT] = "abort = ",
	[PG_KW_INDEX] = "index = ",
	[PG_KW_VALUE] = "value = ",
	[PG_KW_TRACE] = ": kvm_",
	[PG_KW_HUNG] = "INFO: task ",
	[PG_KW_LOCKUP] = "BUG: soft lockup",
	[PG_KW_NULL] = "BUG: kernel NULL pointer ",
	[PG_KW_PAGE] = "BUG: unable to handle ",
	[PG_KW_MONITOR_SP] = "SP=",
	[PG_KW_PSTATE] = "PSTATE=",
	[PG_KW_NO_PMU] = "PMU not available due to virtualization",
};

#define STATES	700

static uint16_t next[STATES][256], fail[STATES];
static int8_t ends[STATES];
static int nstates;

static void add(int word)
{
	const unsigned char *s;
	int state = 0;

	for (s = (const unsigned char *)words[word]; *s; s++) {
		if (!next[state][*s])
			next[state][*s] = ++nstates;
		state = next[state][*s];
	}
	ends[state] = word;
}

static void make(void)
{
	uint16_t queue[STATES];
	int head = 0, tail = 0, i, c;

	memset(ends, -1, sizeof(ends));
	for (i = 0; i < PG_KEYWORDS; i++)
		add(i);
	for (c = 0; c < 256; c++)
		if (next[0][c])
			queue[tail++] = next[0][c];
	while (head < tail) {
		int state = queue[head++];

		if (ends[state] < 0)
			ends[state] = ends[fail[state]];
		for (c = 0; c < 256; c++) {
			int to = next[state][c];

			if (!to) {
				next[state][c] = next[fail[state]][c];
				continue;
			}
			fail[to] = next[fail[state]][c];
			queue[tail++] = to;
		}
	}
}

void pg_find_keywords(const char *line, size_t len, void (*found)(void *data, enum pg_keyword word, const char *at), void *data)
{
	const unsigned char *s = (const unsigned char *)line, *end = s + len;
	unsigned int state = 0;

	if (!nstates)
		make();
	for (; s < end; s++) {
		state = next[state][*s];
		if (ends[state] >= 0)
			found(data, ends[state], (const char *)s + 1);
	}
}
