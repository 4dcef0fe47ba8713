/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The marker ABI: what a boot marker looks like to whoever watches the host.
 *
 * A marker is one HVC. The host sees x0 and the HVC's immediate; both name the stage, so a trace is
 * readable with either. Included from C and from assembly: only plain integers outside the C part.
 *
 *   x0[63:32]  payload: 32 bits that no hypervisor looks at, because an SMCCC function id is
 *              32 bits wide and KVM reads only w0. A 64-bit value takes two markers.
 *   x0[31:16]  0xafee: a fast call (bit 31), SMC32 (bit 30 clear) of owner 47, which SMCCC leaves
 *              unallocated, with bits 23:16 not zero, which SMCCC forbids. So no hypervisor can
 *              take it for a call: KVM answers NOT_SUPPORTED after its tracepoint has fired. Bit
 *              16 is clear because SMCCC 1.3 uses it as the SVE hint, which KVM masks off.
 *   x0[15]     the payload is the high half of a 64-bit value
 *   x0[14:12]  kind of payload
 *   x0[11:0]   stage, or register code
 *
 * As a 64-bit number x0 is never 0..4, the ids of the kernel's own EL2 stub (hyp-stub.S), where 0
 * would replace the EL2 vectors, 1 restart the kernel and 3 switch to VHE. A marker therefore
 * always loads x0 itself and never passes on what it found there.
 *
 *   imm16      0xe000 | stage. Not 0 (SMCCC), 1 (Hyper-V), 0xea1 (Xen) or 0x4a48 (Jailhouse). KVM
 *              only shows it. Strict mode uses imm 0 throughout, for hypervisors that inject UNDEF
 *              for any other value (Xen).
 *
 * The hypervisor may write x0-x3 (KVM does); it keeps x4-x30, SP and NZCV. At EL2 there is no one
 * to tell and HVC would trap into the kernel itself: every marker is skipped when CurrentEL says
 * EL2.
 */
#ifndef PG_MARKER_H
#define PG_MARKER_H

#define PG_MARK_MAGIC		0xafee
#define PG_MARK_HIGH		0x8000
#define PG_MARK_KIND_SHIFT	12
#define PG_MARK_CODE_MASK	0xfff

/* Kinds of payload. */
#define PG_KIND_STAGE		0	/* packed MPIDR affinity Aff3.Aff2.Aff1.Aff0 */
#define PG_KIND_SYSREG		2	/* half of a system register's value */
#define PG_KIND_SYSREG_UNDEF	3	/* it did not read: payload is ESR_EL1 of the exception */
#define PG_KIND_POINTER		4	/* low half of a pointer */
#define PG_KIND_FAULT		7	/* half of one register of a fault report */

/* x0[31:0] of a marker. */
#define PG_MARK_WORD(kind, code)	(0xafee0000 | ((kind) << PG_MARK_KIND_SHIFT) | (code))

/* The immediate of a stage, and those of the two-part markers that are no stage. */
#define PG_IMM_BASE		0xe000
#define PG_IMM(stage)		(PG_IMM_BASE | (stage))
#define PG_IMM_FAULT_LOW	0xef01
#define PG_IMM_FAULT_HIGH	0xef02
#define PG_IMM_CENSUS_LOW	0xef03
#define PG_IMM_CENSUS_HIGH	0xef04
#define PG_IMM_STRICT		0

/*
 * Codes of a fault report, in the order in which they are sent. Each is sent as a low and a high
 * half. A report that stops short is a report whose HVC no longer reached the host.
 */
#define PG_FAULT_ESR		0xf10
#define PG_FAULT_ELR		0xf11
#define PG_FAULT_FAR		0xf12
#define PG_FAULT_SP		0xf13
#define PG_FAULT_LR		0xf14
#define PG_FAULT_MPIDR		0xf15
#define PG_FAULT_SCTLR		0xf16

/*
 * Code of an EL1 system register (op0 3, op1 0) in a census marker: the CRn, CRm and op2 of its
 * MRS, so that no table has to be kept in step on both sides.
 */
#define PG_SYSREG_CODE(crn, crm, op2)	(((crn) << 7) | ((crm) << 3) | (op2))
#define PG_CENSUS_MIDR		PG_SYSREG_CODE(0, 0, 0)
#define PG_CENSUS_PFR0		PG_SYSREG_CODE(0, 4, 0)
#define PG_CENSUS_DFR0		PG_SYSREG_CODE(0, 5, 0)
#define PG_CENSUS_PMMIR		PG_SYSREG_CODE(9, 14, 6)
#define PG_CENSUS_MPAMIDR	PG_SYSREG_CODE(10, 4, 4)

#ifndef __ASSEMBLER__
#define PG_MARK_IS(x0)		((((x0) >> 16) & 0xffff) == PG_MARK_MAGIC)
#define PG_MARK_PAYLOAD(x0)	((unsigned int)((x0) >> 32))
#define PG_MARK_IS_HIGH(x0)	(!!((x0) & PG_MARK_HIGH))
#define PG_MARK_KIND(x0)	((unsigned int)(((x0) >> PG_MARK_KIND_SHIFT) & 7))
#define PG_MARK_CODE(x0)	((unsigned int)((x0) & PG_MARK_CODE_MASK))
#endif

#endif /* PG_MARKER_H */
