/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What guest kernels make of what they touch at boot and is not there. Rows of effects.h, which says what the columns are.
 */
#define PG_AT_EL2	"where the kernel is started at EL2"

PG_EFFECT(ID_61, TRAP, FIRST, LAST, DIES, "__cpuinfo_store_cpu", true, "", KNOWN, "")
PG_EFFECT(ID_73, TRAP, V(6, 15), LAST, DIES, "__cpuinfo_store_cpu", true, "", KNOWN,
	  "6.12 does not read it, 7.2 does; the release between is inferred")
PG_EFFECT(ID_62, TRAP, V(6, 17), LAST, DIES, "test_has_gicv5_legacy", true, "", KNOWN,
	  "6.12 does not know GICv5, 7.2 does; the release between is inferred")
PG_EFFECT(ID_63, TRAP, V(6, 5), LAST, HANGS, "__init_el2_hcrx", true, PG_AT_EL2, KNOWN,
	  "6.1 does not write it, 6.12 and 7.2 do; the release between is inferred")
PG_EFFECT(ID_64, TRAP, V(5, 13), LAST, HANGS, "__init_el2_fgt", true, PG_AT_EL2, KNOWN,
	  "5.10 does not write them, 6.1 does; the release between is inferred")
PG_EFFECT(ID_65, TRAP, V(5, 13), LAST, HANGS, "__init_el2_fgt", true, PG_AT_EL2, KNOWN,
	  "5.10 does not write it, 6.1 does; the release between is inferred")
PG_EFFECT(ID_66, TRAP, V(6, 12), LAST, HANGS, "__init_el2_fgt2", true, PG_AT_EL2, KNOWN,
	  "6.1 does not write them; 6.12 does in its later stable releases")
PG_EFFECT(ID_67, TRAP, V(6, 13), LAST, HANGS, "finalise_el2_state", true, PG_AT_EL2, KNOWN,
	  "6.12 does not write it, 7.2 does, and not with arm64.nompam; the release between is inferred")
PG_EFFECT(ID_68, TRAP, V(6, 13), LAST, HANGS, "finalise_el2_state", true, PG_AT_EL2, KNOWN,
	  "6.12 does not write it, 7.2 does, and not with arm64.nompam; the release between is inferred")
PG_EFFECT(ID_69, TRAP, V(6, 17), LAST, HANGS, "__init_el2_gicv5", true, PG_AT_EL2, KNOWN,
	  "6.12 does not know GICv5, 7.2 does; the release between is inferred")
PG_EFFECT(ID_70, TRAP, V(6, 17), LAST, HANGS, "__init_el2_brbe", true, PG_AT_EL2, KNOWN,
	  "6.12 does not write it, 7.2 does; the release between is inferred")
PG_EFFECT(ID_71, TRAP, V(6, 17), LAST, DIES, "armv8pmu_reset", true, "", KNOWN,
	  "brbe_disable and brbe_invalidate; 6.12 does not know BRBE, 7.2 does; the release between is inferred")
PG_EFFECT(ID_72, TRAP, V(7, 0), LAST, LATER, "futex_atomic_cmpxchg_inatomic", true, "with CONFIG_ARM64_LSUI", KNOWN,
	  "at the first futex operation of a program that changes memory; read in 7.2, where a boot does without")
PG_EFFECT(ID_74, TRAP, V(6, 3), LAST, LATER, "sme_save_state", true, "with CONFIG_ARM64_SME", INFERRED,
	  "when a program that uses ZA loses its CPU; read in 6.12, the first release is inferred")
