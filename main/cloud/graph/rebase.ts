/** An answer's own addresses at the host that a client has asked, where that stands for Graph's. */
import { isGraphObject } from '../tenant/graph-object.ts';
import { hosts } from '../services/hosts.ts';

const own = `https://${hosts.graph}/`;

/** The contexts and links of an answer, those inside a batch too; nothing else is an address of ours. */
export function rebased(body: unknown, origin: string): unknown {
  if (!isGraphObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, moved(name, value, origin)]));
}

function moved(name: string, value: unknown, origin: string): unknown {
  if (typeof value === 'string' && name.startsWith('@odata.') && value.startsWith(own))
    return `${origin}/${value.slice(own.length)}`;
  if (name === 'responses' && Array.isArray(value))
    return value.map((part: unknown) =>
      isGraphObject(part) ? { ...part, body: rebased(part['body'], origin) } : part,
    );
  return value;
}
