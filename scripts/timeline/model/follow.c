/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What a vCPU does, event by event. Each event first charges the time since the one before to what
 * the vCPU was doing, then says what it does from here on.
 *
 * Facts about KVM that this rests on (5.10 to 7.2):
 * - kvm_toggle_cache comes after the flush, kvm_set_way_flush before it;
 * - kvm_sys_access follows kvm_handle_sys_reg if, and only if, KVM knows the register;
 * - all of them come from the vCPU's own thread, between kvm_exit and kvm_entry.
 */
#include <stddef.h>
#include <string.h>

#include "../words/milestone.h"
#include "../words/sysreg.h"
#include "../words/words.h"
#include "follow.h"
#include "hvc.h"
#include "start.h"

#define KVM_RET_TRAP		2
#define TASK_STATES 0xff /* above it sched_switch only says "runnable, but preempted" */
#define NONE			PG_DETAIL(PG_D_NONE, 0)

static void charge(struct pg_vcpu *v, uint64_t ts)
{
	pg_vcpu_charge(v, ts, v->cause, v->detail);
}

static void now_does(struct pg_vcpu *v, enum pg_cause cause, uint64_t detail)
{
	v->cause = cause;
	v->detail = detail;
}

static void count(struct pg_vcpu *v, size_t member)
{
	struct pg_account *a = pg_vcpu_account(v);

	++*(uint64_t *)((char *)&v->total + member);
	if (a)
		++*(uint64_t *)((char *)a + member);
}

#define COUNT(v, member)	count(v, offsetof(struct pg_account, member))

static void evidence(struct pg_vcpu *v, const struct pg_event *ev, uint64_t ns)
{
	struct pg_account *a = pg_vcpu_account(v);

	if (a)
		pg_account_evidence(a, ev, ns);
}

static void now_on(struct pg_vcpu *v, int cpu)
{
	if (v->cpu >= 0 && v->cpu != cpu)
		COUNT(v, migrations);
	v->cpu = cpu;
}

/*
 * Its thread leaves the host CPU: because it must (it could run), or because it waits for
 * something.
 */
static void leave_cpu(struct pg_vcpu *v, const struct pg_event *ev)
{
	charge(v, ev->ts);
	now_on(v, ev->cpu);
	v->off_cpu = true;
	v->off_since = ev->ts;
	v->on_cause = v->cause;
	v->on_detail = v->detail;
	if (!(ev->f[1] & TASK_STATES)) {
		COUNT(v, preemptions);
		now_does(v, PG_PREEMPTED, NONE);
	} else if (v->power != PG_ON && v->cause != PG_VMM) {
		now_does(v, PG_WAIT, PG_DETAIL(PG_D_OFF, 0));
	}
	/* Otherwise what it does is what it waits for: a fault's page, the VMM, an interrupt. */
}

static void return_to_cpu(struct pg_vcpu *v, const struct pg_event *ev)
{
	if (v->off_cpu) {
		charge(v, ev->ts);
		if (v->cause == PG_PREEMPTED)
			evidence(v, ev, ev->ts - v->off_since);
		now_does(v, v->on_cause, v->on_detail);
		v->off_cpu = false;
	}
	now_on(v, ev->cpu);
}

static void note_unknown_reg(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	struct pg_sysreg_trap trap = pg_sysreg_of_esr(v->sysreg.esr);
	struct pg_unknown_reg *u;
	int i;

	v->sysreg.active = false;
	for (i = 0; i < run->n_unknown; i++) {
		u = &run->unknown[i];
		if (u->vcpu == v && u->enc == trap.enc && u->read == trap.read &&
		    u->pc == v->sysreg.pc) {
			u->count++;
			return;
		}
	}
	if (i == PG_UNKNOWN_MAX)
		return;
	run->n_unknown++;
	u = &run->unknown[i];
	memset(u, 0, sizeof(*u));
	u->vcpu = v;
	u->enc = trap.enc;
	u->read = trap.read;
	u->pc = v->sysreg.pc;
	u->count = 1;
	u->first.kind = PG_EV_SYSREG;
	u->first.ts = v->sysreg.ts;
	u->first.cpu = v->sysreg.cpu;
	u->first.pid = v->tid;
	u->first.f[0] = v->sysreg.esr;
	/* Up to 5.10 the entry already shows the vector; later kernels change the PC behind it. */
	u->injected = ev->kind == PG_EV_ENTRY && ev->f[0] != u->pc && ev->f[0] != u->pc + 4 &&
		      !(ev->f[0] & 0x1ff) && (ev->f[0] & 0x7ff) <= 0x400;
}

