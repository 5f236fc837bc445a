/** Methods by which people sign in: Temporary Access Passes. */
import { flagOf, numberOf, textOf } from '../tenant/graph-object.ts';
import { iso, later, minutes, parseInstant } from '../../world/time.ts';
import { badRequest, created, noContent, noSuchResource, notFound, type Handler } from './answers.ts';

/** The defaults of the tenant's policy (facts/entra-join#temporary-access-pass). */
const policy = { lifetimeInMinutes: 60, minimum: 60, maximum: 480, length: 8 } as const;
/** Letters and digits that are not taken for one another. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export const createAccessPass: Handler = ({ world, directory }, [id = ''], body) => {
  const user = directory.users.get(id);
  if (!user) return noSuchResource(id);
  const lifetime = numberOf(body, 'lifetimeInMinutes', policy.lifetimeInMinutes);
  if (lifetime < policy.minimum || lifetime > policy.maximum)
    return badRequest(`lifetimeInMinutes must be from ${policy.minimum} to ${policy.maximum}.`);
  const from = parseInstant(textOf(body, 'startDateTime')) ?? world.clock.now;
  const random = world.random('temporary access passes');
  const pass = {
    id: random.uuid(),
    userId: user.id,
    pass: Array.from({ length: policy.length }, () => alphabet.charAt(random.below(alphabet.length))).join(
      '',
    ),
    from,
    until: later(from, minutes(lifetime)),
    isUsableOnce: flagOf(body, 'isUsableOnce'),
    used: false,
  };
  directory.accessPasses.put(pass);
  return created({
    id: pass.id,
    temporaryAccessPass: pass.pass,
    createdDateTime: iso(world.clock.now),
    startDateTime: iso(from),
    lifetimeInMinutes: lifetime,
    isUsableOnce: pass.isUsableOnce,
    isUsable: from <= world.clock.now,
  });
};

export const deleteAccessPass: Handler = ({ directory }, [id = '', passId = '']) => {
  const user = directory.users.get(id);
  if (!user) return noSuchResource(id);
  return directory.accessPasses.delete(user.id, passId) ? noContent : notFound('method', passId);
};
