/** Required before a program under measurement: tells on descriptor 3 what processor time its process took, in ms. */
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String((user + system) / 1_000));
});