static void note_nisv(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	struct pg_nisv *n;
	int i;

	v->nisv_abort = false;
	for (i = 0; i < run->n_nisv; i++) {
		n = &run->nisv[i];
		if (n->vcpu == v && n->pc == ev->f[0]) {
			n->count++;
			return;
		}
	}
	if (i == PG_UNKNOWN_MAX)
		return;
	run->n_nisv++;
	run->nisv[i] = (struct pg_nisv){
		.vcpu = v,
		.pc = ev->f[0],
		.esr = ev->f[1],
		.ipa = ev->f[3],
		.count = 1,
		.first = *ev,
	};
}

static void on_exit(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	unsigned int ec = ev->f[2];

	if (v->sysreg.active)
		note_unknown_reg(run, v, ev);
	/* Without the entry nobody knows when the handler of the exit before was through. */
	pg_vcpu_charge(v, ev->ts, v->cause == PG_GUEST ? PG_GUEST : PG_UNKNOWN, NONE);
	v->power = PG_ON;
	v->exit_ts = ev->ts;
	v->cause_ev = *ev;
	v->nisv_abort = false;
	COUNT(v, exits);
	if ((ev->f[1] & 0xff) != KVM_RET_TRAP)
		now_does(v, PG_HOST, PG_DETAIL(PG_D_IRQ, ev->f[1] & 0xff));
	else if (ec == PG_EC_IABT_LOW || ec == PG_EC_DABT_LOW)
		now_does(v, PG_STAGE2, PG_DETAIL(PG_D_EXIT, ec));
	else if (ec == PG_EC_WFX)
		now_does(v, PG_WAIT, PG_DETAIL(PG_D_EXIT, ec));
	else
		now_does(v, PG_HOST, PG_DETAIL(PG_D_EXIT, ec));
	if (ev->f[0] >= PG_PA_LIMIT)
		pg_start_host_mark(run, v, PG_ST_SEEN_VA, ev);
}

static void on_entry(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	struct pg_account *a = pg_vcpu_account(v);

	if (v->exit_ts)
		evidence(v, &v->cause_ev, ev->ts - v->exit_ts);
	v->exit_ts = 0;
	if (v->sysreg.active)
		note_unknown_reg(run, v, ev);
	pg_vcpu_charge(v, ev->ts, v->cause == PG_GUEST ? PG_UNKNOWN : v->cause, v->detail);
	pg_account_count(&v->total, v->detail);
	if (a)
		pg_account_count(a, v->detail);
	pg_start_entry(run, v, ev);
	v->power = PG_ON;
	now_does(v, PG_GUEST, NONE);
}

static void on_toggle(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	if (v->exit_ts)
		v->cause_ev = *ev;
	if (!ev->f[1] == !ev->f[2])
		return;		/* trapped, but nothing was flushed */
	COUNT(v, flushes);
	if (v->exit_ts) {
		/* Only SCTLR_EL1 switches the caches. */
		if (PG_DETAIL_KIND(v->detail) != PG_D_SYSREG)
			v->detail = PG_DETAIL(PG_D_SYSREG, (uint64_t)PG_ENC_SCTLR_EL1 << 1);
		pg_vcpu_charge(v, ev->ts, PG_FLUSH, v->detail);
		v->cause = PG_HOST;
	} else {
		charge(v, ev->ts);
		evidence(v, ev, 0);
	}
	if (ev->f[2])
		pg_start_host_mark(run, v, PG_ST_TRAPPED_MMU, ev);
}

static void on_user(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	int64_t error = (int64_t)ev->f[1];
	uint64_t what = ev->f[0];

	charge(v, ev->ts);
	if (v->nisv_abort && (error == -38 /* ENOSYS */ || (!error && what == PG_EXIT_NISV)))
		note_nisv(run, v, &v->abort_ev);
	v->sysreg.active = false;
	if (v->exit_ts)
		v->cause_ev = *ev;
	if (error < 0)
		what = PG_D_USER_ERROR | (uint32_t)-error;
	now_does(v, PG_VMM, PG_DETAIL(PG_D_USER, what));
}

