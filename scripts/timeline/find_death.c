/* SPDX-License-Identifier: GPL-2.0 */
/*
 * A guest's death as the host alone sees it: the read of a register that this KVM does not know, or
 * an access outside of memory that it cannot emulate. No marker is needed, the guest is unmodified.
 */
#include <inttypes.h>

#include "find.h"
#include "sysreg.h"
#include "words.h"

/* After the UNDEF a kernel panics; what the VM asked for then. */
static void add_end(struct pg_run *run, struct pg_finding *f, const struct pg_vcpu *v,
		    uint64_t since)
{
	const struct pg_vm *vm = &run->vms[v->vm];
	char took[PG_WORDS], what[PG_WORDS];

	if (vm->stopped.kind == PG_EV_COUNT || vm->stopped.ts < since)
		return;
	pg_finding_line(f,
			"%s later the VM called %s:", pg_time_words(vm->stopped.ts - since, took),
			pg_call_words(vm->stopped_function, what));
	pg_finding_event(f, &vm->stopped);
}

/* The census reads registers under vectors of its own, and reports itself what came of it. */
static bool is_census(const struct pg_unknown_reg *u)
{
	int i;

	for (i = 0; i < u->vcpu->census.n; i++) {
		const struct pg_report *r = &u->vcpu->census.r[i];

		if (r->undef && u->pc < PG_PA_LIMIT &&
		    PG_ENC(3, 0, r->code >> 7, r->code >> 3 & 15, r->code & 7) == u->enc)
			return true;
	}
	return false;
}

static void find_unknown(struct pg_run *run, const struct pg_unknown_reg *u,
			 const struct pg_symbols *symbols)
{
	const struct pg_claim *claim = pg_sysreg_claim(u->enc);
	char name[32], insn[48], where[PG_WORDS];
	struct pg_finding *f;

	pg_sysreg_name(u->enc, name);
	pg_sysreg_insn(u->enc, u->read, insn);
	pg_symbols_pc(symbols, u->pc, where);
	if (claim)
		f = pg_finding_add(
			run, "unknown-register", PG_BAD, u->vcpu,
			"the guest %s %s at PC %s, this KVM does not know it and made it an undefined "
			"instruction: if the host advertises %s, that is claim %s broken (%s)",
			u->read ? "read" : "wrote", name, where, claim->feature, claim->id,
			claim->claim);
	else
		f = pg_finding_add(
			run, "unknown-register", PG_WARNING, u->vcpu,
			"the guest %s %s at PC %s, this KVM does not know it and made it an undefined "
			"instruction",
			u->read ? "read" : "wrote", name, where);
	pg_finding_event(f, &u->first);
	pg_finding_line(f, "  `%s`: no kvm_sys_access follows on this thread%s%s", insn,
			u->injected ? ", the next kvm_entry is at an exception vector" : "",
			u->count > 1 ? "; again and again" : "");
	add_end(run, f, u->vcpu, u->first.ts);
	if (claim) {
		pg_finding_line(f, "  breaks: %s", claim->breaks);
		pg_finding_line(f, "  cure:   %s", claim->cure);
		pg_finding_line(f, "  now:    %s", claim->now);
	}
}

static void find_nisv(struct pg_run *run, const struct pg_nisv *n, const struct pg_symbols *symbols)
{
	char where[PG_WORDS];
	struct pg_finding *f;

	f = pg_finding_add(
		run, "no-syndrome", PG_BAD, n->vcpu,
		"the guest accessed 0x%" PRIx64
		", which is in no memory slot, at PC %s with an instruction "
		"that leaves no syndrome (no ISV: a pair, a vector, write-back): KVM cannot emulate it and "
		"KVM_RUN fails",
		n->ipa, pg_symbols_pc(symbols, n->pc, where));
	pg_finding_event(f, &n->first);
	if (n->count > 1)
		pg_finding_line(f, "  and %" PRIu64 " times more at the same PC", n->count - 1);
}

void pg_find_deaths(struct pg_run *run, const struct pg_symbols *symbols)
{
	int i;

	/* Had kvm_sys_access not been recorded, all registers would look unknown. */
	if (run->n_unknown && !run->info.seen[PG_EV_ACCESS])
		pg_finding_add(
			run, "no-sys-access", PG_NOTE, NULL,
			"kvm_sys_access was not recorded: which registers this KVM does not know cannot be told");
	for (i = 0; run->info.seen[PG_EV_ACCESS] && i < run->n_unknown; i++)
		if (run->unknown[i].vcpu->vm >= 0 && !is_census(&run->unknown[i]))
			find_unknown(run, &run->unknown[i], symbols);
	for (i = 0; i < run->n_nisv; i++)
		if (run->nisv[i].vcpu->vm >= 0)
			find_nisv(run, &run->nisv[i], symbols);
}
