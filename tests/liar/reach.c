/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Which guest accesses arrive at KVM's handler of system register traps, where the lies are told.
 *
 * An access gets there when KVM traps the register for every guest (most), or when it can be made
 * to by a bit of the guest's HCR_EL2 (translation control, caches). It does not get there when no
 * trap exists, when KVM answers at EL2 before the handler, when the trap has a class of its own, or
 * when the CPU itself lacks the register: then the guest gets UNDEF without the hypervisor.
 *
 * Facts: Arm ARM (DDI 0487), descriptions of HCR_EL2, MDCR_EL2, CPTR_EL2 and of the registers;
 * arch/arm64/kvm of Linux 5.10, 6.1, 6.12 and 7.2 for which traps KVM sets.
 */
#include <linux/kvm_host.h>
#include <asm/kvm_arm.h>
#include <asm/sysreg.h>
#include "reach.h"

#define ANY	0xff	/* of one part of the encoding */

/* The claim of this CPU that a register depends on: a field of its own ID registers. */
enum needs {
	NOTHING,
	PMU,
	PMU_P4,
	SPE,
	TRBE,
	TRACE_FILTER,
	AMU,
	LOR,
	RAS,
	MPAM,
	CSV2_2,
	SME,
	MTE2,
};

struct reach {
	u8 op0, op1, crn, crm_from, crm_to, op2_from, op2_to;
	enum needs needs;
	u64 hcr;
	const char *limit;
};

#define NOT_TRAPPED	"no trap exists for it"
#define OWN_CLASS	"its trap does not come to KVM's handler of system registers"
#define AT_EL2		"KVM answers it at EL2 while the VM has the feature; only otherwise it comes here"
#define ONLY_WRITES	"only writes of it trap here, reads do not"
#define DEPENDS		"it traps here only with some kernels and CPUs"

/* HCR_EL2 bits that newer kernels set for every guest, and older ones do not know. */
#ifdef HCR_TID1
#define TID1_LIMIT	(HCR_GUEST_FLAGS & HCR_TID1 ? NULL : NOT_TRAPPED)
#else
#define TID1_LIMIT	NOT_TRAPPED
#endif

/* The first row that fits counts. */
static const struct reach rows[] = {
	/* HCR_EL2.TID3: the ID space. */
	{ 3, 0, 0, 1, 7, 0, 7 },
	/* HCR_EL2.TID1. */
	{ 3, 0, 0, 0, 0, 6, 6, NOTHING, 0, TID1_LIMIT },
	{ 3, 1, 0, 0, 0, 6, 7, NOTHING, 0, TID1_LIMIT },
	/* MIDR_EL1 and MPIDR_EL1 come from VPIDR_EL2 and VMPIDR_EL2. */
	{ 3, 0, 0, 0, 0, 0, 7, NOTHING, 0, NOT_TRAPPED },
	/* HCR_EL2.TID2: cache geometry. */
	{ 3, 1, 0, 0, 0, 0, 2, NOTHING, HCR_TID2 },
	{ 3, 2, 0, 0, 0, 0, 0, NOTHING, HCR_TID2 },
	{ 3, 3, 0, 0, 0, 1, 1, NOTHING, HCR_TID2 },
	/* HCR_EL2.TACR. */
	{ 3, 0, 1, 0, 0, 1, 1 },
	{ 3, 0, 1, 0, 0, 2, 2, NOTHING, 0, NOT_TRAPPED },
	/* HCR_EL2.TVM: translation control. TRVM would trap the reads, and KVM would not expect it. */
	{ 3, 0, 1, 0, 0, 0, 0, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 2, 0, 0, 0, 2, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 5, 1, 1, 0, 1, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 5, 2, 2, 0, 0, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 6, 0, 0, 0, 0, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 10, 2, 2, 0, 0, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 10, 3, 3, 0, 0, NOTHING, HCR_TVM, ONLY_WRITES },
	{ 3, 0, 13, 0, 0, 1, 1, NOTHING, HCR_TVM, ONLY_WRITES },
	/* MDCR_EL2.TPM. */
	{ 3, 0, 9, 14, 14, 6, 6, PMU_P4 },
	{ 3, 0, 9, 14, 14, 0, 7, PMU },
	{ 3, 3, 9, 12, 14, 0, 7, PMU },
	{ 3, 3, 14, 8, 15, 0, 7, PMU },
	/* MDCR_EL2.TPMS and E2PB, E2TB, TTRF. */
	{ 3, 0, 9, 9, 9, 0, 7, SPE },
	{ 3, 0, 9, 10, 10, 7, 7, SPE, 0, NOT_TRAPPED },
	{ 3, 0, 9, 10, 10, 0, 7, SPE },
	{ 3, 0, 9, 11, 11, 7, 7, TRBE, 0, NOT_TRAPPED },
	{ 3, 0, 9, 11, 11, 0, 7, TRBE },
	{ 3, 0, 1, 2, 2, 1, 1, TRACE_FILTER },
	/* MDCR_EL2.TDOSA and TDRA always; TDA until the guest owns the debug registers. */
	{ 2, 0, 1, 0, 15, 0, 7 },
	{ 2, 0, 0, 0, 15, 0, 7, NOTHING, 0,
	  "it traps here only until the guest first writes a debug register" },
	/* CPTR_EL2.TAM. */
	{ 3, 3, 13, 2, 15, 0, 7, AMU },
	/* HCR_EL2.TLOR, TERR, and MPAM2_EL2. */
	{ 3, 0, 10, 4, 4, 4, 4, MPAM },
	{ 3, 0, 10, 4, 4, 0, 7, LOR },
	{ 3, 0, 10, 5, 5, 0, 7, MPAM },
	{ 3, 0, 5, 3, 5, 0, 7, RAS },
	{ 3, 0, 12, 1, 1, 1, 1, NOTHING, 0, NOT_TRAPPED },
	/* HCR_EL2.EnSCXT, ATA: KVM leaves them 0, the second one for a VM without MTE. */
	{ 3, ANY, 13, 0, 0, 7, 7, CSV2_2 },
	{ 3, 0, 1, 0, 0, 5, 6, MTE2, 0, AT_EL2 },
	{ 3, 0, 5, 6, 6, 0, 1, MTE2, 0, AT_EL2 },
	/* HCR_EL2.APK. */
	{ 3, 0, 2, 1, 3, 0, 7, NOTHING, 0, AT_EL2 },
	/* CPTR_EL2.TZ and TSM report with classes of their own; SMPRI_EL1 is a fine-grained trap. */
	{ 3, 0, 1, 2, 2, 0, 0, NOTHING, 0, OWN_CLASS },
	{ 3, 0, 1, 2, 2, 4, 4, SME },
	{ 3, 0, 1, 2, 2, 6, 6, SME, 0, OWN_CLASS },
	{ 3, 3, 4, 2, 2, 2, 2, SME, 0, OWN_CLASS },
	/* GIC: the SGI registers trap, the rest belongs to the hardware. */
	{ 3, 0, 12, 11, 11, 5, 7 },
	{ 3, 0, 12, 12, 12, 5, 5, NOTHING, 0,
	  "it traps only where ICC_SRE_EL2.Enable can be 0, which emulated CPUs do not have" },
	{ 3, 0, 12, 8, 12, 0, 7, NOTHING, 0, NOT_TRAPPED },
	{ 3, 0, 4, 6, 6, 0, 0, NOTHING, 0, NOT_TRAPPED },
	/* Timers, random numbers. */
	{ 3, 3, 14, 0, 3, 0, 7, NOTHING, 0, DEPENDS },
	{ 3, 3, 2, 4, 4, 0, 1, NOTHING, 0, NOT_TRAPPED },
};

