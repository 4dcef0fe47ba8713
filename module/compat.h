/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where kernels differ. Each entry names what made it necessary.
 */
#ifndef PG_COMPAT_H
#define PG_COMPAT_H

#include <asm/neon.h>
#include <asm/simd.h>

/*
 * kernel_neon_begin() takes a buffer for the borrowed registers since "arm64/fpsimd: Allocate kernel mode FP/SIMD buffers
 * on the stack" (v6.19); the same series brought scoped_ksimd().
 */
struct pg_simd {
#ifdef scoped_ksimd
	struct user_fpsimd_state state;
#endif
};

static inline void pg_simd_begin(struct pg_simd *s)
{
#ifdef scoped_ksimd
	kernel_neon_begin(&s->state);
#else
	kernel_neon_begin();
#endif
}

static inline void pg_simd_end(struct pg_simd *s)
{
#ifdef scoped_ksimd
	kernel_neon_end(&s->state);
#else
	kernel_neon_end();
#endif
}

#endif
