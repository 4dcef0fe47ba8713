/* SPDX-License-Identifier: GPL-2.0 */
/* See evidence.h. What each word of keywords.h makes of the text behind it is a row of readers[]. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "evidence.h"
#include "monitor.h"

static bool word_at(const char *s, const char *word)
{
	return !strncasecmp(s, word, strlen(word));
}

/* One word: up to the next blank. */
static void copy_word(char *to, const char *s)
{
	snprintf(to, PG_DEATH_TEXT, "%.*s", (int)strcspn(s, " \t,]"), s);
}

static void linux_version(struct pg_reading *e, const char *at)
{
	copy_word(e->kernel, at);
	e->boot++;
	e->open = NULL;
}

/* arm64: "Oops - Undefined instruction: 0000000002000000 [#1] SMP", of 4.x "undefined instruction: 0 [#1]". */
static void error(struct pg_reading *e, const char *at)
{
	bool undefined = word_at(at, "Oops - Undefined instruction") || word_at(at, "undefined instruction");

	/* "Unable to handle ..." is followed by this line. */
	if (e->open && e->open->kind == PG_DEATH_OTHER_OOPS && !e->open->function[0] && !undefined)
		return;
	e->open = pg_reading_add(e, undefined ? PG_DEATH_UNDEFINED : PG_DEATH_OTHER_OOPS, at);
}

static void other(struct pg_reading *e, const char *at)
{
	e->open = pg_reading_add(e, PG_DEATH_OTHER_OOPS, pg_reading_sentence(e, at));
}

static void warning(struct pg_reading *e, const char *at)
{
	e->open = pg_reading_add(e, PG_DEATH_WARNING, at);
}

static void end_trace(struct pg_reading *e, const char *at)
{
	e->open = NULL;
}

/* "0 PID: 1 Comm: swapper/0 Not tainted 6.6.0 #1": the release stands behind the taint. */
static void cpu_pid(struct pg_reading *e, const char *at)
{
	if (e->open && isdigit((unsigned char)*at) && strstr(at, "PID: "))
		e->open->cpu = atoi(at);
}

static void not_tainted(struct pg_reading *e, const char *at)
{
	copy_word(e->kernel, at);
	if (e->open)
		snprintf(e->open->kernel, sizeof(e->open->kernel), "%s", e->kernel);
}

/* "Tainted: G        W  OE     6.1.0 #1": letters and blanks, then the release. */
static void tainted(struct pg_reading *e, const char *at)
{
	while (isupper((unsigned char)*at) || *at == ' ')
		at++;
	if (*at == '[')				/* 6.11 and later: "[W]=WARN, [O]=OOT_MODULE" stands on a line of its own */
		return;
	if (isdigit((unsigned char)*at))
		not_tainted(e, at);
}

/* "__armv8pmu_probe_pmu+0xdc/0x110", or an address in [<...>] and nothing else. */
static void program_counter(struct pg_reading *e, const char *at)
{
	struct pg_death *d = e->open;

	if (!d || d->function[0])
		return;
	if (word_at(at, "[<")) {
		d->pc = strtoull(at + 2, NULL, 16);
		d->has_pc = true;
	} else if (word_at(at, "0x")) {
		d->pc = strtoull(at, NULL, 16);
		d->has_pc = true;
	} else {
		copy_word(d->function, at);
	}
}

/* x86: "0010:switch_mm_irqs_off+0x418/0x470", of 4.x "0010:[<ffffffff81234567>]  [<...>] name+0x1/0x2". User's RIP is 0033. */
static void instruction_pointer(struct pg_reading *e, const char *at)
{
	struct pg_death *d = e->open;
	const char *last;

	if (!d || d->function[0] || !word_at(at, "0010:"))
		return;
	at += 5;
	last = strstr(at, ">] ");
	while (last) {
		at = last + 3;
		while (*at == ' ')
			at++;
		last = strstr(at, ">] ");
	}
	copy_word(d->function, at);
}

/* The instruction stands in () on arm64, in <> on x86. */
static void code(struct pg_reading *e, const char *at)
{
	struct pg_death *d = e->open;
	const char *from, *to;

	if (!d || d->code[0])
		return;
	from = strpbrk(at, "(<");
	to = from ? strpbrk(from, ")>") : NULL;
	if (!from || !to)
		return;
	if (*from == '(') {
		snprintf(d->code, sizeof(d->code), "%.*s", (int)(to - from - 1), from + 1);
	} else {
		snprintf(d->code, sizeof(d->code), "%.2s%s", from + 1, to + 1);
		snprintf(d->before, sizeof(d->before), "%.*s", (int)(from - at), at);
	}
	if (d->kind == PG_DEATH_UNDEFINED || d->kind == PG_DEATH_OTHER_OOPS)
		e->open = NULL;
}

