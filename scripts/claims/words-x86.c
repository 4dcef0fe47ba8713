/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What of the tables of module/x86/ is spelled for people: the fields, and when each claim is made.
 */
#include "row.h"
#include "x86/x86.h"

static const struct pg_field_info fields[] = {
#define PG_FIELD(reg, field, lsb, width) { PG_R_##reg, #field, lsb, width, false },
#include "x86/fields.h"
#undef PG_FIELD
};

/* The argument is expanded before it is spelled, so what is left are F(), operators and numbers. */
#define SPELL_(...)	#__VA_ARGS__
#define SPELL(...)	SPELL_(__VA_ARGS__)

static const char *const conditions[PG_NCLAIMS] = {
#define PG_CLAIM(sym, id, feature, text, when, ...) [PG_C_##sym] = SPELL(when),
#include "x86/claims/claims.h"
#undef PG_CLAIM
};

/* What ex_handler_msr() of the guest and kvm_pr_unimpl_rdmsr() of the host print; of instructions only their bytes are shown. */
static void log_lines(struct pg_out *guest, struct pg_out *host, unsigned int reg)
{
	bool write = pg_x86_regs[reg].access == PG_WO;

	if (pg_x86_kind(reg) != PG_X86_MSR)
		return;
	pg_put(guest, "unchecked MSR access error: %s 0x%x", write ? "WRMSR to" : "RDMSR from", (u32)pg_x86_regs[reg].code);
	pg_put(host, write ? "Unhandled WRMSR(0x%x)" : "unhandled rdmsr: 0x%x", (u32)pg_x86_regs[reg].code);
}

/* CPUID.1:EAX as the SDM (volume 2, CPUID) puts family and model together. */
static void cpu_name(struct pg_out *o, const struct pg_cpu *c)
{
	u32 vendor = c->reg[PG_R_CPUID_0_EBX].value, version = c->reg[PG_R_CPUID_1_EAX].value, family = version >> 8 & 15;
	u32 model = version >> 4 & 15;

	if (family == 6 || family == 15)
		model += version >> 12 & 0xf0;
	if (family == 15)
		family += version >> 20 & 0xff;
	pg_put(o, "%s family %u model %u stepping %u", vendor == PG_EBX_INTEL ? "Intel" : vendor == PG_EBX_AMD ? "AMD" :
	       vendor == PG_EBX_HYGON ? "Hygon" : "unknown vendor", family, model, version & 15);
}

const struct pg_words pg_words_x86 = { &pg_x86, fields, sizeof(fields) / sizeof(fields[0]), conditions, log_lines, cpu_name };
