// Imported first by every command: says in words what an old Node would otherwise say by a stack of syntax errors.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Tillkeeper needs Node 20.19 or newer to set itself up; this is Node ${process.versions.node}.\n` +
      'Install a newer Node (https://nodejs.org) and start again. The till itself then runs on the Node 24 that npm brings.\n',
  );
  process.exit(1);
}
