/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The smallest firmware that makes HVC UNDEFINED at EL1: it is started at EL2, sets HCR_EL2.HCD
 * (which counts where there is no EL3) and starts the kernel at KERNEL at EL1, with the device tree
 * at DTB. Secondaries come up at EL2 as well, so it traps the kernel's SMCs, puts its own entry in
 * the place of the one in PSCI CPU_ON, which goes into the context, and passes them on.
 *
 * For QEMU's virt machine with virtualization=on and GICv3, as -bios: it runs in ROM, where no
 * kernel overwrites it. Caches are not its concern.
 */
#define PSCI_CPU_ON	0xc4000003
#define HCR_TSC		(1 << 19)
#define HCR_HCD		(1 << 29)
#define HCR_RW		(1 << 31)

	.globl	_start
_start:
	bl	prepare
	movz	x1, #KERNEL >> 16, lsl #16
	msr	elr_el2, x1
	movz	x0, #DTB >> 16, lsl #16
	mov	x1, xzr
	mov	x2, xzr
	mov	x3, xzr
	eret

/* A CPU that PSCI has started. Linux has no use for a context of its own and passes 0. */
secondary:
	msr	elr_el2, x0
	bl	prepare
	mov	x0, xzr
	eret

/* EL1 as a kernel wants to find it, with no EL2 to speak to. Clobbers x1. */
prepare:
	adr	x1, vectors
	msr	vbar_el2, x1
	ldr	x1, =(HCR_RW | HCR_HCD | HCR_TSC)
	msr	hcr_el2, x1
	ldr	x1, =0x30d00800			/* SCTLR_EL1: RES1 bits, MMU off */
	msr	sctlr_el1, x1
	mov	x1, #0x33ff			/* CPTR_EL2: RES1 bits, no traps */
	msr	cptr_el2, x1
	mov	x1, #3				/* the timers are EL1's */
	msr	cnthctl_el2, x1
	msr	cntvoff_el2, xzr
	mov	x1, #0xf			/* so is the GIC */
	msr	S3_4_C12_C9_5, x1		/* ICC_SRE_EL2 */
	mrs	x1, midr_el1
	msr	vpidr_el2, x1
	mrs	x1, mpidr_el1
	msr	vmpidr_el2, x1
	mov	x1, #0x3c5			/* EL1h, DAIF */
	msr	spsr_el2, x1
	isb
	ret

	.balign	2048
vectors:
	.skip	0x400
	/* A synchronous exception from EL1: an SMC, which may clobber x0-x3. */
	msr	tpidr_el2, x9
	mrs	x9, esr_el2
	lsr	x9, x9, #26
	cmp	x9, #0x17
	b.ne	.
	ldr	x9, =PSCI_CPU_ON
	cmp	x0, x9
	b.ne	1f
	mov	x3, x2
	adr	x2, secondary
1:	smc	#0
	mrs	x9, elr_el2
	add	x9, x9, #4
	msr	elr_el2, x9
	mrs	x9, tpidr_el2
	eret
	.ltorg
