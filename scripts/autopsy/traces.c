/* SPDX-License-Identifier: GPL-2.0 */
/* See traces.h. */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "traces.h"

#define READER	"polygraph-timeline"

extern char **environ;

bool pg_is_recording(const char *path)
{
	static const char magic[] = { 0x17, 0x08, 0x44, 't', 'r', 'a', 'c', 'i', 'n', 'g' };	/* trace-cmd.dat(5) */
	char head[sizeof(magic)];
	FILE *f = fopen(path, "re");
	bool is;

	if (!f)
		return false;
	is = fread(head, 1, sizeof(head), f) == sizeof(head) && !memcmp(head, magic, sizeof(magic));
	fclose(f);
	return is;
}

/* Starts the reader with its standard output on fd out. Returns its process, or -1 with errno. */
static pid_t start(const char *path, const char *form, int out)
{
	char self[PATH_MAX], reader[PATH_MAX + sizeof(READER)];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
	char *args[] = { READER, (char *)form, "--legacy", "--", (char *)path, NULL };
	posix_spawn_file_actions_t actions;
	pid_t pid;

	if (len < 0)
		return -1;
	self[len] = 0;
	*strrchr(self, '/') = 0;
	snprintf(reader, sizeof(reader), "%s/" READER, self);
	if (posix_spawn_file_actions_init(&actions))
		return -1;
	if (out != STDOUT_FILENO)
		posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	errno = posix_spawn(&pid, reader, &actions, NULL, args, environ);
	posix_spawn_file_actions_destroy(&actions);
	return errno ? -1 : pid;
}

/* True when it went well; the reader has said itself what was wrong with the file. */
static bool ended(pid_t pid)
{
	int status;

	if (pid < 0)
		fprintf(stderr, "polygraph autopsy: " READER ", which reads recordings, cannot be run: %s\n", strerror(errno));
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && !WEXITSTATUS(status);
}

bool pg_trace_text(const char *path)
{
	fflush(stdout);
	return ended(start(path, "--color=never", STDOUT_FILENO));
}

struct json_object *pg_trace_json(const char *path)
{
	struct json_object *timeline = NULL;
	FILE *out = tmpfile();
	bool ok = out && ended(start(path, "--json", fileno(out)));

	if (ok) {
		rewind(out);
		timeline = json_object_from_fd(fileno(out));
	}
	if (out)
		fclose(out);
	return timeline;
}

bool pg_trace_names_claim(struct json_object *timeline)
{
	struct json_object *recordings, *registers, *claim;
	size_t i, k;

	if (!json_object_object_get_ex(timeline, "recordings", &recordings))
		return false;
	for (i = 0; i < json_object_array_length(recordings); i++) {
		if (!json_object_object_get_ex(json_object_array_get_idx(recordings, i), "unknown_registers", &registers))
			continue;
		for (k = 0; k < json_object_array_length(registers); k++)
			if (json_object_object_get_ex(json_object_array_get_idx(registers, k), "claim", &claim))
				return true;
	}
	return false;
}
