/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Loops of markers and of bare HVCs: void loop(u64 times). x4-x30 outlive an HVC, x0-x3 a marker.
 * No BTI or PAC is needed: called directly, and leaves no stack frame.
 */
#include <linux/linkage.h>
#include "earlyprobe.h"

	.text
/* As on the identity map, around the shared parts. x15 counts: a marker clobbers x9-x14. */
SYM_FUNC_START(loop_shared)
	mov	x15, x0
1:	earlyprobe MMU_OFF
	subs	x15, x15, #1
	b.ne	1b
	ret
SYM_FUNC_END(loop_shared)

/* As it stands at the kernel's own addresses. */
SYM_FUNC_START(loop_inline)
	mov	x15, x0
1:	earlyprobe SECONDARY_VA
	subs	x15, x15, #1
	b.ne	1b
	ret
SYM_FUNC_END(loop_inline)

/* The same id and immediate, so that the host does the same. */
SYM_FUNC_START(loop_bare)
	mov	x15, x0
	mov	x14, #(PG_MARK_MAGIC << 16)
	movk	x14, #.Lpg_id_MMU_OFF
1:	mov	x0, x14
	hvc	#PG_IMM(.Lpg_id_MMU_OFF)
	subs	x15, x15, #1
	b.ne	1b
	ret
SYM_FUNC_END(loop_bare)