static void on_thread_event(struct pg_run *run, struct pg_vcpu *v, const struct pg_event *ev)
{
	uint64_t value;

	switch (ev->kind) {
	case PG_EV_ENTRY:
		on_entry(run, v, ev);
		break;
	case PG_EV_EXIT:
		on_exit(run, v, ev);
		break;
	case PG_EV_HVC:
		/* All of the exit is this HVC's, also what came before the event. */
		if (v->exit_ts) {
			v->detail = pg_hvc_detail(run, ev);
			v->cause_ev = *ev;
		}
		charge(v, ev->ts);
		pg_hvc(run, v, ev);
		break;
	case PG_EV_SYSREG:
	case PG_EV_ACCESS:
		if (ev->kind == PG_EV_SYSREG) {
			struct pg_sysreg_trap trap = pg_sysreg_of_esr(ev->f[0]);

			value = (uint64_t)trap.enc << 1 | trap.read;
			v->sysreg = (struct pg_pending_sysreg){ true, ev->f[0], ev->ts, v->pc,
								ev->cpu };
		} else {
			value = (uint64_t)PG_ENC(ev->f[2], ev->f[3], ev->f[4], ev->f[5], ev->f[6])
					<< 1 |
				!ev->f[1];
			v->sysreg.active = false;
		}
		if (v->exit_ts) {
			v->cause_ev = *ev;
			now_does(v, PG_HOST, PG_DETAIL(PG_D_SYSREG, value));
		}
		break;
	case PG_EV_TOGGLE:
		on_toggle(run, v, ev);
		break;
	case PG_EV_SETWAY:
		charge(v, ev->ts);
		COUNT(v, flushes);
		if (v->exit_ts) {
			v->cause_ev = *ev;
			now_does(v, PG_FLUSH, PG_DETAIL(PG_D_SETWAY, 0));
		}
		break;
	case PG_EV_FAULT:
		if (v->exit_ts)
			v->cause_ev = *ev;
		v->abort_ev = *ev;
		v->nisv_abort = PG_ESR_EC(ev->f[1]) == PG_EC_DABT_LOW && !PG_ESR_ISV(ev->f[1]) &&
				!PG_ESR_S1PTW(ev->f[1]);
		break;
	case PG_EV_NISV:
		note_nisv(run, v, ev);
		break;
	case PG_EV_MMIO:
		/* It turns out to be no fault of memory but a device; the whole exit was for it. */
		if (!v->exit_ts)
			break;
		value = PG_DETAIL(PG_D_MMIO, ev->f[0] >> 12);
		pg_vcpu_charge(v, ev->ts, v->cause == PG_VMM ? PG_VMM : PG_HOST, value);
		now_does(v, PG_HOST, value);
		break;
	case PG_EV_WFX:
		if (v->exit_ts) {
			v->cause_ev = *ev;
			now_does(v, PG_WAIT, PG_DETAIL(PG_D_WFX, !!ev->f[1]));
		}
		break;
	case PG_EV_USER:
		on_user(run, v, ev);
		break;
	case PG_EV_TIMER_MAP:
		if (v->id < 0 && ev->f[0] < 0x10000)
			v->id = ev->f[0];
		if (v->cause == PG_VMM && !v->off_cpu) {
			charge(v, ev->ts);
			now_does(v, PG_HOST, PG_DETAIL(PG_D_ENTER, 0));
		}
		break;
	}
}

void pg_follow_event(struct pg_run *run, const struct pg_event *event)
{
	struct pg_event ev = *event;
	struct pg_vcpu *v;

	switch (ev.kind) {
	case PG_EV_SWITCH:
		v = pg_run_vcpu(run, (int)ev.f[0], false);
		if (v && ev.ts >= v->since)
			leave_cpu(v, &ev);
		v = pg_run_vcpu(run, (int)ev.f[2], false);
		if (v && ev.ts >= v->since)
			return_to_cpu(v, &ev);
		return;
	case PG_EV_MIGRATE:
		v = pg_run_vcpu(run, (int)ev.f[0], false);
		if (v)
			now_on(v, (int)ev.f[2]);
		return;
	}
	v = pg_run_vcpu(run, ev.pid, true);
	if (!v)
		return;
	if (!v->seen)
		v->since = v->seen = ev.ts;
	/*
	 * Clocks of two host CPUs may differ by a little; a vCPU's own time does not run backwards.
	 */
	if (ev.ts < v->since) {
		run->backwards++;
		ev.ts = v->since;
	}
	/*
	 * The preempt notifier still speaks for a thread after its sched_switch: that is no return.
	 */
	if (ev.kind != PG_EV_TIMER_MAP)
		return_to_cpu(v, &ev);
	if (ev.kind == PG_EV_ENTRY || ev.kind == PG_EV_EXIT || ev.kind == PG_EV_HVC)
		v->runs_guest = true;
	if (pg_event_has_pc(&ev)) {
		v->pc = ev.f[0];
		v->pc_ts = ev.ts;
	}
	on_thread_event(run, v, &ev);
}

/* What a vCPU that was last on this host CPU did while its events were lost nobody knows. */
void pg_follow_lost(struct pg_run *run, const struct pg_lost *lost)
{
	int i;

	for (i = 0; i < run->n_vcpus; i++) {
		struct pg_vcpu *v = run->vcpus[i];

		if (v->cpu != lost->cpu)
			continue;
		charge(v, lost->from);
		pg_vcpu_charge(v, lost->to, PG_UNKNOWN, NONE);
		now_does(v, PG_UNKNOWN, NONE);
		v->off_cpu = false;
		v->exit_ts = 0;
		v->sysreg.active = false;
		v->nisv_abort = false;
	}
}
