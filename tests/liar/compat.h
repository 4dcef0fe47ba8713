/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Differences between the kernels of hosts, 5.10 to 7.2. Each says which release made it necessary.
 */
#ifndef LIAR_COMPAT_H
#define LIAR_COMPAT_H

#include <linux/kvm_host.h>
#include <linux/version.h>
#include <asm/kvm_emulate.h>

/*
 * How KVM moves a guest past an instruction that it has emulated. 5.10 moves the PC at once; newer
 * kernels only take a note, kvm_incr_pc(), on which the entry code acts. v6.0 moved the note from a
 * flag word into vcpu_get_flag() and friends. Both forms are macros, so their presence tells.
 */
#if defined(vcpu_get_flag)
#define liar_note_taken(vcpu)	vcpu_get_flag(vcpu, INCREMENT_PC)
#elif defined(KVM_ARM64_INCREMENT_PC)
#define liar_note_taken(vcpu)	((vcpu)->arch.flags & KVM_ARM64_INCREMENT_PC)
#endif

static inline void liar_skip(struct kvm_vcpu *vcpu)
{
#ifdef liar_note_taken
	kvm_incr_pc(vcpu);
#else
	/* kvm_skip_instr() is not exported; a trapped MSR or MRS is 4 bytes of AArch64. */
	*vcpu_pc(vcpu) += 4;
	*vcpu_cpsr(vcpu) &= ~(PSR_BTYPE_MASK | DBG_SPSR_SS);
#endif
}

/* Did KVM's own handler emulate the instruction that was at @pc? If not, it injected UNDEF. */
static inline bool liar_emulated(struct kvm_vcpu *vcpu, u64 pc)
{
#ifdef liar_note_taken
	return liar_note_taken(vcpu);
#else
	return *vcpu_pc(vcpu) == pc + 4;
#endif
}

#endif