/* A log may hold the line twice: as the console printed it, and in what dmesg printed of the same boot. */
static bool said_before(const struct pg_reading *e, int cpu)
{
	size_t i;

	for (i = 0; i < e->deaths->n; i++) {
		const struct pg_death *d = &e->deaths->death[i];

		if (d->kind == PG_DEATH_SECONDARY && d->source == e->source && d->boot == e->boot && d->cpu == cpu)
			return true;
	}
	return false;
}

static void online(struct pg_reading *e, const char *at)
{
	const char *cpu = at - strlen(": failed to come online");

	while (cpu > e->text && isdigit((unsigned char)cpu[-1]))
		cpu--;
	if (!said_before(e, atoi(cpu)))
		pg_reading_add(e, PG_DEATH_SECONDARY, pg_reading_sentence(e, at))->cpu = atoi(cpu);
}

/*
 * "Performance Events: Fam17h+ core perfctr, PMU not available due to virtualization": what the driver found in CPUID stands
 * in front of it. Without that it tried the counters of K7, which nothing promises.
 */
static void no_pmu(struct pg_reading *e, const char *at)
{
	const char *what = strstr(e->text, "Performance Events: ");
	struct pg_death *d = pg_reading_add(e, PG_DEATH_NO_PMU, what ? what : pg_reading_sentence(e, at));

	if (strstr(e->text, "core perfctr, ") || strstr(e->text, " events, "))
		snprintf(d->function, sizeof(d->function), "check_hw_exists");
	d->value = strstr(e->text, "core perfctr, ") != NULL;
}

/* "SYS_ID_AA64DFR0_EL1. Boot CPU: 0x..., CPU1: 0x..." */
static void sanity(struct pg_reading *e, const char *at)
{
	struct pg_death *d = pg_reading_add(e, PG_DEATH_SANITY, at);

	copy_word(d->function, word_at(at, "SYS_") ? at + 4 : at);
	if (d->function[0] && d->function[strlen(d->function) - 1] == '.')
		d->function[strlen(d->function) - 1] = 0;
}

static void protection(struct pg_reading *e, const char *at)
{
	e->open = pg_reading_add(e, PG_DEATH_GP, pg_reading_sentence(e, at));
}

static void opcode(struct pg_reading *e, const char *at)
{
	/* "kernel BUG at ..." is followed by this line. */
	if (e->open && e->open->kind == PG_DEATH_OTHER_OOPS && !e->open->function[0])
		return;
	e->open = pg_reading_add(e, PG_DEATH_OPCODE, pg_reading_sentence(e, at));
}

/* "RDMSR from 0x345 at rIP: 0x... (native_read_msr+0x3/0x30)", "WRMSR to 0x49 (tried to write 0x...) at rIP: ..." */
static void msr_error(struct pg_reading *e, const char *at)
{
	const char *number = strstr(at, "0x"), *function = strrchr(at, '(');
	struct pg_death *d;

	if (!number)
		return;
	d = pg_reading_add(e, PG_DEATH_MSR_ERROR, pg_reading_sentence(e, at));
	d->is_write = word_at(at, "WRMSR");
	d->rcx = strtoull(number, NULL, 16);
	d->has_rcx = true;
	if (function && !word_at(function, "(tried"))
		snprintf(d->function, sizeof(d->function), "%.*s", (int)strcspn(function + 1, ")"), function + 1);
}

static void rcx(struct pg_reading *e, const char *at)
{
	if (!e->open || e->open->has_rcx)
		return;
	e->open->rcx = strtoull(at, NULL, 16);
	e->open->has_rcx = true;
}

static void host_sysreg(struct pg_reading *e, const char *at)
{
	e->open = pg_reading_add(e, PG_DEATH_HOST_SYSREG, pg_reading_sentence(e, at));
	e->open->pc = strtoull(at, NULL, 16);
	e->open->has_pc = true;
}

/* " 3), Op1( 0), CRn( 9), CRm(14), Op2( 6), func_read }": on the line of the access, or the next one. */
static void operands(struct pg_reading *e, const char *at)
{
	unsigned int op0, op1, crn, crm, op2;
	struct pg_death *d = e->open;

	if (!d || d->kind != PG_DEATH_HOST_SYSREG)
		d = pg_reading_add(e, PG_DEATH_HOST_SYSREG, pg_reading_sentence(e, at));
	if (sscanf(at, "%u), Op1(%u), CRn(%u), CRm(%u), Op2(%u)", &op0, &op1, &crn, &crm, &op2) == 5) {
		d->enc = (op0 & 3) << 19 | (op1 & 7) << 16 | (crn & 15) << 12 | (crm & 15) << 8 | (op2 & 7) << 5;
		d->has_enc = true;
		d->is_write = strstr(at, "func_write");
	}
	e->open = NULL;
}

