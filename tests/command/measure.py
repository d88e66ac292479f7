"""What a command costs: `tests/command/cost.py` and its sisters, called with NETRA DATA WORK.

Seconds are those of the machine on which the limits were set. Another, or a busy one, is told by how
long it takes, just then, for work that is not netra's: packing a text, making and removing files, and
many small objects all over memory, which others on the machine slow down most."""
import hashlib, os, pathlib, re, resource, sys, time, zlib

NETRA, WORK = sys.argv[1], pathlib.Path(sys.argv[3])
MEMORY_MIB, SECONDS_A_MIB = 256, 2
ROOM = 1 if os.environ.get("OPTIMISED") == "1" else 4  # what a build for debugging may take longer
SANITIZED = b"__asan_init" in pathlib.Path(NETRA).read_bytes()
MOST = [0, 0]  # MiB, and seconds of processor time a MiB, of all that was measured
TEXT = b"".join(hashlib.sha512(b"%d" % (i % 4000)).hexdigest().encode() for i in range(40_000))
FILES = [WORK / f"yardstick{i}" for i in range(4000)]


def pack():
    zlib.compress(TEXT, 6)


def make_files():
    for file in FILES:
        file.write_bytes(b"x")
    for file in FILES:
        file.unlink()


def scatter():
    objects = {str(i * 7919 % 200_003): [i] for i in range(200_000)}
    sum(objects[name][0] for name in sorted(objects))


YARDSTICKS = {pack: 0.16, make_files: 0.1, scatter: 0.35}  # seconds of processor time on that machine


def slowness():
    """How many times as long as that machine this one takes at the moment; at least 1."""
    def timed(work):
        start = time.process_time()
        work()
        return time.process_time() - start
    return max(1, *(timed(work) / seconds for work, seconds in YARDSTICKS.items()))


def measure(arguments):
    """Status, peak in MiB, seconds of processor time, and what was said on standard error and
    printed on standard output."""
    said, printed = WORK / "said", WORK / "printed"
    written = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        for number, path, mode in ((0, os.devnull, os.O_RDONLY), (1, printed, written),
                                   (2, said, written)):
            os.dup2(os.open(path, mode), number)
        os.execv(NETRA, [NETRA, *map(str, arguments)])
    _, status, used = os.wait4(child, 0)
    return (os.waitstatus_to_exitcode(status), used.ru_maxrss / 1024,
            used.ru_utime + used.ru_stime,
            [file.read_text(errors="replace") for file in (said, printed)])


def judge(name, arguments, size, clear=r"[^\n]+:\d+(:\d+)?: error: [^\n]+\n"):
    """Whether the command keeps to the limits that cost.py tells; `clear` is the form of an error,
    which a check of data prints among its results."""
    status, peak, seconds, said = measure(arguments)
    most = ROOM * max(SECONDS_A_MIB, SECONDS_A_MIB * size / 2 ** 20)
    if seconds >= most and not SANITIZED:  # what the machine was busy with is no cost of netra
        seconds /= slowness()
        for again in (measure(arguments) for _ in range(2)):
            if again[0] == status:
                seconds = min(seconds, again[2] / slowness())
    faults = []
    if status not in (0, 1):
        faults.append(f"status {status}")
    if status == 1 and not any(re.match(clear, text) for text in said):
        faults.append("no clear error: " + said[0][:200])
    if not SANITIZED and peak >= MEMORY_MIB:
        faults.append(f"{peak:.0f} MiB")
    if not SANITIZED and seconds >= most:
        faults.append(f"{seconds:.1f} s of processor time")
    MOST[:] = max(MOST[0], peak), max(MOST[1], seconds * 2 ** 20 / max(size, 2 ** 20))
    for fault in faults:
        print(f"{name}: {fault}")
    return not faults
