// Loaded before a child's own program: when the parent is gone, however hard it was killed, the child ends as if told to.
// Two agents on one database would be worse than none.
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 5_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
