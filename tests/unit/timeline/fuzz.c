/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Damaged recordings against polygraph-timeline: fuzz N PROGRAM SEED...
 *
 * Each seed is cut off, and its bytes changed, N times in all, from a fixed start, so that a
 * failure can be repeated. The program must end with status 0 and say nothing, or with 3 and one
 * line. Its own code must not crash; that libtracecmd or libtraceevent does on formats that make no
 * sense is caught by the program and only counted here. A file that failed is left in the current
 * directory.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS	100

static uint64_t state = 88172645463325252ull;

static uint64_t rnd(uint64_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below ? state % below : 0;
}

struct seed {
	unsigned char *data;
	size_t size;
};

static struct seed read_seed(const char *path)
{
	struct seed s = { 0 };
	FILE *f = fopen(path, "r");

	if (!f) {
		perror(path);
		exit(2);
	}
	fseek(f, 0, SEEK_END);
	s.size = ftell(f);
	rewind(f);
	s.data = malloc(s.size + 1);
	if (fread(s.data, 1, s.size, f) != s.size)
		exit(2);
	fclose(f);
	return s;
}

/* Where damage tells: the head with its sizes, the formats, pages, or anywhere. */
static size_t somewhere(size_t size)
{
	static const size_t upto[] = { 64, 512, 4096, 20000 };
	unsigned int i = rnd(6);
	size_t limit = i < 4 && upto[i] < size ? upto[i] : size;

	return rnd(limit);
}

static size_t mutate(unsigned char *data, size_t size)
{
	static const unsigned char edges[] = { 0,   1,	  0x7f, 0x80, 0xff, 0xfe,
					       ' ', '\t', ';',	':',  '\n', '"' };
	int n = 1 + rnd(8);

	if (!rnd(4))
		size = rnd(size + 1);
	while (n-- && size) {
		size_t at = somewhere(size), len = 1 + rnd(16), from;
		uint64_t number;

		if (len > size - at)
			len = size - at;
		switch (rnd(6)) {
		case 0:
			data[at] ^= 1 << rnd(8);
			break;
		case 1:
			data[at] = edges[rnd(sizeof(edges))];
			break;
		case 2:
			memset(data + at, edges[rnd(sizeof(edges))], len);
			break;
		case 3:
			number = rnd(2) ? rnd(1 << 16) : ~rnd(1 << 16);
			memcpy(data + at, &number, len < 8 ? len : rnd(2) ? 4 : 8);
			break;
		case 4:
			from = rnd(size - len + 1);
			memmove(data + at, data + from, len);
			break;
		default:
			data[at] = rnd(256);
		}
	}
	return size;
}

static bool write_file(const char *path, const unsigned char *data, size_t size)
{
	FILE *f = fopen(path, "w");
	bool ok = f && fwrite(data, 1, size, f) == size;

	return f && !fclose(f) && ok;
}

/*
 * ASan remarks on each allocation that a library asks for with a senseless size, and then refuses
 * it.
 */
static void drop_warnings(char *err)
{
	while (!strncmp(err, "==", 2) &&
	       strstr(err, "WARNING: AddressSanitizer failed to allocate")) {
		char *end = strchr(err, '\n');

		if (!end)
			return;
		memmove(err, end + 1, strlen(end + 1) + 1);
	}
}

/* Returns the wait status; err gets what the program said. */
static int run(const char *program, const char *path, char *err, size_t size)
{
	int fds[2], status, null = open("/dev/null", O_WRONLY);
	ssize_t got;
	size_t n = 0;
	pid_t pid;

	if (pipe(fds))
		exit(2);
	pid = fork();
	if (!pid) {
		static const char *const formats[] = { "--json", "--svg", "--perfetto", "--csv",
						       "--all" };

		dup2(null, STDOUT_FILENO);
		dup2(fds[1], STDERR_FILENO);
		alarm(SECONDS);
		execl(program, program, "--legacy", formats[rnd(5)], path, NULL);
		_exit(127);
	}
	close(null);
	close(fds[1]);
	while (n < size - 1 &&
	       ((got = read(fds[0], err + n, size - 1 - n)) > 0 || (got < 0 && errno == EINTR)))
		n += got > 0 ? got : 0;
	err[n] = '\0';
	drop_warnings(err);
	close(fds[0]);
	waitpid(pid, &status, 0);
	return status;
}

/*
 * ASan also sees the libraries read beyond what they were given: is the innermost caller one of
 * them?
 */
static bool is_library(const char *err)
{
	const char *line = err;

	while ((line = strstr(line, "\n    #"))) {
		size_t len = strcspn(++line, "\n");

		if (memmem(line, len, "libclang_rt", 11))
			continue;
		return memmem(line, len, "libtracecmd.so", 14) ||
		       memmem(line, len, "libtraceevent.so", 16);
	}
	return false;
}

static bool is_fine(int status, const char *err, int *accepted, int *crashes)
{
	const char *newline = strchr(err, '\n'), *crashed = strstr(err, "crashed ");

	if (!WIFEXITED(status))
		return false;
	if (WEXITSTATUS(status) == 0) {
		++*accepted;
		return !*err;
	}
	if (strstr(err, "ERROR: AddressSanitizer")) {
		++*crashes;
		return is_library(err);
	}
	if (crashed) {
		++*crashes;
		if (strstr(crashed, "polygraph"))
			return false;
	}
	return WEXITSTATUS(status) == 3 && newline && !newline[1] &&
	       !strncmp(err, "polygraph-timeline: ", 20);
}

int main(int argc, char **argv)
{
	char err[1 << 16], path[64], keep[64];
	int i, n, bad = 0, accepted = 0, crashes = 0;
	struct seed *seeds;

	if (argc < 4) {
		fprintf(stderr, "usage: fuzz N PROGRAM SEED...\n");
		return 2;
	}
	/* The crash of a library is the program's to catch; what ASan finds is not. */
	setenv("ASAN_OPTIONS",
	       "exitcode=99:detect_leaks=0:handle_segv=0:handle_sigbus=0:handle_abort=0:"
	       "handle_sigfpe=0:handle_sigill=0:allocator_may_return_null=1",
	       1);
	setenv("UBSAN_OPTIONS", "halt_on_error=1:exitcode=98", 1);
	signal(SIGPIPE, SIG_IGN);
	seeds = calloc(argc, sizeof(*seeds));
	for (i = 3; i < argc; i++)
		seeds[i] = read_seed(argv[i]);
	snprintf(path, sizeof(path), "/tmp/fuzz-%d.dat", getpid());
	n = atoi(argv[1]);
	for (i = 0; i < n; i++) {
		const struct seed *s = &seeds[3 + rnd(argc - 3)];
		unsigned char *data = malloc(s->size + 16);
		size_t size;
		int status;

		memcpy(data, s->data, s->size);
		size = mutate(data, s->size);
		if (!write_file(path, data, size))
			return 2;
		status = run(argv[2], path, err, sizeof(err));
		if (!is_fine(status, err, &accepted, &crashes)) {
			snprintf(keep, sizeof(keep), "fuzz-failed-%d.dat", i);
			write_file(keep, data, size);
			fprintf(stderr, "%s: status 0x%x: %.2000s\n", keep, status, err);
			bad++;
		}
		free(data);
	}
	unlink(path);
	printf("%d damaged recordings: %d still made sense, %d led a library astray, "
	       "%d failures\n", n, accepted, crashes, bad);
	return bad != 0;
}
