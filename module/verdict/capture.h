/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What was seen: raw values from every CPU, before any judgement. Filled by collect.c in the guest, or by the reader of
 * a stored capture in userspace; consumed by judge.c. Plain data, so that both sides reach the same verdict. What
 * the registers and observations are called, and how many there are, is the architecture's to say: arch.h.
 */
#ifndef PG_CAPTURE_H
#define PG_CAPTURE_H

#ifdef __KERNEL__
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
typedef uint64_t u64;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;
#endif

/* The number that captures and verdicts carry. Keys only ever get added; a new meaning gets a new number. */
#define PG_SCHEMA	1

struct pg_arch;

/* Why something was not done. The text is what the report prints. */
#define PG_REASONS \
	PG_REASON(NONE,		"") \
	PG_REASON(PMU_BUSY,	"the PMU is in use on this CPU") \
	PG_REASON(BEHAVIOUR_OFF, "loaded with behaviour=0") \
	PG_REASON(RISKY_OFF,	"it is risky here (firmware may not survive it, or it changes live state): load with risky=1 to try") \
	PG_REASON(PERF_OFF,	"it opens events in the kernel's perf: load with risky=1 to try") \
	PG_REASON(TOLD_OFF,	"this kernel was told to do without it (arm64.no... or id_... on its command line)") \
	PG_REASON(UNREADABLE,	"depends on an unreadable register") \
	PG_REASON(NOT_EXPORTED,	"this kernel does not tell modules what it settled for") \
	PG_REASON(UNSTABLE,	"it changed while it was looked at") \
	PG_REASON(DISARMED,	"other exceptions kept interrupting the probe") \
	PG_REASON(HINT,		"suspicious, but it may have an innocent cause: a busy host, a filter, a migration") \
	PG_REASON(NO_COUNTER,	"there is no event counter") \
	PG_REASON(NO_SW_INCR,	"SW_INCR does not count, so there is nothing to measure with") \
	PG_REASON(FILTERED,	"the host does not advertise the event CPU_CYCLES") \
	PG_REASON(NOT_ADVERTISED, "the host does not advertise an event that this needs") \
	PG_REASON(NO_DRIVER,	"no driver is bound to the PMU") \
	PG_REASON(NO_TURN,	"others keep all counters busy") \
	PG_REASON(NOT_RESTORED,	"a PMU register did not go back to what it was") \
	PG_REASON(ENDLESS,	"an overflow could not be seen, stopped or cleared here, and would interrupt without end") \
	PG_REASON(TOO_FEW,	"too few cycles were counted for an interrupt") \
	PG_REASON(NOT_ENABLED,	"firmware has not switched the counter on") \
	PG_REASON(CPACR,	"this kernel itself keeps it switched off (CPACR_EL1)") \
	PG_REASON(CR4,		"this kernel itself keeps it switched off (CR4, XCR0)") \
	PG_REASON(ANSWERS_ALL,	"this host answers every MSR, even one that no CPU has (an emulator, or kvm.ignore_msrs=1): 0 proves nothing") \
	PG_REASON(NO_SIMD,	"FP/SIMD registers are unavailable") \
	PG_REASON(NO_MEMORY,	"there is not enough memory to try it") \
	PG_REASON(NO_ENTROPY,	"no random number was ready") \
	PG_REASON(OFFLINE,	"the CPU is offline") \
	PG_REASON(NOT_CHOSEN,	"not in cpus=") \
	PG_REASON(NO_ANSWER,	"something else keeps the CPU to itself: is a real-time task polling there?") \
	PG_REASON(NO_THREAD,	"no thread could be started on the CPU") \
	PG_REASON(NOT_ARMED,	"writes to VBAR_EL1 do not take effect") \
	PG_REASON(NOT_TOUCHED,	"not tested")

enum pg_reason {
#define PG_REASON(name, text) PG_WHY_##name,
	PG_REASONS
#undef PG_REASON
	PG_NREASONS
};

/* Why there is no verdict at all. */
#define PG_REFUSALS \
	PG_REFUSAL(NONE,	"") \
	PG_REFUSAL(SDEI,	"firmware events (SDEI) can arrive inside the window; risky=1 overrides") \
	PG_REFUSAL(ALIGN,	"the vectors are not aligned to 2 KiB in memory") \
	PG_REFUSAL(VBAR,	"writes to VBAR_EL1 do not take effect: a hypervisor guards it") \
	PG_REFUSAL(XEN_PV,	"a Xen PV guest sees the CPUID of the machine below and not its own") \
	PG_REFUSAL(SELFTEST,	"the self-test failed: an exception was not caught as it must be") \
	PG_REFUSAL(NO_CPU,	"no CPU could be probed")

