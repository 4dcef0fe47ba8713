/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Where kernels differ. Each entry names what made it necessary.
 */
#ifndef PG_COMPAT_H
#define PG_COMPAT_H

#ifdef __ASSEMBLER__
/* "linkage: Introduce new macros for assembler symbols" (v5.5). */
#ifndef SYM_CODE_START
#define SYM_L_GLOBAL(name)		.globl name
#define SYM_L_LOCAL(name)
#define SYM_INNER_LABEL(name, linkage)	linkage(name) ; name:
#define SYM_CODE_START(name)		.balign 4 ; SYM_INNER_LABEL(name, SYM_L_GLOBAL)
#define SYM_CODE_START_LOCAL(name)	.balign 4 ; name:
#define SYM_CODE_END(name)		.size name, . - name
#endif
#else

#include <linux/acpi.h>
#include <linux/arm-smccc.h>
#include <linux/kernel.h>
#include <linux/of.h>
#include <linux/string.h>
#include <linux/types.h>
#include <asm/cpufeature.h>
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

/*
 * What the running kernel settled for, of an ID register. Modules can ask since "arm64: cpufeature: Export symbol
 * read_sanitised_ftr_reg()" (v5.10) and where it was taken back to older kernels; Kbuild.include looks.
 */
static inline bool pg_settled(u32 id, u64 *value)
{
#ifdef PG_WITHOUT_read_sanitised_ftr_reg
	return false;
#else
	*value = read_sanitised_ftr_reg(id);
	return true;
#endif
}

/*
 * How firmware is called, in the way that it told the kernel: "firmware: smccc: Export both smccc functions" (v5.9); there
 * is no such function at all before "arm/arm64: smccc/psci: add arm_smccc_1_1_get_conduit()" (v5.5). The same is told by the
 * device tree (bindings/arm/psci.yaml, property method) or the FADT (ACPI 5.1, 5.2.9).
 */
enum pg_conduit { PG_NO_CONDUIT, PG_CONDUIT_HVC, PG_CONDUIT_SMC };

#ifdef PG_WITHOUT_arm_smccc_1_1_get_conduit
static inline enum pg_conduit pg_conduit(void)
{
	static const char *const psci[] = { "arm,psci-1.0", "arm,psci-0.2", "arm,psci" };
	enum pg_conduit conduit = PG_NO_CONDUIT;
	const char *method;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(psci) && conduit == PG_NO_CONDUIT; i++) {
		struct device_node *np = of_find_compatible_node(NULL, NULL, psci[i]);

		if (np && !of_property_read_string(np, "method", &method))
			conduit = strcmp(method, "hvc") ? PG_CONDUIT_SMC : PG_CONDUIT_HVC;
		of_node_put(np);
	}
#ifdef CONFIG_ACPI
	if (conduit == PG_NO_CONDUIT && !acpi_disabled && acpi_gbl_FADT.arm_boot_flags & ACPI_FADT_PSCI_COMPLIANT)
		conduit = acpi_gbl_FADT.arm_boot_flags & ACPI_FADT_PSCI_USE_HVC ? PG_CONDUIT_HVC : PG_CONDUIT_SMC;
#endif
	return conduit;
}
#else
static inline enum pg_conduit pg_conduit(void)
{
	switch (arm_smccc_1_1_get_conduit()) {
	case SMCCC_CONDUIT_HVC:
		return PG_CONDUIT_HVC;
	case SMCCC_CONDUIT_SMC:
		return PG_CONDUIT_SMC;
	default:
		return PG_NO_CONDUIT;
	}
}
#endif

#endif /* __ASSEMBLER__ */
#endif
