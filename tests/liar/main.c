/* SPDX-License-Identifier: GPL-2.0 */
/*
 * liar.ko: makes a stock KVM/arm64 host lie to its guests, on demand.
 *
 *	insmod liar.ko lies='ID_AA64DFR0_EL1.PMUVer=5;PMMIR_EL1=undef'
 *	echo 'ID_AA64PFR0_EL1.MPAM=1' > /sys/module/liar/parameters/lies	from now on this one
 *	echo > /sys/module/liar/parameters/lies					and now the truth
 *	cat /sys/module/liar/parameters/told					each lie, times told
 *
 * spec.h says what a lie is. A bad SPEC changes nothing and is refused with -EINVAL and one line in
 * the log; so is the whole module when it is loaded with one. A lie that cannot reach a guest of
 * this host is warned about where that is known. Loaded in a host with KVM; guests see every change
 * at their next access.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/slab.h>
#include "hook.h"
#include "reach.h"

/* Changed under the lock of the module's parameters only. */
static struct script *script;
static bool hooked;
/* What was wrong with the SPECs on the command line: told to insmod by init, see lies_set(). */
static int bad_spec;

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

/* What the lies need from the host, which is known only where they are to be told. */
static void script_reach(struct script *s)
{
	unsigned int i;

	for (i = 0; i < s->lies.n; i++) {
		const char *limit = lie_reach(&s->lies.lie[i], &s->hcr_always, &s->hcr_at_start);

		if (limit)
			pr_warn("%s: %s\n", s->lies.lie[i].text, limit);
	}
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
	struct script *new = script_new(text), *old = script;
	int err = 0;

	/* An error before init would make the kernel add a line of its own that says less. */
	if (IS_ERR(new) && !hooked) {
		bad_spec = PTR_ERR(new);
		return 0;
	}
	if (IS_ERR(new))
		return PTR_ERR(new);
	if (hooked) {
		script_reach(new);
		err = hook_replace(new, &old);
	}
	if (err) {
		kfree(new);
		return err;
	}
	script = new;
	script_close(old);
	if (hooked)
		pr_info("%u lies armed\n", new->lies.n);
	return 0;
}

static int lies_get(char *buffer, const struct kernel_param *kp)
{
	unsigned int i;
	int n = 0;

	for (i = 0; i < script->lies.n; i++)
		n += scnprintf(buffer + n, PAGE_SIZE - n, "%s%s", i ? ";" : "",
			       script->lies.lie[i].text);
	return n + scnprintf(buffer + n, PAGE_SIZE - n, "\n");
}

static int told_get(char *buffer, const struct kernel_param *kp)
{
	unsigned int i;
	int n = 0;

	for (i = 0; i < script->lies.n; i++)
		n += scnprintf(buffer + n, PAGE_SIZE - n, "%s %ld\n", script->lies.lie[i].text,
			       atomic_long_read(&script->told[i]));
	return n;
}

static const struct kernel_param_ops lies_ops = { .set = lies_set, .get = lies_get };
module_param_cb(lies, &lies_ops, NULL, 0644);
MODULE_PARM_DESC(lies, "what to lie about: SPECs joined by ';', none for the truth");

static const struct kernel_param_ops told_ops = { .get = told_get };
module_param_cb(told, &told_ops, NULL, 0444);
MODULE_PARM_DESC(told, "how often each lie was told");

static int arm(void)
{
	int err;

	if (bad_spec)
		return bad_spec;
	if (!script)
		script = script_new("");
	if (IS_ERR(script))
		return PTR_ERR(script);
	script_reach(script);
	err = hook_init(script);
	if (err)
		return err;
	hooked = true;
	pr_info("%u lies armed\n", script->lies.n);
	return 0;
}

static int __init liar_init(void)
{
	int err;

	/* The parameter can be written to from now on. */
	kernel_param_lock(THIS_MODULE);
	err = arm();
	kernel_param_unlock(THIS_MODULE);
	if (err && !IS_ERR(script))
		kfree(script);
	return err;
}

static void __exit liar_exit(void)
{
	script_close(hook_exit());
}

module_init(liar_init);
module_exit(liar_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Makes a KVM/arm64 host lie to its guests");
