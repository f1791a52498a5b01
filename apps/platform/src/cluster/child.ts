/** Runs the program of a service as the child of a cluster, and ends it with the cluster, however that ended. */
const [program] = process.argv.slice(2);
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await import(program!);
// Whatever a library left open, the connection to the cluster included, must not keep a service that has ended.
process.exit();
