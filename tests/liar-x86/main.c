/* SPDX-License-Identifier: GPL-2.0 */
/*
 * liar.ko: makes a stock KVM-AMD host lie to its guests, on demand. As on arm64:
 *
 *	insmod liar.ko lies='CPUID.7.EDX.SPEC_CTRL=1;MSR.0x345=gp'
 *	echo 'MSR.0x10a=gp' > /sys/module/liar/parameters/lies		from now on this one
 *	echo > /sys/module/liar/parameters/lies				and now the truth
 *	cat /sys/module/liar/parameters/told				each lie, times told
 *
 * spec.h says what a lie is. kvm_cpuid() is what answers CPUID, svm_get_msr() and svm_set_msr() the MSRs that exit. A return
 * probe changes what the first says; the other two are given, at their entry, the number of another MSR: one that there is
 * not, or one whose writes KVM ignores. What userspace asks for the guest is left alone.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/kernel.h>
#include <linux/kprobes.h>
#include <linux/kvm_host.h>
#include <linux/module.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include "spec.h"

#define NO_SUCH_MSR	0x12345
#define IGNORED_MSR	0x8b		/* IA32_UCODE_REV: KVM lets guests write it, and forgets it */

struct script {
	struct lies lies;
	atomic_long_t told[LIES_MAX];
};

/* Changed under the lock of the module's parameters only; read under RCU, as probes run. */
static struct script __rcu *current_script;
static int bad_spec;
static bool hooked;

struct cpuid_call {
	struct kvm_vcpu *vcpu;
	u32 *out[4], leaf, sub;
};

struct msr_call {
	struct kvm_vcpu *vcpu;
	struct msr_data *msr;
	u32 number;
	bool redirected;
};

static bool applies(const struct lie *lie, struct kvm_vcpu *vcpu)
{
	return lie->vcpu == LIE_EVERY_VCPU || lie->vcpu == vcpu->vcpu_id;
}

static void told(struct script *s, unsigned int i, struct kvm_vcpu *vcpu)
{
	if (atomic_long_inc_return(&s->told[i]) == 1)
		pr_info("%s told for the first time, to vCPU %d\n", s->lies.lie[i].text, vcpu->vcpu_id);
}

static int cpuid_enter(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct cpuid_call *call = (void *)ri->data;

	call->vcpu = (void *)regs->di;
	call->out[0] = (u32 *)regs->si;
	call->out[1] = (u32 *)regs->dx;
	call->out[2] = (u32 *)regs->cx;
	call->out[3] = (u32 *)regs->r8;
	call->leaf = *call->out[0];
	call->sub = *call->out[2];
	return 0;
}

static int cpuid_leave(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct cpuid_call *call = (void *)ri->data;
	struct script *s;
	unsigned int i;

	rcu_read_lock();
	s = rcu_dereference(current_script);
	for (i = 0; i < s->lies.n; i++) {
		const struct lie *lie = &s->lies.lie[i];

		/* A leaf without subleaves answers whatever ECX holds. */
		if (lie->kind != LIE_CPUID || lie->number != call->leaf || !applies(lie, call->vcpu) ||
		    (lie->sub != call->sub && (call->leaf == 7 || call->leaf == 0xd || call->leaf == 0xb)))
			continue;
		told(s, i, call->vcpu);
		*call->out[lie->out] = (*call->out[lie->out] & ~(u32)lie->mask) | (u32)lie->value;
	}
	rcu_read_unlock();
	return 0;
}

static const struct lie *msr_lie(struct script *s, struct kvm_vcpu *vcpu, u32 number, unsigned int *i)
{
	for (*i = 0; *i < s->lies.n; ++*i) {
		const struct lie *lie = &s->lies.lie[*i];

		if (lie->kind != LIE_CPUID && lie->number == number && applies(lie, vcpu))
			return lie;
	}
	return NULL;
}

static int msr_enter(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct msr_call *call = (void *)ri->data;
	const struct lie *lie;
	struct script *s;
	unsigned int i;

	call->vcpu = (void *)regs->di;
	call->msr = (void *)regs->si;
	call->number = call->msr->index;
	call->redirected = false;
	if (call->msr->host_initiated)
		return 0;
	rcu_read_lock();
	s = rcu_dereference(current_script);
	lie = msr_lie(s, call->vcpu, call->number, &i);
	if (lie) {
		told(s, i, call->vcpu);
		call->msr->index = lie->kind == LIE_GP ? NO_SUCH_MSR : IGNORED_MSR;
		call->redirected = true;
	}
	rcu_read_unlock();
	return 0;
}