/* KVM: "unhandled rdmsr: 0x3f1", "Unhandled WRMSR(0x...) = 0x...". */
static void host_msr(struct pg_reading *e, const char *at)
{
	struct pg_death *d = pg_reading_add(e, PG_DEATH_HOST_MSR, pg_reading_sentence(e, at));

	d->rcx = strtoull(at, NULL, 16);
	d->has_rcx = true;
	d->is_write = strcasestr(e->text, "wrmsr") != NULL;
}

static void host_fault(struct pg_reading *e, const char *at)
{
	pg_reading_add(e, PG_DEATH_HOST_FAULT, pg_reading_sentence(e, at));
}

static void run_failed(struct pg_reading *e, const char *at)
{
	e->failed = pg_reading_add(e, PG_DEATH_HOST_FAULT, strstr(e->text, "error: kvm run failed"));
}

/* crash: "struct vmcs { revision_id = 4, abort = 4": Intel SDM 28.7, 4 is a failure to load host MSRs. */
static void vmx_abort(struct pg_reading *e, const char *at)
{
	if (!atoi(at))
		return;
	e->autoload = pg_reading_add(e, PG_DEATH_VMX_ABORT, pg_reading_sentence(e, at));
	e->autoload->value = atoi(at);
}

static void msr_index(struct pg_reading *e, const char *at)
{
	e->index = strtoull(at, NULL, 0);
}

/* The MSR that is loaded with something: of the guest's and the host's lists the last that is not 0. */
static void msr_value(struct pg_reading *e, const char *at)
{
	if (!e->autoload || !strtoull(at, NULL, 0))
		return;
	e->autoload->rcx = e->index;
	e->autoload->has_rcx = true;
}

/* "  CPU 0/KVM-53 [001] 25.322683: kvm_exit: TRAP: ..." */
static void trace(struct pg_reading *e, const char *at)
{
	if (at[strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789_")] != ':' || !strstr(e->text, "] ") || strstr(e->text, "] ") > at)
		return;
	e->deaths->trace = true;
}

static void (*const readers[PG_KEYWORDS])(struct pg_reading *e, const char *at) = {
	[PG_KW_LINUX_VERSION] = linux_version, [PG_KW_ERROR] = error, [PG_KW_UNABLE] = other, [PG_KW_KERNEL_BUG] = other,
	[PG_KW_WARNING] = warning, [PG_KW_END_TRACE] = end_trace, [PG_KW_CPU_PID] = cpu_pid, [PG_KW_NOT_TAINTED] = not_tainted,
	[PG_KW_TAINTED] = tainted, [PG_KW_PC] = program_counter, [PG_KW_OLD_PC] = program_counter, [PG_KW_CODE] = code,
	[PG_KW_ONLINE] = online, [PG_KW_SANITY] = sanity, [PG_KW_GP] = protection, [PG_KW_OPCODE] = opcode,
	[PG_KW_MSR_ERROR] = msr_error, [PG_KW_RIP] = instruction_pointer, [PG_KW_RCX] = rcx, [PG_KW_SYSREG] = host_sysreg,
	[PG_KW_CP15] = host_sysreg, [PG_KW_OPS] = operands, [PG_KW_RDMSR] = host_msr, [PG_KW_WRMSR] = host_msr,
	[PG_KW_WRMSR_OLD] = host_msr, [PG_KW_FSC] = host_fault, [PG_KW_EC] = host_fault, [PG_KW_RUN_FAILED] = run_failed,
	[PG_KW_MONITOR_CPU] = pg_monitor_cpu, [PG_KW_MONITOR_PC] = pg_monitor_pc, [PG_KW_MONITOR_SP] = pg_monitor_sp,
	[PG_KW_PSTATE] = pg_monitor_pstate, [PG_KW_NO_PMU] = no_pmu, [PG_KW_ABORT] = vmx_abort, [PG_KW_INDEX] = msr_index,
	[PG_KW_VALUE] = msr_value, [PG_KW_TRACE] = trace, [PG_KW_HUNG] = other, [PG_KW_LOCKUP] = other,
	[PG_KW_NULL] = other, [PG_KW_PAGE] = other,
};

static void found(void *data, enum pg_keyword word, const char *at)
{
	readers[word](data, at);
}

void pg_evidence_begin(struct pg_reading *e, struct pg_deaths *deaths, const char *source)
{
	memset(e, 0, sizeof(*e));
	e->deaths = deaths;
	e->source = source;
	e->vcpu.number = -1;
}

void pg_evidence_line(struct pg_reading *e, const char *text, size_t len, uint64_t number)
{
	e->text = text;
	e->line = number;
	pg_find_keywords(text, len, found, e);
}
