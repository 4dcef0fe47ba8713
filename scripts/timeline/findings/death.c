/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A guest's death as the host alone sees it: the read of a register that this KVM does not know, or
 * an access outside of memory that it cannot emulate. No marker is needed, the guest is unmodified.
 */
#include <inttypes.h>

#include "../words/claim.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "claimlines.h"
#include "finders.h"

/* After the UNDEF a kernel panics; what the VM asked for then. */
static void add_end(const struct pg_run *run, struct pg_tl_finding *f, const struct pg_vcpu *v,
		    uint64_t since)
{
	const struct pg_vm *vm = &run->vms[v->vm];
	char took[PG_WORDS], what[PG_WORDS];

	if (vm->stopped.kind == PG_EV_COUNT || vm->stopped.ts < since)
		return;
	pg_tl_finding_line(f,
			"%s later the VM called %s:", pg_time_words(vm->stopped.ts - since, took),
			pg_call_words(vm->stopped_function, what));
	pg_tl_finding_event(f, &vm->stopped);
}

/* The census reads registers under vectors of its own, and reports itself what came of it. */
static bool is_census(const struct pg_unknown_reg *u)
{
	int i;

	for (i = 0; i < u->vcpu->census.n; i++) {
		const struct pg_guestreg *r = &u->vcpu->census.r[i];

		if (r->undef && u->pc < PG_PA_LIMIT &&
		    PG_ENC(3, 0, r->code >> 7, r->code >> 3 & 15, r->code & 7) == u->enc)
			return true;
	}
	return false;
}

static void find_unknown(struct pg_findings *found, const struct pg_run *run, const struct pg_unknown_reg *u,
			 const struct pg_symbols *symbols)
{
	char name[32], insn[48], where[PG_WORDS];
	struct pg_tl_finding *f;
	struct pg_regclaim claim;
	bool claimed = pg_regclaim_find(u->enc, &claim);

	pg_sysreg_name(u->enc, name);
	pg_sysreg_insn(u->enc, u->read, insn);
	pg_symbols_pc(symbols, u->pc, where);
	if (claimed)
		f = pg_tl_finding_add(
			found, "unknown-register", PG_BAD, u->vcpu,
			"the guest %s %s at PC %s; this KVM does not know the register and injected an "
			"undefined-instruction exception. If the host advertises %s, it breaks claim %s (%s)",
			u->read ? "read" : "wrote", name, where, claim.feature, claim.id, claim.text);
	else
		f = pg_tl_finding_add(
			found, "unknown-register", PG_WARNING, u->vcpu,
			"the guest %s %s at PC %s; this KVM does not know the register and injected an "
			"undefined-instruction exception",
			u->read ? "read" : "wrote", name, where);
	pg_tl_finding_event(f, &u->first);
	pg_tl_finding_line(f, "  `%s`: no kvm_sys_access follows on this thread%s%s", insn,
			u->injected ? ", the next kvm_entry is at an exception vector" : "",
			u->count > 1 ? "; this repeats" : "");
	add_end(run, f, u->vcpu, u->first.ts);
	if (claimed)
		pg_tl_finding_claim(f, &claim);
}

static void find_nisv(struct pg_findings *found, const struct pg_nisv *n, const struct pg_symbols *symbols)
{
	char where[PG_WORDS];
	struct pg_tl_finding *f;

	f = pg_tl_finding_add(
		found, "no-syndrome", PG_BAD, n->vcpu,
		"the guest accessed 0x%" PRIx64
		", which is in no memory slot, at PC %s with an instruction "
		"that gives no valid syndrome (ISV=0: a load or store of a pair, of a SIMD register, or with "
		"write-back): KVM cannot emulate it, and KVM_RUN fails",
		n->ipa, pg_symbols_pc(symbols, n->pc, where));
	pg_tl_finding_event(f, &n->first);
	if (n->count > 1)
		pg_tl_finding_line(f, "  and %" PRIu64 " more times at the same PC", n->count - 1);
}

void pg_find_deaths(struct pg_findings *found, const struct pg_run *run,
		    const struct pg_symbols *symbols)
{
	int i;

	/* Had kvm_sys_access not been recorded, all registers would look unknown. */
	if (run->n_unknown && !run->info.seen[PG_EV_ACCESS])
		pg_tl_finding_add(
			found, "no-sys-access", PG_NOTE, NULL,
			"kvm_sys_access was not recorded: no verdict is possible on registers that this KVM does not "
			"know");
	for (i = 0; run->info.seen[PG_EV_ACCESS] && i < run->n_unknown; i++)
		if (run->unknown[i].vcpu->vm >= 0 && !is_census(&run->unknown[i]))
			find_unknown(found, run, &run->unknown[i], symbols);
	for (i = 0; i < run->n_nisv; i++)
		if (run->nisv[i].vcpu->vm >= 0)
			find_nisv(found, &run->nisv[i], symbols);
}
