/** Calls npm. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The command line of an npm call: the npm that runs us, else the one beside this Node, else the one on the path. */
export function npmCommand(...args) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = [process.env.npm_execpath, beside].find(
    (file) => file?.endsWith('npm-cli.js') && existsSync(file),
  );
  if (script !== undefined) return [process.execPath, script, ...args];
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm', ...args] : ['npm', ...args];
}

/** What npm said, without the addresses of registries, which are this machine's own business. */
export function withoutAddresses(text) {
  return text.replace(/\bhttps?:\/\/\S+/g, '(address)').trim();
}
