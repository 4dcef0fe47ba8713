/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tells the lies.
 *
 * A kprobe at the entry of a KVM function sends the vCPU's thread into a function of ours instead:
 * that runs in the ordinary context of the caller, may sleep, and calls KVM's own function through
 * the same kprobe, which lets calls from this module pass. So a lie can replace KVM's answer, or
 * wait for it and change it. KVM is built into the kernel and exports nothing of this.
 *
 *	kvm_handle_sys_reg	every trapped MSR and MRS: all lies but one are told here
 *	kvm_toggle_cache	called from there for translation control: the delay goes where a slow
 *				host spends its time, between kvm:kvm_sys_access and kvm:kvm_toggle_cache
 *	kvm_vgic_flush_hwstate	before every entry into the guest: traps that KVM would not set are
 *				set, and the end of the guest's boot is noticed; only when needed
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/delay.h>
#include <linux/kprobes.h>
#include <linux/kvm_host.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/sched.h>
#include <linux/srcu.h>
#include "compat.h"
#include "hook.h"
#include "reach.h"

DEFINE_STATIC_SRCU(listeners);
static struct script __rcu *current_script;

static void (*inject_undefined)(struct kvm_vcpu *vcpu);
static int (*handle_sys_reg)(struct kvm_vcpu *vcpu);
static void (*toggle_cache)(struct kvm_vcpu *vcpu, bool was_enabled);

/*
 * What must be known of a virtual machine. It is called by the process that made it: unlike the
 * address of its struct kvm, that is not soon used again.
 */
#define VMS		16
#define VCPUS		512

static struct vm {
	pid_t pid;
	bool user;				/* its userspace has run */
	DECLARE_BITMAP(started, VCPUS);		/* vCPUs that have run */
} vms[VMS];
static unsigned int next_vm;
static DEFINE_RAW_SPINLOCK(vms_lock);

static struct vm *vm_of(struct kvm_vcpu *vcpu)
{
	pid_t pid = vcpu->kvm->userspace_pid;
	unsigned int i;

	lockdep_assert_held(&vms_lock);
	for (i = 0; i < VMS; i++)
		if (vms[i].pid == pid)
			return &vms[i];
	i = next_vm++ % VMS;
	memset(&vms[i], 0, sizeof(vms[i]));
	vms[i].pid = pid;
	return &vms[i];
}

static bool userspace_has_run(struct kvm_vcpu *vcpu)
{
	unsigned long flags;
	bool user;

	raw_spin_lock_irqsave(&vms_lock, flags);
	user = vm_of(vcpu)->user;
	raw_spin_unlock_irqrestore(&vms_lock, flags);
	return user;
}

static u32 trapped_register(u64 esr)
{
	return LIE_REG(esr >> 20 & 3, esr >> 14 & 7, esr >> 10 & 15, esr >> 1 & 15, esr >> 17 & 7);
}

static bool applies(const struct lie *lie, struct kvm_vcpu *vcpu, u32 reg)
{
	return lie->reg == reg && (lie->vcpu == LIE_EVERY_VCPU || lie->vcpu == vcpu->vcpu_id) &&
	       (!lie->late || userspace_has_run(vcpu));
}

static void told(struct script *script, unsigned int i, struct kvm_vcpu *vcpu)
{
	if (atomic_long_inc_return(&script->told[i]) == 1)
		pr_info("%s told for the first time, to vCPU %d of process %d\n",
			script->lies.lie[i].text, vcpu->vcpu_id, vcpu->kvm->userspace_pid);
}

/* Of the reads that the script knows of, is it this one's turn to be answered with a rare lie? */
static bool rare_turn(struct script *script, unsigned int i)
{
	return atomic_long_inc_return(&script->reads[i]) % LIE_RARE == 0;
}

