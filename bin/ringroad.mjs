#!/usr/bin/env node
// Installs and builds when that is due, then runs the command line in this same process. No dependency, and no syntax an
// old Node would stumble over before it is told so.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Ringroad needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from https://nodejs.org`);
  process.exitCode = 1;
} else {
  import('../scripts/prepare.mjs')
    .then(({ prepareAndRun }) => prepareAndRun(process.argv))
    .then((code) => process.exit(code))
    .catch((error) => {
      console.error(error.expected ? error.message : error);
      process.exit(1);
    });
}
