/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Files whole in, whole out. A file is written under another name in the same directory and renamed
 * when it is complete, so that nobody ever sees half of one and a failure leaves nothing behind.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "file.h"

#define SIZE_MAX_IN	(512u << 20)

int pg_file_read(const char *path, uint8_t **buf, size_t *size, struct pg_err *err)
{
	struct stat st;
	size_t have = 0;
	ssize_t n = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	*buf = NULL;
	if (fd < 0 || fstat(fd, &st))
		pg_fail(err, "cannot be read: %s", strerror(errno));
	else if (!S_ISREG(st.st_mode))
		pg_fail(err, "is not a file: give a kernel Image");
	else if (!st.st_size)
		pg_fail(err, "is empty: give a kernel Image");
	else if ((uint64_t)st.st_size > SIZE_MAX_IN)
		pg_fail(err, "is larger than any kernel: give a kernel Image");
	else if (!(*buf = malloc(st.st_size)))
		pg_fail(err, "out of memory");
	else
		while (have < (size_t)st.st_size &&
		       (n = read(fd, *buf + have, st.st_size - have)) > 0)
			have += n;
	if (*buf && have != (size_t)st.st_size) {
		pg_fail(err, "cannot be read: %s", n < 0 ? strerror(errno) : "it became shorter");
		free(*buf);
		*buf = NULL;
	}
	if (fd >= 0)
		close(fd);
	*size = have;
	return *buf ? 0 : -1;
}

static int write_all(int fd, const uint8_t *buf, size_t size)
{
	ssize_t n;

	for (; size; buf += n, size -= n) {
		n = write(fd, buf, size);
		if (n < 0 && errno == EINTR)
			n = 0;
		if (n < 0)
			return -1;
	}
	return 0;
}

int pg_file_write(const char *path, const uint8_t *buf, size_t size, struct pg_err *err)
{
	size_t len = strlen(path) + sizeof(".XXXXXX");
	char *temp = malloc(len);
	struct stat st;
	mode_t mode;
	int fd, bad;

	if (!temp)
		return pg_fail(err, "out of memory");
	/* A rename would quietly replace what its owner has protected, or a device. */
	if (!stat(path, &st)) {
		if (!S_ISREG(st.st_mode) || access(path, W_OK) || !(st.st_mode & 0222)) {
			free(temp);
			return pg_fail(err, "cannot be written: %s",
				       S_ISREG(st.st_mode) ? "it is read-only" :
							     "it is not a file");
		}
		mode = st.st_mode & 0777;
	} else {
		mode = umask(0);
		umask(mode);
		mode = 0666 & ~mode;
	}
	snprintf(temp, len, "%s.XXXXXX", path);
	fd = mkstemp(temp);
	if (fd < 0) {
		pg_fail(err, "cannot be written: %s", strerror(errno));
		free(temp);
		return -1;
	}
	bad = write_all(fd, buf, size) || fchmod(fd, mode);
	bad |= close(fd) || (!bad && rename(temp, path));
	if (bad) {
		pg_fail(err, "cannot be written: %s", strerror(errno));
		unlink(temp);
	}
	free(temp);
	return bad ? -1 : 0;
}

bool pg_file_same(const char *a, const char *b)
{
	struct stat x, y;

	return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}
