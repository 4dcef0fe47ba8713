/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Numbers in words. Exception classes and syndromes: Arm ARM (DDI 0487), ESR_ELx. Function ids:
 * PSCI (DEN 0022), SMCCC (DEN 0028), TRNG (DEN 0098), paravirtualised time (DEN 0057). Exit
 * reasons: Linux include/uapi/linux/kvm.h.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "sysreg.h"
#include "words.h"

struct name {
	uint32_t id;
	const char *name;
};

static const struct name classes[] = {
	{ 0x00, "UNKNOWN" },	 { 0x01, "WFx" },	  { 0x03, "CP15_32" },
	{ 0x04, "CP15_64" },	 { 0x05, "CP14_MR" },	  { 0x06, "CP14_LS" },
	{ 0x07, "FP_ASIMD" },	 { 0x08, "CP10_ID" },	  { 0x09, "PAC" },
	{ 0x0a, "OTHER" },	 { 0x0c, "CP14_64" },	  { 0x0d, "BTI" },
	{ 0x0e, "ILL" },	 { 0x11, "SVC32" },	  { 0x12, "HVC32" },
	{ 0x13, "SMC32" },	 { 0x15, "SVC64" },	  { 0x16, "HVC64" },
	{ 0x17, "SMC64" },	 { 0x18, "SYS64" },	  { 0x19, "SVE" },
	{ 0x1a, "ERET" },	 { 0x1c, "FPAC" },	  { 0x1d, "SME" },
	{ 0x1f, "IMP_DEF" },	 { 0x20, "IABT_LOW" },	  { 0x21, "IABT_CUR" },
	{ 0x22, "PC_ALIGN" },	 { 0x24, "DABT_LOW" },	  { 0x25, "DABT_CUR" },
	{ 0x26, "SP_ALIGN" },	 { 0x27, "MOPS" },	  { 0x28, "FP_EXC32" },
	{ 0x2c, "FP_EXC64" },	 { 0x2d, "GCS" },	  { 0x2f, "SERROR" },
	{ 0x30, "BREAKPT_LOW" }, { 0x31, "BREAKPT_CUR" }, { 0x32, "SOFTSTP_LOW" },
	{ 0x33, "SOFTSTP_CUR" }, { 0x34, "WATCHPT_LOW" }, { 0x35, "WATCHPT_CUR" },
	{ 0x38, "BKPT32" },	 { 0x3a, "VECTOR32" },	  { 0x3c, "BRK64" },
};

static const struct name exits[] = {
	{ 0, "KVM_EXIT_UNKNOWN" },
	{ 1, "KVM_EXIT_EXCEPTION" },
	{ 2, "KVM_EXIT_IO" },
	{ 3, "KVM_EXIT_HYPERCALL" },
	{ 4, "KVM_EXIT_DEBUG" },
	{ 5, "KVM_EXIT_HLT" },
	{ 6, "KVM_EXIT_MMIO" },
	{ 7, "KVM_EXIT_IRQ_WINDOW_OPEN" },
	{ 8, "KVM_EXIT_SHUTDOWN" },
	{ 9, "KVM_EXIT_FAIL_ENTRY" },
	{ 10, "KVM_EXIT_INTR" },
	{ 16, "KVM_EXIT_NMI" },
	{ 17, "KVM_EXIT_INTERNAL_ERROR" },
	{ 24, "KVM_EXIT_SYSTEM_EVENT" },
	{ 28, "KVM_EXIT_ARM_NISV" },
	{ 31, "KVM_EXIT_DIRTY_RING_FULL" },
	{ 39, "KVM_EXIT_MEMORY_FAULT" },
};

/* The 32-bit form; those that exist in a 64-bit form only have bit 30 set here. */
static const struct name calls[] = {
	{ 0x80000000, "SMCCC_VERSION" },	{ 0x80000001, "SMCCC_ARCH_FEATURES" },
	{ 0x80000002, "SMCCC_ARCH_SOC_ID" },	{ 0x80003fff, "SMCCC_ARCH_WORKAROUND_3" },
	{ 0x80007fff, "SMCCC_ARCH_WORKAROUND_2" }, { 0x80008000, "SMCCC_ARCH_WORKAROUND_1" },
	{ 0x84000000, "PSCI_VERSION" },		{ 0x84000001, "PSCI_CPU_SUSPEND" },
	{ 0x84000002, "PSCI_CPU_OFF" },		{ 0x84000003, "PSCI_CPU_ON" },
	{ 0x84000004, "PSCI_AFFINITY_INFO" },	{ 0x84000005, "PSCI_MIGRATE" },
	{ 0x84000006, "PSCI_MIGRATE_INFO_TYPE" }, { 0x84000007, "PSCI_MIGRATE_INFO_UP_CPU" },
	{ 0x84000008, "PSCI_SYSTEM_OFF" },	{ 0x84000009, "PSCI_SYSTEM_RESET" },
	{ 0x8400000a, "PSCI_FEATURES" },	{ 0x8400000e, "PSCI_SYSTEM_SUSPEND" },
	{ 0x8400000f, "PSCI_SET_SUSPEND_MODE" }, { 0x84000012, "PSCI_SYSTEM_RESET2" },
	{ 0x84000015, "PSCI_SYSTEM_OFF2" },	{ 0x84000050, "TRNG_VERSION" },
	{ 0x84000051, "TRNG_FEATURES" },	{ 0x84000052, "TRNG_GET_UUID" },
	{ 0x84000053, "TRNG_RND" },		{ 0x8600ff01, "VENDOR_HYP_CALL_UID" },
	{ 0x86000000, "KVM_FEATURES" },		{ 0x86000001, "KVM_PTP" },
	{ 0xc5000020, "PV_TIME_FEATURES" },	{ 0xc5000021, "PV_TIME_ST" },
};

