/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of other features that are not there. Rows of effects.h, which says what the columns are.
 *
 * A kernel that was built without the feature leaves it alone; distributions build them all in.
 */
PG_EFFECT(ID_01, TRAP, V(6, 13), LAST, DIES, "__cpuinfo_store_cpu", true, "", KNOWN,
	  "before the console is fully up; 7.2 reads it in init_cpu_features, and not with arm64.nompam")
PG_EFFECT(ID_05, TRAP, V(4, 14), LAST, LATER, "__arm_spe_pmu_dev_probe", true,
	  "with SPE in the firmware tables", KNOWN,
	  "unless PMBIDR_EL1.P keeps the driver from it")
PG_EFFECT(ID_09, TRAP, V(5, 13), LAST, LATER, "arm_trbe_probe_cpu", true, "with TRBE in the firmware tables", KNOWN,
	  "when coresight-trbe probes")
PG_EFFECT(ID_15, TRAP, FIRST, LAST, DIES, "clear_os_lock", true, "", KNOWN, "")
PG_EFFECT(ID_18, TRAP, FIRST, LAST, LATER, "", true, "with error sources in the firmware tables", INFERRED,
	  "when a RAS driver looks for error records")
PG_EFFECT(ID_19, TRAP, V(4, 16), LAST, DIES, "cpu_clear_disr", true, "with CONFIG_ARM64_RAS_EXTN", KNOWN, "")
PG_EFFECT(ID_19, ODD, V(4, 16), LAST, MISCOUNTS, "", true, "", INFERRED, "deferred errors may be lost")
PG_EFFECT(ID_21, TRAP, FIRST, LAST, LATER, "", true, "with error sources in the firmware tables", INFERRED,
	  "when a RAS driver reads an error record")
PG_EFFECT(ID_23, TRAP, V(5, 7), LAST, HANGS, "__cpu_setup", true, "", KNOWN,
	  "reset_amuserenr_el0 runs before there is a console; cpu_amu_enable reads the core counter")
PG_EFFECT(ID_23, ODD, V(5, 7), LAST, MISCOUNTS, "cpu_amu_enable", true, "", INFERRED,
	  "the scheduler takes its idea of CPU frequency from a counter that stands still")
PG_EFFECT(ID_25, TRAP, V(4, 15), LAST, DIES, "read_zcr_features", true, "with CONFIG_ARM64_SVE", KNOWN,
	  "6.12 and 7.2: cpu_enable_sve")
PG_EFFECT(ID_28, TRAP, V(5, 19), LAST, DIES, "read_smcr_features", true, "with CONFIG_ARM64_SME", KNOWN,
	  "6.12 and 7.2: cpu_enable_sme")
PG_EFFECT(ID_32, TRAP, V(5, 10), LAST, DIES, "cpu_enable_mte", true, "with CONFIG_ARM64_MTE", KNOWN, "")
PG_EFFECT(ID_34, TRAP, V(5, 0), LAST, HANGS, "__primary_switched", true, "with CONFIG_ARM64_PTR_AUTH", INFERRED,
	  "in ptrauth_keys_install; before there is a console where the kernel signs its own return addresses, "
	  "from v5.7 on")
PG_EFFECT(ID_37, TRAP, FIRST, LAST, NOTHING, "", true, "", KNOWN,
	  "at EL1 Linux leaves them alone; kernels up to 6.12 that boot at EL2 clear LORC_EL1 and die")
PG_EFFECT(ID_38, TRAP, V(6, 5), LAST, HANGS, "__cpu_setup", true, "", KNOWN, "")
PG_EFFECT(ID_39, TRAP, V(6, 12), LAST, DIES, "cpu_enable_poe", true, "", KNOWN, "or in flush_poe")
PG_EFFECT(ID_40, TRAP, V(6, 5), V(6, 13), HANGS, "__cpu_setup", F(ID_AA64MMFR3_EL1, S1PIE) > 0, "", KNOWN, "")
PG_EFFECT(ID_40, TRAP, V(6, 13), LAST, HANGS, "__cpu_setup", true, "", KNOWN,
	  "up to 6.12 TCR2_EL1 is written only where there is FEAT_S1PIE, in 7.2 always; the release between is inferred")
PG_EFFECT(ID_43, TRAP, V(6, 13), LAST, DIES, "cpu_enable_gcs", true, "with CONFIG_ARM64_GCS", KNOWN, "")
PG_EFFECT(ID_49, TRAP, FIRST, LAST, DIES, "has_useable_gicv3_cpuif", true, "", KNOWN, "or in gic_cpu_sys_reg_init")
PG_EFFECT(ID_51, TRAP, V(5, 16), LAST, HANGS, "__arch_counter_get_cntvct", true, "", KNOWN,
	  "when it first reads the clock, which every line of the log does: nothing is printed")
PG_EFFECT(ID_51, ODD, V(5, 16), LAST, MISCOUNTS, "__arch_counter_get_cntvct", true, "", INFERRED,
	  "the clock steps back")
PG_EFFECT(ID_54, TRAP, V(5, 6), LAST, DIES, "__arm64_rndr", true, "", KNOWN, "when it seeds its random pool or KASLR")
PG_EFFECT(ID_54, ODD, V(5, 6), LAST, MISCOUNTS, "__arm64_rndr", true, "", KNOWN,
	  "keys are seeded with what is not random")
PG_EFFECT(ID_60, TRAP, FIRST, LAST, DIES, "__cpuinfo_store_cpu", true, "if the kernel knows the register", KNOWN, "")
