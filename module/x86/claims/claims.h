/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Every claim that an x86 host makes through CPUID, and through MSRs that say what others do, one row each.
 *
 * X-macro, no include guard. Define PG_CLAIM and what you need of the words used in the rows; the columns are those of
 * arm64/claims/claims.h. What is particular here:
 *
 *	when		F(REG, FIELD) is a field of fields.h. INTEL and AMD are the vendor that CPUID names (AMD: Hygon as well),
 *			HYPERV is true where a hypervisor speaks Hyper-V's language
 *	evidence	a WO register is "read" by writing 1 to it, a command without state
 *			GENERAL(R(first)), FIXED(...), CORE(...), MTRRS(...), BANKS(...): as many rows as there are counters of
 *			that kind, variable MTRRs, machine check banks
 *
 * A machine may answer every MSR, one that no CPU has included: an emulator, or KVM with ignore_msrs=1. There a register
 * that reads 0 proves nothing, and the judge says so instead of OK.
 *
 * What breaks in a guest, by kernel release and function, stands in effects.h. An id never changes its meaning. A row may
 * accuse only if the SDM, the APM or the paravirtual interface forbids what was seen.
 *
 * There is no row X-08, MISC_ENABLE.EMON, which KVM leaves clear with a PMU and only the driver for the Pentium 4 asks for;
 * and none X-11, OFFCORE_RSP, which nothing but the model promises.
 */

/* Words that many rows share. */
#define PG_HIDE_CPUID	"a VMM or host kernel that hides the CPUID bit, or emulates the MSR"
#define PG_HIDE_INSN	"a VMM or host kernel that hides the CPUID bit, or a CPU that executes what it advertises"
#define PG_NO_PMU_X86	"start the guest without a PMU (QEMU -cpu ...,pmu=off; libvirt <pmu state='off'/>)"
#define PG_KVM_HIDE	"a KVM that enforces its feature bits, or a VMM that hides the bit (QEMU -cpu ...,kvm-...=off)"
#define PG_HV_HIDE	"a hypervisor that hides the bit, or serves the MSR (QEMU -cpu ...,hv-...=off)"

#include "x86/claims/msr.h"
#include "x86/claims/system.h"
#include "x86/claims/pmu.h"
#include "x86/claims/paravirt.h"
#include "x86/claims/instructions.h"
#include "x86/claims/consistency.h"