static const char *lookup(const struct name *table, size_t n, uint32_t id)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (table[i].id == id)
			return table[i].name;
	return NULL;
}

#define LOOKUP(table, id)	lookup(table, sizeof(table) / sizeof(table[0]), id)

const char *pg_ec_name(unsigned int ec)
{
	return LOOKUP(classes, ec);
}

const char *pg_exit_name(unsigned int reason)
{
	return LOOKUP(exits, reason);
}

const char *pg_call_name(uint32_t function)
{
	const char *name = LOOKUP(calls, function);

	return name ? name : LOOKUP(calls, function & ~PG_SMC64);
}

const char *pg_call_words(uint32_t function, char *buf)
{
	const char *name = pg_call_name(function);

	if (name)
		snprintf(buf, PG_WORDS, "%s", name);
	else
		snprintf(buf, PG_WORDS, "function 0x%08" PRIx32, function);
	return buf;
}

static const char *fault_status(unsigned int fsc, char *buf)
{
	static const char *const kinds[] = {
		"address size fault", "translation fault", "access flag fault", "permission fault",
	};

	if (fsc < 16)
		snprintf(buf, 48, "%s, level %u", kinds[fsc >> 2], fsc & 3);
	else if (fsc == 0x10)
		snprintf(buf, 48, "external abort");
	else if (fsc >= 0x14 && fsc <= 0x17)
		snprintf(buf, 48, "external abort on a table walk, level %u", fsc & 3);
	else if (fsc == 0x11)
		snprintf(buf, 48, "tag check fault");
	else if (fsc == 0x21)
		snprintf(buf, 48, "alignment fault");
	else if (fsc == 0x30)
		snprintf(buf, 48, "TLB conflict");
	else
		snprintf(buf, 48, "fault status 0x%02x", fsc);
	return buf;
}

const char *pg_esr_words(uint64_t esr, char *buf)
{
	unsigned int ec = PG_ESR_EC(esr);
	char part[48], insn[48];
	struct pg_sysreg_trap trap;

	switch (ec) {
	case 0x00:
		snprintf(buf, PG_WORDS, "undefined instruction");
		break;
	case 0x18:
		trap = pg_sysreg_of_esr(esr);
		snprintf(buf, PG_WORDS, "trapped %s", pg_sysreg_insn(trap.enc, trap.read, insn));
		break;
	case 0x20:
	case 0x21:
		snprintf(buf, PG_WORDS, "instruction abort at %s: %s",
			 ec & 1 ? "the same EL" : "a lower EL", fault_status(esr & 0x3f, part));
		break;
	case 0x24:
	case 0x25:
		snprintf(buf, PG_WORDS, "data abort at %s: %s, on a %s%s",
			 ec & 1 ? "the same EL" : "a lower EL", fault_status(esr & 0x3f, part),
			 esr >> 6 & 1 ? "write" : "read",
			 PG_ESR_S1PTW(esr) ? ", in a table walk of the guest" : "");
		break;
	case 0x22:
		snprintf(buf, PG_WORDS, "PC not aligned");
		break;
	case 0x26:
		snprintf(buf, PG_WORDS, "SP not aligned");
		break;
	default:
		snprintf(buf, PG_WORDS, "exception class 0x%02x (%s)", ec,
			 pg_ec_name(ec) ? pg_ec_name(ec) : "unknown");
	}
	return buf;
}

const char *pg_poison_words(uint64_t value, char *buf)
{
	uint64_t up = value - PG_RESET_POISON;

	if (!up) {
		snprintf(buf, PG_WORDS, "KVM's reset value: it was never written");
		return buf;
	}
	/*
	 * The entry code adds the address of a per-CPU variable to a TPIDR_EL1 that nobody has set.
	 */
	if (up >> 48 == 0xffff) {
		snprintf(buf, PG_WORDS,
			 "KVM's reset value of TPIDR_EL1 plus the per-CPU address 0x%016" PRIx64
			 ": computed from a register that was never written",
			 up);
		return buf;
	}
	return NULL;
}

const char *pg_time_words(uint64_t ns, char *buf)
{
	if (ns < 1000)
		snprintf(buf, PG_WORDS, "%" PRIu64 " ns", ns);
	else if (ns < 10000000)
		snprintf(buf, PG_WORDS, "%.*f %s", ns < 1000000 ? 1 : 2,
			 ns / (ns < 1000000 ? 1e3 : 1e6), ns < 1000000 ? "us" : "ms");
	else if (ns < 1000000000)
		snprintf(buf, PG_WORDS, "%.1f ms", ns / 1e6);
	else
		snprintf(buf, PG_WORDS, "%.3f s", ns / 1e9);
	return buf;
}