/* Signals are everyday things for a vCPU; only the end of its process ends the wait. */
static void delay(struct kvm_vcpu *vcpu, u64 ms)
{
	bool until_user = ms == LIE_UNTIL_USER;
	unsigned long left = msecs_to_jiffies(until_user ? LIE_MS_MAX : ms), step = msecs_to_jiffies(20), slice;

	while (left && !fatal_signal_pending(current) && !(until_user && userspace_has_run(vcpu))) {
		slice = until_user ? min(left, step) : left;
		left -= slice - schedule_timeout_killable(slice);
	}
}

static int answer(struct script *script, struct kvm_vcpu *vcpu)
{
	u64 esr = kvm_vcpu_get_esr(vcpu), pc = *vcpu_pc(vcpu), mask = 0, value = 0, all;
	u64 stuck_mask = 0, stuck = 0, written;
	u32 reg = trapped_register(esr);
	bool read = esr & 1;
	unsigned int i;
	int rt, ret;

	for (i = 0; i < script->lies.n; i++) {
		const struct lie *lie = &script->lies.lie[i];

		if (!applies(lie, vcpu, reg) || (lie->kind == LIE_FIELD && !read) ||
		    ((lie->kind == LIE_FROZEN || lie->kind == LIE_STUCK) && read) ||
		    (lie->kind == LIE_RARELY && (!read || !rare_turn(script, i))))
			continue;
		if (lie->kind == LIE_DELAY) {
			if (lie_is_vm_reg(reg) && toggle_cache)
				continue;
			told(script, i, vcpu);
			delay(vcpu, lie->value);
			continue;
		}
		told(script, i, vcpu);
		if (lie->kind == LIE_UNDEF) {
			inject_undefined(vcpu);
			return 1;
		}
		if (lie->kind == LIE_STUCK) {
			stuck_mask |= lie->mask;
			stuck |= lie->value;
			continue;
		}
		mask |= lie->mask;
		value |= lie->value;
	}

	rt = kvm_vcpu_sys_get_rt(vcpu);
	if (mask == ~0ULL) {
		if (read)
			vcpu_set_reg(vcpu, rt, value);
		liar_skip(vcpu);
		return 1;
	}
	/* KVM takes the value from the guest's register, which the guest must find as it was. */
	written = vcpu_get_reg(vcpu, rt);
	if (stuck_mask)
		vcpu_set_reg(vcpu, rt, (written & ~stuck_mask) | stuck);
	ret = handle_sys_reg(vcpu);
	if (stuck_mask)
		vcpu_set_reg(vcpu, rt, written);
	if (mask && liar_emulated(vcpu, pc)) {
		all = vcpu_get_reg(vcpu, rt);
		vcpu_set_reg(vcpu, rt, (all & ~mask) | value);
	}
	return ret;
}

static int lying_handle_sys_reg(struct kvm_vcpu *vcpu)
{
	int idx = srcu_read_lock(&listeners), ret;
	struct script *script = srcu_dereference(current_script, &listeners);

	ret = answer(script, vcpu);
	srcu_read_unlock(&listeners, idx);
	return ret;
}

static void lying_toggle_cache(struct kvm_vcpu *vcpu, bool was_enabled)
{
	int idx = srcu_read_lock(&listeners);
	struct script *script = srcu_dereference(current_script, &listeners);
	u32 reg = trapped_register(kvm_vcpu_get_esr(vcpu));
	unsigned int i;

	for (i = 0; lie_is_vm_reg(reg) && i < script->lies.n; i++) {
		const struct lie *lie = &script->lies.lie[i];

		if (lie->kind == LIE_DELAY && applies(lie, vcpu, reg)) {
			told(script, i, vcpu);
			delay(vcpu, lie->value);
		}
	}
	toggle_cache(vcpu, was_enabled);
	srcu_read_unlock(&listeners, idx);
}

