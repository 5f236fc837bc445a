/** The companion's calls, answered as the door answers them. */
import type { CompanionAnswer, CompanionCall } from '../../../shared/companion/calls.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import type { SessionHost } from '../session-host.ts';

export async function companionAnswer(
  host: Pick<SessionHost, 'graph'>,
  { method, path, body }: CompanionCall,
): Promise<CompanionAnswer> {
  const reply = await host.graph({
    method,
    url: `https://${hosts.graph}/${path}`,
    headers: {},
    ...(body === undefined ? {} : { body }),
  });
  if (!reply.reached) return reply;
  const { status, body: text } = reply.response;
  return { reached: true, status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
