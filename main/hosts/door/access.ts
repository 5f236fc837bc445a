/**
 * Who may talk to the door. Loopback alone is not enough: any page in a browser of this machine reaches it, and a foreign
 * name can be made to lead to 127.0.0.1 (DNS rebinding).
 */
import type { IncomingMessage } from 'node:http';

export interface DoorPlace {
  /** 'http' or 'https'. */
  readonly scheme: string;
  readonly port: number;
}

/** Names of this machine that a client may have used. */
const hostsOf = ({ port }: DoorPlace): readonly string[] => [`127.0.0.1:${port}`, `localhost:${port}`];

/** Why somebody is not let in; undefined for who is. */
export function refusal(request: IncomingMessage, place: DoorPlace): string | undefined {
  const { host = '', origin } = request.headers;
  if (!isLoopback(request.socket.remoteAddress)) return 'Only this machine is served.';
  const named = hostsOf(place);
  if (!named.includes(host.toLowerCase())) return `The host name '${host}' is not this one's.`;
  if (origin !== undefined && !named.some((one) => origin === `${place.scheme}://${one}`))
    return 'Pages of other origins are not served.';
  return undefined;
}

const isLoopback = (address: string | undefined): boolean =>
  address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
