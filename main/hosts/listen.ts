/** Takes a port of 127.0.0.1. */
import type { AddressInfo, Server } from 'node:net';
import { BadInputError } from '../../shared/failures.ts';
import { isFileError } from './storage/file-errors.ts';

/** Resolves with `127.0.0.1:PORT`. Rejects with BadInputError where the port cannot be had; `option` is what named it. */
export function listen(server: Server, port: number, option = '--port'): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (isFileError(error, 'EADDRINUSE')) reject(unusable(port, option, 'This port is in use'));
      else if (isFileError(error, 'EACCES')) reject(unusable(port, option, 'This port may not be used'));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function unusable(port: number, option: string, what: string): BadInputError {
  return new BadInputError(what, `${option} ${port}`, `Name another port, or leave ${option} out.`);
}
