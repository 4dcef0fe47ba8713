/* SPDX-License-Identifier: GPL-2.0 */
/*
 * polygraph.ko: load it in a guest, read what the hypervisor claims and does not do, unload it.
 *
 *	insmod polygraph.ko && cat /sys/kernel/debug/polygraph/report; rmmod polygraph
 *
 * Everything happens at load: all CPUs probe at once, one line is logged, and a file for each form (verdict/forms.h) holds
 * the result until the module goes. Reading a file never probes again. Parameters:
 *
 *	behaviour=0	do not exercise the PMU, only read registers
 *	risky=1		also touch what firmware may not survive or what changes live state, open events in perf, and ignore SDEI
 *	cpus=0,2-3	probe these CPUs only
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/completion.h>
#include <linux/cpu.h>
#include <linux/debugfs.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>
#include "collect.h"
#include "perf.h"
#include "verdict/bind.h"
#include "verdict/forms.h"
#include "verdict/words.h"

static bool behaviour = true;
module_param(behaviour, bool, 0444);
MODULE_PARM_DESC(behaviour, "exercise the PMU where nobody uses it (default 1)");
static bool risky;
module_param(risky, bool, 0444);
MODULE_PARM_DESC(risky, "touch what firmware may not survive or what changes live state, ignore SDEI (default 0)");
static char *cpus = "";
module_param(cpus, charp, 0444);
MODULE_PARM_DESC(cpus, "list of CPUs to probe, like 0,2-3 (default all)");

/* A CPU that gets nothing done for that long, twice in a row, will not answer. A claim takes milliseconds. */
#define STANDSTILL_S	5

static struct debugfs_blob_wrapper files[PG_NFORMS];
static struct dentry *dir;

struct job {
	const struct pg_capture *cap;
	struct pg_cpu *cpu;
	struct task_struct *thread;
	struct completion done;
};

/* Stays until it is stopped, so that no thread is in module text once the module may go. */
static int probe_thread(void *data)
{
	struct job *job = data;

	pg_collect_cpu(job->cap, job->cpu);
	complete(&job->done);
	set_current_state(TASK_INTERRUPTIBLE);
	while (!kthread_should_stop()) {
		schedule();
		set_current_state(TASK_INTERRUPTIBLE);
	}
	__set_current_state(TASK_RUNNING);
	return 0;
}

/*
 * The CPU runs something that does not let go, like a real-time task that polls. The thread ends its work where it can run: by
 * what it notes then nobody goes any more.
 */
static void give_up(struct job *job, enum pg_reason why)
{
	WRITE_ONCE(job->cpu->give_up, 1);
	set_cpus_allowed_ptr(job->thread, cpu_online_mask);
	kthread_stop(job->thread);
	job->cpu->probed = 0;
	job->cpu->why = why;
}

/* Until it is done, or nothing moves any more, or whoever loads the module is killed: then false. */
static bool await(struct job *job)
{
	unsigned int before = ~0u;
	long left;

	for (;;) {
		left = wait_for_completion_killable_timeout(&job->done, STANDSTILL_S * HZ);
		if (left > 0) {
			kthread_stop(job->thread);
			return true;
		}
		if (left < 0) {
			give_up(job, PG_WHY_NO_ANSWER);
			return false;
		}
		if (READ_ONCE(job->cpu->progress) == before) {
			give_up(job, PG_WHY_NO_ANSWER);
			return true;
		}
		before = READ_ONCE(job->cpu->progress);
	}
}

/* All chosen CPUs at once, each by a thread of its own; no CPU can come or go meanwhile. */
static int probe_all(struct pg_capture *cap, const struct cpumask *chosen)
{
	struct job *jobs = kvcalloc(cap->ncpus, sizeof(*jobs), GFP_KERNEL);
	bool killed = false;
	u32 i;

	if (!jobs)
		return -ENOMEM;
	if (cap->risky && cap->behaviour)
		pg_perf_hold();
	cpus_read_lock();
	for (i = 0; i < cap->ncpus; i++) {
		struct pg_cpu *c = &cap->cpu[i];
		struct task_struct *t;

		if (!cpumask_test_cpu(c->cpu, chosen)) {
			c->why = PG_WHY_NOT_CHOSEN;
			continue;
		}
		if (!cpu_online(c->cpu)) {
			c->why = PG_WHY_OFFLINE;
			continue;
		}
		init_completion(&jobs[i].done);
		jobs[i].cap = cap;
		jobs[i].cpu = c;
		t = kthread_create_on_node(probe_thread, &jobs[i], cpu_to_node(c->cpu), "polygraph/%u", c->cpu);
		if (IS_ERR(t)) {
			c->why = PG_WHY_NO_THREAD;
			continue;
		}
		kthread_bind(t, c->cpu);
		jobs[i].thread = t;
	}
	for (i = 0; i < cap->ncpus; i++)
		if (jobs[i].thread)
			wake_up_process(jobs[i].thread);
	for (i = 0; i < cap->ncpus; i++) {
		if (!jobs[i].thread)
			continue;
		if (killed)
			give_up(&jobs[i], PG_WHY_NO_ANSWER);
		else
			killed = !await(&jobs[i]);
		if (cap->cpu[i].why == PG_WHY_NOT_ARMED)
			cap->refusal = PG_NO_VBAR;
	}
	cpus_read_unlock();
	pg_perf_let_go();
	kvfree(jobs);
	/* A kill may have come while a thread was made: then that CPU has none, and nobody waited for it. */
	return killed || fatal_signal_pending(current) ? -EINTR : 0;
}

