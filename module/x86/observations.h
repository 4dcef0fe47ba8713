/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What is seen by doing more than reading, one row each.
 *
 * X-macro, no include guard:
 *
 *	PG_OBS(NAME, "key in a capture", "what the first number is", "what the second one is")
 */
PG_OBS(RANDOM,		"rdrand",	"numbers that RDRAND gave in 256 tries", "those that differ from the first")
PG_OBS(SEEDS,		"rdseed",	"numbers that RDSEED gave in 256 tries", "those that differ from the first")
PG_OBS(XSAVE_SIZE,	"xsave_size",	"bytes that XSAVE writes for what XCR0 enables, as CPUID_D_0_EBX says",
					"bytes, by the sizes and offsets of the components")
PG_OBS(COMPACT_SIZE,	"compact_size",	"bytes that XSAVEC and XSAVES write, as CPUID_D_1_EBX says",
					"bytes, by the sizes of the components")
PG_OBS(COUNT_WRITE,	"counter_write", "counters, each, that did not keep 0x5a5a5a5a", "counters, each, that did not keep 0x25a5a5a5")
PG_OBS(COUNTING,	"counting",	"instructions that IA32_PMC0 counted in a loop of 10000", "those that IA32_FIXED_CTR0 did")
PG_OBS(AMD_WRITE,	"amd_counter_write", "counters, each, that did not keep 0x5a5a5a5a", "counters, each, that did not keep 0x25a5a5a5")
PG_OBS(PEBS_BITS,	"pebs_bits",	"bits of IA32_PEBS_ENABLE that were tried", "those that WRMSR refused")
