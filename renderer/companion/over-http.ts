/** Microsoft Graph at the door that has served this page. */
import type { CompanionLink } from '../../shared/companion/calls.ts';

export const overHttp: CompanionLink = async ({ method, path, body }) => {
  let response: Response;
  try {
    response = await fetch(`/${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    return { reached: false, why: 'Microsoft Graph does not answer' };
  }
  const text = await response.text();
  return {
    reached: true,
    status: response.status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
};
