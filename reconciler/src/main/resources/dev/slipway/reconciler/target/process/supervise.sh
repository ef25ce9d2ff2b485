# Starts one run of one instance and keeps its exit status. POSIX sh, the leader of a session of its own.
#
#   sh supervise.sh RUN LOG PROGRAM [ARGUMENT...]
#
# RUN is a path without ending; beside it appear, in this order:
#   RUN.claim   identity of this supervisor. Made by a hard link, so only one can ever claim a run: a reconciler
#               that finds a run unclaimed after a crash claims it itself, and a supervisor that comes late goes.
#   RUN.child   identity of the process, written by that process before it becomes PROGRAM.
#   RUN.exit    its exit status, when it has ended: 128 + N for signal N.
# An identity is "PID START BOOT": the kernel's start time in ticks and the boot's id, so that a recycled pid is not
# mistaken; without /proc "PID @SECONDS -".
#
# What it survives: kill -9 of the reconciler (another session, no pipe kept), of itself (the process goes on, only its
# exit status is lost), of the process (the rest of the group is ended).

run=$1 log=$2
shift 2

identify() {
  if { read -r stat </proc/self/stat; } 2>/dev/null; then
    pid=${stat%% *}
    read -r boot </proc/sys/kernel/random/boot_id || boot=-
    # After the name, which may hold anything, the start time is the 20th field.
    set -- ${stat##*) }
    start=${20}
  else
    pid=$(exec sh -c 'echo "$PPID"')
    start=@$(command -p date +%s)
    boot=-
  fi
}

exec 3>&1 >>"$log" 2>&1 </dev/null || exit 1
identify
echo "$pid $start $boot" >"$run.$pid" || exit 1
command -p ln "$run.$pid" "$run.claim"
claimed=$?
command -p rm -f "$run.$pid"
[ "$claimed" -eq 0 ] || exit 1
# In a process of its own: where the reconciler has died, writing would end the writer.
(echo claimed >&3) 2>/dev/null
exec 3>&-

# A signal to the group is for the process; its exit status must still be written. It gets the default back.
trap : HUP INT QUIT TERM
(
  identify
  echo "$pid $start $boot" >"$run.child" || exit 1
  exec "$@"
)
echo "$?" >"$run.exit"

# Nothing that it started is left behind.
trap '' TERM
kill -TERM 0
command -p sleep 1
kill -KILL 0
