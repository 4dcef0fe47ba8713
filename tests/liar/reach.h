/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Can a lie about a register reach a guest of this host, and what must be trapped for it?
 */
#ifndef LIAR_REACH_H
#define LIAR_REACH_H

#include "spec.h"

/*
 * Returns NULL when @lie can be told, or the reason why it cannot, or only in part; NULL as well
 * when nothing is known. Adds to @always the bits of HCR_EL2 that must be set for it, to @at_start
 * those that must be set when a vCPU first runs and that KVM takes back when it is done with them.
 */
const char *lie_reach(const struct lie *lie, u64 *always, u64 *at_start);

/* Is a write to @reg handled as a change of the guest's translation regime (HCR_EL2.TVM)? */
bool lie_is_vm_reg(u32 reg);

#endif