static unsigned int field(u64 id, unsigned int lsb)
{
	return id >> lsb & 0xf;
}

/* By encoding: the oldest headers do not have all the names. */
static bool cpu_has(enum needs needs)
{
	u64 pfr0 = read_sysreg_s(sys_reg(3, 0, 0, 4, 0));
	u64 pfr1 = read_sysreg_s(sys_reg(3, 0, 0, 4, 1));
	u64 dfr0 = read_sysreg_s(sys_reg(3, 0, 0, 5, 0));
	u64 mmfr1 = read_sysreg_s(sys_reg(3, 0, 0, 7, 1));
	unsigned int pmuver = field(dfr0, 8);

	switch (needs) {
	case NOTHING:		return true;
	case PMU:		return pmuver && pmuver != 0xf;
	case PMU_P4:		return pmuver >= 5 && pmuver != 0xf;
	case SPE:		return field(dfr0, 32);
	case TRBE:		return field(dfr0, 44);
	case TRACE_FILTER:	return field(dfr0, 40);
	case AMU:		return field(pfr0, 44);
	case LOR:		return field(mmfr1, 16);
	case RAS:		return field(pfr0, 28);
	case MPAM:		return field(pfr0, 40) || field(pfr1, 16);
	case CSV2_2:		return field(pfr0, 56) >= 2 || field(pfr1, 32) >= 2;
	case SME:		return field(pfr1, 24);
	case MTE2:		return field(pfr1, 8) >= 2;
	}
	return true;
}

static const struct reach *find(u32 reg)
{
	u8 op0 = reg >> 14, op1 = reg >> 11 & 7, crn = reg >> 7 & 15, crm = reg >> 3 & 15;
	u8 op2 = reg & 7;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct reach *r = &rows[i];

		if (r->op0 == op0 && (r->op1 == op1 || r->op1 == ANY) && r->crn == crn &&
		    r->crm_from <= crm && crm <= r->crm_to && r->op2_from <= op2 && op2 <= r->op2_to)
			return r;
	}
	return NULL;
}

const char *lie_reach(const struct lie *lie, u64 *always, u64 *at_start)
{
	const struct reach *r = find(lie->reg);

	if (!r)
		return NULL;
	if (!cpu_has(r->needs))
		return "this CPU lacks it, a guest gets UNDEF without the host";
	/*
	 * KVM traps translation control until the guest's MMU and caches are on, and a slow host
	 * is slow just then. To trap it for good would slow down every later write as well.
	 */
	if (r->hcr == HCR_TVM && lie->kind == LIE_DELAY) {
		*at_start |= r->hcr;
		return NULL;
	}
	*always |= r->hcr;
	return r->limit;
}

bool lie_is_vm_reg(u32 reg)
{
	const struct reach *r = find(reg);

	return r && r->hcr == HCR_TVM;
}
