/** An administrator's write as a request to Graph. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import type { Internet } from '../../world/internet/internet.ts';
import { hosts } from '../services/hosts.ts';
import type { GraphAnswer } from './answers.ts';

/** Throws NetworkError where no answer comes. */
export function administer(internet: Internet, { method, path, body }: GraphWrite): GraphAnswer {
  const response = internet.atOnce({
    method,
    url: urlOf(path),
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const retryAfter = response.headers?.['retry-after'];
  return {
    status: response.status,
    ...(retryAfter === undefined ? {} : { retryAfter: Number(retryAfter) }),
    ...(response.body === '' ? {} : { body: JSON.parse(response.body) as unknown }),
  };
}

/** Where no version is named it is beta, which administrators' tools use. */
const urlOf = (path: string): string =>
  `https://${hosts.graph}/${/^\/?(beta|v1\.0)\//i.test(path) ? '' : 'beta/'}${path.replace(/^\//, '')}`;