/* Runs with interrupts off, before the guest's registers go to the CPU. */
static int before_entry(struct kprobe *p, struct pt_regs *regs)
{
	struct kvm_vcpu *vcpu = (struct kvm_vcpu *)regs->regs[0];
	int idx = srcu_read_lock(&listeners);
	struct script *script = srcu_dereference(current_script, &listeners);
	u64 hcr = script->hcr_always;
	struct vm *vm;

	raw_spin_lock(&vms_lock);
	vm = vm_of(vcpu);
	if ((*vcpu_cpsr(vcpu) & (PSR_MODE32_BIT | PSR_MODE_MASK)) == PSR_MODE_EL0t)
		vm->user = true;
	if (vcpu->vcpu_id < VCPUS && !test_and_set_bit(vcpu->vcpu_id, vm->started))
		hcr |= script->hcr_at_start;
	raw_spin_unlock(&vms_lock);
	*vcpu_hcr(vcpu) |= hcr;
	srcu_read_unlock(&listeners, idx);
	return 0;
}

/* A call that comes from this module is the one that wants KVM's own function. */
static int detour(struct kprobe *p, struct pt_regs *regs);

static struct kprobe on_sys_reg = { .symbol_name = "kvm_handle_sys_reg", .pre_handler = detour };
static struct kprobe on_toggle = { .symbol_name = "kvm_toggle_cache", .pre_handler = detour };
static struct kprobe on_entry = {
	.symbol_name = "kvm_vgic_flush_hwstate",
	.pre_handler = before_entry,
};
static bool entry_hooked;

static int detour(struct kprobe *p, struct pt_regs *regs)
{
	if (within_module(procedure_link_pointer(regs), THIS_MODULE))
		return 0;
	instruction_pointer_set(regs, p == &on_toggle ? (unsigned long)lying_toggle_cache :
							 (unsigned long)lying_handle_sys_reg);
	return 1;
}

static void *address_of(const char *symbol)
{
	struct kprobe p = { .symbol_name = symbol };
	void *address;

	if (register_kprobe(&p))
		return NULL;
	address = p.addr;
	unregister_kprobe(&p);
	return address;
}

static int need_entry(struct script *script)
{
	bool needed = script->hcr_always | script->hcr_at_start;
	unsigned int i;
	int err;

	for (i = 0; i < script->lies.n; i++)
		needed |= script->lies.lie[i].late || lie_waits_for_user(&script->lies.lie[i]);
	if (!needed || entry_hooked)
		return 0;
	err = register_kprobe(&on_entry);
	if (err) {
		pr_err("%s cannot be hooked: error %d\n", on_entry.symbol_name, err);
		return err;
	}
	entry_hooked = true;
	return 0;
}

int hook_replace(struct script *script, struct script **old)
{
	int err = need_entry(script);

	if (err)
		return err;
	*old = rcu_replace_pointer(current_script, script, true);
	synchronize_srcu(&listeners);
	return 0;
}

int hook_init(struct script *script)
{
	int err;

	inject_undefined = address_of("kvm_inject_undefined");
	handle_sys_reg = address_of(on_sys_reg.symbol_name);
	if (!inject_undefined || !handle_sys_reg) {
		pr_err("this kernel has no KVM, or no kprobes in it\n");
		return -ENOENT;
	}
	RCU_INIT_POINTER(current_script, script);
	toggle_cache = address_of(on_toggle.symbol_name);
	if (toggle_cache && register_kprobe(&on_toggle))
		toggle_cache = NULL;
	err = need_entry(script);
	if (!err)
		err = register_kprobe(&on_sys_reg);
	if (err) {
		pr_err("%s cannot be hooked: error %d\n", on_sys_reg.symbol_name, err);
		hook_exit();
	}
	return err;
}

struct script *hook_exit(void)
{
	if (on_sys_reg.addr)
		unregister_kprobe(&on_sys_reg);
	if (toggle_cache)
		unregister_kprobe(&on_toggle);
	if (entry_hooked)
		unregister_kprobe(&on_entry);
	entry_hooked = false;
	/*
	 * A thread may have been sent here and not be inside the SRCU section yet, or be on its
	 * last instructions behind it. Either way it does not sleep, which is what the tasks
	 * flavour waits for; between the two it may.
	 */
	synchronize_rcu_tasks();
	synchronize_srcu(&listeners);
	synchronize_rcu_tasks();
	return rcu_replace_pointer(current_script, NULL, true);
}