static int set_leave(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct msr_call *call = (void *)ri->data;

	if (call->redirected)
		call->msr->index = call->number;
	return 0;
}

static int get_leave(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct msr_call *call = (void *)ri->data;
	const struct lie *lie;
	struct script *s;
	unsigned int i;

	if (!call->redirected)
		return 0;
	call->msr->index = call->number;
	rcu_read_lock();
	s = rcu_dereference(current_script);
	lie = msr_lie(s, call->vcpu, call->number, &i);
	if (lie && lie->kind == LIE_VALUE)
		call->msr->data = lie->value;
	rcu_read_unlock();
	return 0;
}

static struct kretprobe probes[] = {
	{ .kp.symbol_name = "kvm_cpuid", .entry_handler = cpuid_enter, .handler = cpuid_leave,
	  .data_size = sizeof(struct cpuid_call), .maxactive = 64 },
	{ .kp.symbol_name = "svm_get_msr", .entry_handler = msr_enter, .handler = get_leave,
	  .data_size = sizeof(struct msr_call), .maxactive = 64 },
	{ .kp.symbol_name = "svm_set_msr", .entry_handler = msr_enter, .handler = set_leave,
	  .data_size = sizeof(struct msr_call), .maxactive = 64 },
};

static struct script *script_new(const char *text)
{
	struct script *new = kzalloc(sizeof(*new), GFP_KERNEL);
	char why[LIE_WHY];

	if (!new)
		return ERR_PTR(-ENOMEM);
	if (!lies_parse(&new->lies, text, why)) {
		pr_err("bad SPEC %s\n", why);
		kfree(new);
		return ERR_PTR(-EINVAL);
	}
	return new;
}

static struct script *script_now(void)
{
	return rcu_dereference_protected(current_script, true);
}

static void script_close(struct script *s)
{
	unsigned int i;

	for (i = 0; s && i < s->lies.n; i++)
		pr_info("%s told %ld times\n", s->lies.lie[i].text, atomic_long_read(&s->told[i]));
	kfree(s);
}

static int lies_set(const char *text, const struct kernel_param *kp)
{
	struct script *new = script_new(text), *old = script_now();

	/* An error before init would make the kernel add a line of its own that says less. */
	if (IS_ERR(new) && !hooked) {
		bad_spec = PTR_ERR(new);
		return 0;
	}
	if (IS_ERR(new))
		return PTR_ERR(new);
	rcu_assign_pointer(current_script, new);
	synchronize_rcu();
	script_close(old);
	if (hooked)
		pr_info("%u lies armed\n", new->lies.n);
	return 0;
}

static int told_get(char *buffer, const struct kernel_param *kp)
{
	struct script *s = script_now();
	unsigned int i;
	int n = 0;

	for (i = 0; i < s->lies.n; i++)
		n += scnprintf(buffer + n, PAGE_SIZE - n, "%s %ld\n", s->lies.lie[i].text, atomic_long_read(&s->told[i]));
	return n;
}

static const struct kernel_param_ops lies_ops = { .set = lies_set };
module_param_cb(lies, &lies_ops, NULL, 0200);
MODULE_PARM_DESC(lies, "what to lie about: SPECs joined by ';', none for the truth");

static const struct kernel_param_ops told_ops = { .get = told_get };
module_param_cb(told, &told_ops, NULL, 0444);
MODULE_PARM_DESC(told, "how often each lie was told");

static int __init liar_init(void)
{
	struct script *s = script_now();
	unsigned int i;
	int err = bad_spec;

	if (!s && !err) {
		s = script_new("");
		err = PTR_ERR_OR_ZERO(s);
		rcu_assign_pointer(current_script, err ? NULL : s);
	}
	for (i = 0; !err && i < ARRAY_SIZE(probes); i++) {
		err = register_kretprobe(&probes[i]);
		if (err)
			pr_err("%s cannot be probed: is kvm_amd loaded? (%d)\n", probes[i].kp.symbol_name, err);
	}
	if (err) {
		while (i-- > 1)
			unregister_kretprobe(&probes[i - 1]);
		kfree(script_now());
		return err;
	}
	hooked = true;
	pr_info("%u lies armed\n", s->lies.n);
	return 0;
}

static void __exit liar_exit(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++)
		unregister_kretprobe(&probes[i]);
	script_close(script_now());
}

module_init(liar_init);
module_exit(liar_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Makes a KVM-AMD host lie to its guests");
