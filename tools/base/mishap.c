/* SPDX-License-Identifier: MIT */
#include "base/mishap.h"
#include "base/diag.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* How far below the end of the stack a function with large variables may reach. */
#define STACK_MARGIN ((size_t)1024 * 1024)
/* More at once than any honest work asks for: a length in a damaged file, which its reader finds out by the refusal. */
#define REQUEST_MOST ((size_t)1024 * 1024 * 1024)

/* A handler is given nothing: what it needs is here. */
static struct care *cares;
static const char *program = "keeling";
static const char *stack_top;
static size_t allowed;  /* bytes of addresses, 0: as many as there are */
static pid_t owner;     /* the first process, which has something to undo; its children have not */
static int parent = -1; /* in a child: where it says why it ended */
static volatile sig_atomic_t changed;
static bool ending;                /* atomic: some thread undoes what was begun */
static _Thread_local bool ends_it; /* and that is this one */

void mishap_care(struct care *care, void (*undo)(void *data), void *data)
{
	*care = (struct care){cares, undo, data};
	cares = care;
}

void mishap_cared(struct care *care)
{
	struct care **link = &cares;
	while (*link && *link != care)
		link = &(*link)->next;
	if (*link)
		*link = care->next;
}

void mishap_changed(void)
{
	changed = 1;
}

void mishap_unchanged(void)
{
	changed = 0;
}

bool mishap_has_changed(void)
{
	return changed;
}

void mishap_name(const char *name)
{
	program = name;
}

/* Under a sanitizer nobody has noted the first process: there a child is what has a parent to tell. */
bool mishap_is_child(void)
{
	return owner ? getpid() != owner : parent >= 0;
}

void mishap_tell_parent(int fd)
{
	parent = fd;
}

void mishap_allow(size_t most)
{
	allowed = most;
}

/* The first number of /proc/self/statm, without help from the C library: this may be called with no memory left. */
size_t mishap_taken(void)
{
	char text[64] = "";
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? 0 : read(fd, text, sizeof text - 1);
	if (fd >= 0)
		close(fd);
	size_t pages = 0;
	for (const char *digit = text; got > 0 && *digit >= '0' && *digit <= '9'; digit++)
		pages = pages * 10 + (size_t)(*digit - '0');
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

static void say(int fd, const char *words)
{
	if (write(fd, words, strlen(words)) < 0)
		return; /* nobody to tell it to */
}

/* Undoes what was begun and says why; once, and not in a child, whose parent tells. A thread that fails beside one that
 * does so waits for the end, which would otherwise come before all is undone. */
static void tell(const char *why)
{
	if (mishap_is_child())
		return;
	if (__atomic_exchange_n(&ending, true, __ATOMIC_SEQ_CST)) {
		while (!ends_it)
			pause();
		return;
	}
	ends_it = true;
	for (struct care *care = cares; care; care = care->next)
		care->undo(care->data);
	say(STDERR_FILENO, program);
	say(STDERR_FILENO, ": error: ");
	say(STDERR_FILENO, why);
	say(STDERR_FILENO,
	    changed ? "; the new output is in place, but not all was confirmed: start again to make sure\n"
		    : "; nothing was changed\n");
}

_Noreturn void mishap_stop(const char *why)
{
	tell(why);
	if (parent >= 0 && mishap_is_child())
		say(parent, why);
	_exit(changed && !mishap_is_child() ? STATUS_UNCONFIRMED : STATUS_FAILURE);
}

static _Noreturn void lack_memory(size_t size)
{
	if (allowed && mishap_is_child() && mishap_taken() + size + STACK_MARGIN > allowed)
		_exit(STATUS_MISTAKES);
	mishap_stop("memory ran out");
}

_Noreturn void mishap_memory(void)
{
	lack_memory(0);
}

/* Whether a place in memory is where the stack would have had to grow. */
static bool beyond_stack(const void *place)
{
	struct rlimit most;
	if (!stack_top || getrlimit(RLIMIT_STACK, &most) || most.rlim_cur == RLIM_INFINITY)
		return false;
	return (const char *)place < stack_top &&
	       (size_t)(stack_top - (const char *)place) < most.rlim_cur + STACK_MARGIN;
}

static void stopped(int number, siginfo_t *about, void *unused)
{
	(void)unused;
	if (number == SIGSEGV && beyond_stack(about->si_addr))
		mishap_stop("there is no room left on its stack (see ulimit -s)");
	tell("a mistake in this program stopped it; please report it");
	signal(number, SIG_DFL);
	raise(number);
}

/* Before main() and before the first library, which takes memory too. */
static void watch(int count, char **values, char **environment)
{
	static const int numbers[] = {SIGTRAP, SIGABRT, SIGSEGV, SIGBUS};
	static char room[64 * 1024];
	(void)environment;
	if (count > 0 && values[0]) {
		const char *slash = strrchr(values[0], '/');
		program = slash ? slash + 1 : values[0];
	}
	owner = getpid();
	stack_top = (const char *)&values[count];
	stack_t stack = {.ss_sp = room, .ss_size = sizeof room};
	struct sigaction action = {.sa_sigaction = stopped, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
	if (sigaltstack(&stack, NULL))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		sigaction(numbers[i], &action, NULL);
}

#if MISHAP_WATCHED

__attribute__((section(".preinit_array"), used)) static void (*const watch_first)(int, char **, char **) = watch;

/* ---- memory ------------------------------------------------------------------------------------------------------ */

/* The C library's own, under their second names. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void *had(void *memory, size_t size)
{
	if (!memory && size && size < REQUEST_MOST)
		lack_memory(size);
	return memory;
}

void *malloc(size_t size)
{
	return had(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size)
{
	size_t all;
	if (__builtin_mul_overflow(count, size, &all))
		all = REQUEST_MOST;
	return had(__libc_calloc(count, size), all);
}

void *realloc(void *old, size_t size)
{
	return had(__libc_realloc(old, size), size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
	size_t all;
	if (!__builtin_mul_overflow(count, size, &all))
		return had(__libc_realloc(old, all), all);
	errno = ENOMEM;
	return NULL;
}

void *memalign(size_t alignment, size_t size)
{
	return had(__libc_memalign(alignment, size), size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **place, size_t alignment, size_t size)
{
	if (alignment % sizeof(void *) || !alignment || alignment & (alignment - 1))
		return EINVAL;
	void *memory = memalign(alignment, size);
	if (!memory)
		return ENOMEM;
	*place = memory;
	return 0;
}

#else
void (*const mishap_watch)(int, char **, char **) = watch;
#endif
