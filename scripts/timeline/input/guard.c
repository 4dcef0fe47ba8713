/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The parent process that survives what a damaged file does to the libraries. See guard.h.
 */
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

#include "guard.h"

#define HUNG_SECONDS	30
#define FRAMES		32

/* Shared by both processes. */
struct shared {
	unsigned long count;
	char path[4096];	/* the file that the libraries work on, "" when they do not */
	char where[256];	/* the object whose code crashed */
};

static unsigned long idle_count;
volatile unsigned long *pg_guard_count = &idle_count;
static struct shared *shared;
static int own_stderr = -1;

/* A sanitizer, if there is one, is not to be silenced with the libraries. */
extern void __sanitizer_set_report_fd(void *fd) __attribute__((weak));

static void report_to(int fd)
{
	if (__sanitizer_set_report_fd)
		__sanitizer_set_report_fd((void *)(long)fd);
}

void pg_guard_enter(const char *path)
{
	int null;

	if (!shared)
		return;
	snprintf(shared->path, sizeof(shared->path), "%s", path);
	fflush(stderr);
	own_stderr = dup(STDERR_FILENO);
	report_to(own_stderr);
	null = open("/dev/null", O_WRONLY | O_CLOEXEC);
	if (own_stderr >= 0 && null >= 0)
		dup2(null, STDERR_FILENO);
	if (null >= 0)
		close(null);
}

void pg_guard_leave(void)
{
	if (!shared)
		return;
	if (own_stderr >= 0) {
		dup2(own_stderr, STDERR_FILENO);
		report_to(STDERR_FILENO);
		close(own_stderr);
		own_stderr = -1;
	}
	shared->path[0] = '\0';
}

/* The name of the object that an address lies in, without its directory; NULL if in none. */
static const char *object_of(void *address)
{
	const char *slash;
	Dl_info dl;

	if (!address || !dladdr(address, &dl) || !dl.dli_fname)
		return NULL;
	slash = strrchr(dl.dli_fname, '/');
	return slash ? slash + 1 : dl.dli_fname;
}

/*
 * Whose code was it? The innermost caller that is not libc's or a sanitizer's: these crash on what
 * they are given. Async-signal-safe enough, the process is lost anyway.
 */
static void crashed(int sig, siginfo_t *info, void *context)
{
	ucontext_t *uc = context;
	void *pc = NULL, *frames[FRAMES];
	const char *where = NULL;
	int i, n;

	(void)info;
#if defined(__x86_64__)
	pc = (void *)uc->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
	pc = (void *)uc->uc_mcontext.pc;
#else
	(void)uc;
#endif
	n = backtrace(frames, FRAMES);
	for (i = 0; i < n && frames[i] != pc; i++)
		;
	for (; i < n; i++) {
		where = object_of(frames[i]);
		if (where && strncmp(where, "libc.", 5) && !strstr(where, "asan") &&
		    !strstr(where, "ld-linux"))
			break;
	}
	if (i == n)
		where = object_of(pc);
	if (where)
		strncpy(shared->where, where, sizeof(shared->where) - 1);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void catch_crashes(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL };
	const struct rlimit none = { 0, 0 };
	void *frame;
	struct sigaction sa = { .sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_RESETHAND };
	size_t i;

	setrlimit(RLIMIT_CORE, &none);
	backtrace(&frame, 1); /* it loads a library the first time: better now than in a crash */
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &sa, NULL);
}

/* Waits for the other end of the pipe to close, which the child's end does. False: it hangs. */
static bool wait_for_end(int fd)
{
	struct pollfd p = { .fd = fd };
	unsigned long before = 0;
	int idle = 0, n;

	while (idle < HUNG_SECONDS) {
		n = poll(&p, 1, 1000);
		if (n > 0 || (n < 0 && errno != EINTR))
			return true;
		idle = shared->path[0] && shared->count == before ? idle + 1 : 0;
		before = shared->count;
	}
	return false;
}

int pg_guard_run(const char *name, int (*work)(void *data), void *data)
{
	int fds[2], status;
	bool ended;
	pid_t child;

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
		      0);
	if (shared == MAP_FAILED || pipe2(fds, O_CLOEXEC)) {
		fprintf(stderr, "%s: cannot start: %s\n", name, strerror(errno));
		return PG_GUARD_FAILED;
	}
	fflush(NULL);
	child = fork();
	if (child < 0) {
		fprintf(stderr, "%s: cannot start: %s\n", name, strerror(errno));
		return PG_GUARD_FAILED;
	}
	if (!child) {
		close(fds[0]);
		catch_crashes();
		pg_guard_count = &shared->count;
		status = work(data);
		if (fflush(stdout) || ferror(stdout)) {
			fprintf(stderr, "%s: cannot write the output: %s\n", name, strerror(errno));
			status = PG_GUARD_FAILED;
		}
		exit(status);
	}
	close(fds[1]);
	ended = wait_for_end(fds[0]);
	if (!ended)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status))
		return WEXITSTATUS(status);
	if (WTERMSIG(status) == SIGPIPE)	/* whoever reads the output has seen enough */
		return 128 + SIGPIPE;
	if (!ended)
		fprintf(stderr, "%s: %s: it is damaged: libtracecmd hangs on it\n",
			name, shared->path);
	else if (shared->path[0])
		fprintf(stderr, "%s: %s: it is damaged: reading it crashed %s\n", name,
			shared->path, shared->where[0] ? shared->where : "a library");
	else
		fprintf(stderr, "%s: killed by signal %d%s%s\n", name, WTERMSIG(status),
			shared->where[0] ? " in " : "", shared->where);
	return PG_GUARD_FAILED;
}