enum pg_refusal {
#define PG_REFUSAL(name, text) PG_NO_##name,
	PG_REFUSALS
#undef PG_REFUSAL
	PG_NREFUSALS
};

enum pg_state {
	PG_UNTOUCHED,		/* nothing asked for it, or why says what forbade it */
	PG_VALUE,		/* it could be read; an instruction: it could be executed */
	PG_TRAP,		/* the access was answered by an exception, esr says which */
};

/* One access to one register. */
struct pg_read {
	u64 value;		/* PG_VALUE: what was read; 0 for a secret */
	u32 esr;		/* PG_TRAP: how it was answered. arm64: ESR_EL1[31:0]; x86: the vector, error code in [31:8] */
	u8 state;		/* enum pg_state */
	u8 why;			/* enum pg_reason, for PG_UNTOUCHED */
	u8 nzcv;		/* the flags after the access, on arm64 PSTATE.NZCV with N in bit 3 */
	u8 restarts;		/* how often a foreign exception closed the window first */
};

/* One observation. */
struct pg_seen {
	u64 got[2];		/* as observations.h says */
	u8 state;		/* PG_VALUE or PG_UNTOUCHED */
	u8 why;			/* enum pg_reason, for PG_UNTOUCHED */
};

struct pg_cpu {
	u32 cpu;		/* the kernel's number */
	u8 probed;		/* 1: everything below is valid */
	u8 why;			/* enum pg_reason, when not probed */
	u8 selftest;		/* bits PG_ST_* that passed */
	u8 restored;		/* 1: every PMU register that was exercised reads as before */
	u32 restarts;		/* how often foreign exceptions closed the window, in all */
	/* While it is probed; not kept in a stored capture: */
	u16 progress;		/* claims that were looked at */
	u8 give_up;		/* 1: set from outside, to end early */
	u16 rereads;		/* how often PMCEID0_EL0 was read again */
	u64 pmceid_other;	/* another value that it had meanwhile, or 0 */
	u8 pmu_writable;	/* each register that sets or clears bits of the PMU can be written */
	u8 e_stuck;		/* PMCR_EL0.E could not be cleared, with these enable bits set */
	u64 stale;
	/* Nanoseconds: what this CPU took, and of that the PMU exercised; the longest that interrupts were off for each. */
	u64 ns_all, ns_pmu;
	u64 off_read, off_pmu;
	struct pg_read *reg;	/* arch->nregs of them, and arch->nobs: bind.h */
	struct pg_seen *obs;
};

/* The self-test, once per CPU: an undefined instruction, a load that must fault, a read that must not. */
#define PG_ST_UDF	1
#define PG_ST_LOAD	2
#define PG_ST_READ	4
#define PG_ST_ALL	7

#define PG_TEXT		80

/* A kernel that could host guests is the host itself, or a nested guest. Zero is for what nothing tells. */
enum pg_nested { PG_NESTED_UNKNOWN, PG_NESTED_NO, PG_NESTED_YES, PG_NNESTED };

struct pg_capture {
	const struct pg_arch *arch;
	u32 schema;
	u32 el;			/* arm64: the exception level that the kernel runs at, 1 or 2; else 0 */
	u32 host;		/* 1: the kernel itself could host guests: on arm64 it owns EL2 */
	u32 nested;		/* enum pg_nested, for a host: is there a hypervisor or an emulator below all the same? */
	u32 behaviour;		/* module parameters as given */
	u32 risky;
	u32 refusal;		/* enum pg_refusal */
	char kernel[PG_TEXT];	/* release of the running kernel */
	char hypervisor[PG_TEXT];	/* how the hypervisor calls itself, or "none", or "unknown" */
	char node[PG_TEXT];	/* the machine's name; only for who runs it, not kept in a stored capture */
	u64 time;		/* seconds since 1970, or 0 */
	u32 ncpus;		/* entries in cpu[] */
	struct pg_cpu cpu[];
};

/* Tables that spell the enums, in tables.c. */
extern const char *const pg_nested_keys[PG_NNESTED];
extern const char *const pg_reasons[PG_NREASONS];
extern const char *const pg_reason_keys[PG_NREASONS];
extern const char *const pg_refusals[PG_NREFUSALS];
extern const char *const pg_refusal_keys[PG_NREFUSALS];

#endif
