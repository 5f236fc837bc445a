/** JSON batching: several requests in one (learn.microsoft.com/graph/json-batching). */
import { isGraphObject, listOf, textOf, textsOf, type GraphObject } from '../tenant/graph-object.ts';
import type { Method } from './request.ts';

export interface BatchPart {
  readonly id: string;
  readonly method: Method;
  /** Below the version. */
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

const methods: readonly Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** The requests of a batch; none where the body holds none. A method that there is not is taken for a GET. */
export const batched = (body: unknown): readonly BatchPart[] =>
  listOf(isGraphObject(body) ? body : {}, 'requests').map((part) => ({
    id: textOf(part, 'id'),
    method: methods.find((one) => one === textOf(part, 'method').toUpperCase()) ?? 'GET',
    url: textOf(part, 'url'),
    headers: headersOf(part),
    body: part['body'],
    dependsOn: textsOf(part, 'dependsOn'),
  }));

function headersOf(part: GraphObject): Readonly<Record<string, string>> {
  const { headers } = part;
  if (!isGraphObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
    ),
  );
}