static int render(enum pg_form form, const struct pg_capture *cap, const struct pg_judgement *j)
{
	struct pg_out o = { .buf = NULL };

	pg_report_form(form, &o, cap, j);		/* how long will it be? */
	o.size = o.len + 1;
	o.len = 0;
	o.buf = kvmalloc(o.size, GFP_KERNEL);
	if (!o.buf)
		return -ENOMEM;
	pg_report_form(form, &o, cap, j);
	files[form].data = o.buf;
	files[form].size = o.len;
	return 0;
}

static void publish(const struct pg_judgement *j)
{
	char line[512];
	struct pg_out o = { .buf = line, .size = sizeof(line) };
	int i;

	dir = debugfs_create_dir("polygraph", NULL);
	for (i = 0; i < PG_NFORMS; i++)
		debugfs_create_blob(pg_form_names[i], 0444, dir, &files[i]);
	pg_report_line(&o, j);
	if (j->overall == PG_HONEST)
		pr_info("%s\n", line);
	else
		pr_warn("%s\n", line);
}

static int choose_cpus(struct cpumask *chosen)
{
	if (!*cpus) {
		cpumask_copy(chosen, cpu_possible_mask);
		return 0;
	}
	if (cpulist_parse(cpus, chosen) || !cpumask_intersects(chosen, cpu_present_mask) ||
	    !cpumask_subset(chosen, cpu_possible_mask)) {
		pr_err("cpus=%s is no list of CPUs of this machine: give numbers and ranges like 0,2-3\n", cpus);
		return -EINVAL;
	}
	return 0;
}

static struct pg_capture *new_capture(void)
{
	u32 n = num_present_cpus(), i = 0;
	struct pg_capture *cap;
	int cpu;

	cap = kvzalloc(pg_capture_size(&PG_THIS_ARCH, n), GFP_KERNEL);
	if (!cap)
		return NULL;
	pg_capture_bind(cap, &PG_THIS_ARCH, n);
	for_each_present_cpu(cpu) {
		if (i == n)
			break;
		cap->cpu[i].why = PG_WHY_NOT_TOUCHED;
		cap->cpu[i++].cpu = cpu;
	}
	cap->ncpus = i;
	cap->behaviour = behaviour;
	cap->risky = risky;
	return cap;
}

static void free_files(void)
{
	int i;

	for (i = 0; i < PG_NFORMS; i++)
		kvfree(files[i].data);
}

static int __init polygraph_init(void)
{
	struct pg_judgement *j = NULL;
	struct pg_capture *cap = NULL;
	cpumask_var_t chosen;
	int i, err = -ENOMEM;

	if (!zalloc_cpumask_var(&chosen, GFP_KERNEL))
		return -ENOMEM;
	err = choose_cpus(chosen);
	if (err)
		goto out;
	err = -ENOMEM;
	cap = new_capture();
	j = kzalloc(sizeof(*j), GFP_KERNEL);
	if (!cap || !j)
		goto out;
	pg_platform(cap);
	if (!cap->refusal) {
		err = probe_all(cap, chosen);
		if (err)
			goto out;
	}
	pg_judge(cap, j);
	for (i = 0; i < PG_NFORMS; i++) {
		err = render(i, cap, j);
		if (err) {
			free_files();
			goto out;
		}
	}
	publish(j);
	err = 0;
out:
	kfree(j);
	kvfree(cap);
	free_cpumask_var(chosen);
	return err;
}

static void __exit polygraph_exit(void)
{
	debugfs_remove_recursive(dir);
	free_files();
}

module_init(polygraph_init);
module_exit(polygraph_exit);
MODULE_LICENSE("GPL");
MODULE_AUTHOR("The polygraph authors");
MODULE_DESCRIPTION("A lie detector for hypervisors");
MODULE_VERSION(PG_VERSION);
