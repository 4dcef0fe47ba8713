/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where the lies are told: in the place of KVM's handler of system register traps.
 */
#ifndef LIAR_HOOK_H
#define LIAR_HOOK_H

#include <linux/atomic.h>
#include "spec.h"

/* What the host says at present. */
struct script {
	struct lies lies;
	atomic_long_t told[LIES_MAX];
	atomic_long_t reads[LIES_MAX];	/* LIE_RARELY: whether or not it was told */
	u64 hcr_always;		/* traps that the lies need, see reach.h */
	u64 hcr_at_start;
};

/* Puts the hooks into KVM; nothing is hooked when it fails. The host says @script, or the truth. */
int hook_init(struct script *script);

/* Says @script from the next access on and waits for accesses that are still told the old one. */
int hook_replace(struct script *script, struct script **old);

/* Takes all hooks out and waits until nobody is inside; returns what was said last. */
struct script *hook_exit(void);

#endif
