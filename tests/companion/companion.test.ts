/** The companion against the Graph of a rehearsal: a technician's errand from the QR code to Refresh. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { companionAnswer } from '../../main/hosts/bridge/companion-answer.ts';
import { graphReply } from '../../main/hosts/session-worker/serve-graph.ts';
import {
  change,
  CompanionError,
  deviceOf,
  signedIn,
  sync,
  withSerial,
} from '../../renderer/companion/device.ts';
import { companionCallSchema } from '../../shared/companion/calls.ts';
import type { CompanionCall, CompanionLink } from '../../shared/companion/calls.ts';
import { ztdIdOf } from '../../shared/companion/ztd-id.ts';
import { open } from '../testing/lab.ts';

let lab: ReturnType<typeof open>;
let called: CompanionCall[];
let link: CompanionLink;

const scanned = (): string => {
  const screen = lab.person.screen();
  return screen.id === 'landing' ? (ztdIdOf(screen.qr ?? '') ?? '') : '';
};

describe('the companion', () => {
  beforeEach(() => {
    lab = open('entra-wired');
    called = [];
    const { session } = lab;
    link = (call) => {
      called.push(call);
      return companionAnswer(
        { graph: async (request) => graphReply(session, (input) => session.submit(input), request) },
        call,
      );
    };
    lab.person.goesToTheLandingPage();
  });

  it('finds the device that was scanned, with its profile', async () => {
    const device = await deviceOf(link, scanned());
    const [found] = await withSerial(link, device.serialNumber);
    expect(found?.id).toBe(scanned());
    const screen = lab.person.screen();
    expect(screen.id === 'landing' && screen.profile).toBe(device.profile);
  });

  it('assigns a user, a tag and a name, and Refresh shows who it is for', async () => {
    const { users } = await signedIn(link);
    const user = users.find(({ userPrincipalName }) => userPrincipalName !== '')!;
    await change(
      link,
      await deviceOf(link, scanned()),
      { userPrincipalName: user.userPrincipalName, groupTag: 'LAPTOP', displayName: 'Desk 4' },
      users,
    );
    await sync(link);
    expect(await deviceOf(link, scanned())).toMatchObject({
      userPrincipalName: user.userPrincipalName,
      addressableUserName: user.displayName,
      groupTag: 'LAPTOP',
      displayName: 'Desk 4',
    });
    lab.session.advance(3_600_000);
    lab.person.presses('refresh');
    lab.person.waitsFor('landing', ({ loading }) => !loading);
    const screen = lab.person.screen();
    expect(screen.id === 'landing' && screen.user).toBe(user.userPrincipalName);
  });

  it('takes a user away before it changes the rest', async () => {
    const { users } = await signedIn(link);
    const wanted = { userPrincipalName: users[0]!.userPrincipalName, groupTag: 'LAPTOP', displayName: '' };
    await change(link, await deviceOf(link, scanned()), wanted, users);
    called = [];
    await change(link, await deviceOf(link, scanned()), { ...wanted, userPrincipalName: '' }, users);
    expect(called.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
      [
        `beta/devicemanagement/windowsAutopilotDeviceIdentities/${scanned()}/unassignUserFromDevice`,
        undefined,
      ],
      [
        `beta/devicemanagement/windowsAutopilotDeviceIdentities/${scanned()}/UpdateDeviceProperties`,
        { groupTag: 'LAPTOP', displayName: '' },
      ],
    ]);
    expect((await deviceOf(link, scanned())).userPrincipalName).toBe('');
  });

  it('says what Graph says of a device that is not there', async () => {
    await expect(deviceOf(link, '00000000-0000-4000-8000-000000000000')).rejects.toThrow(CompanionError);
    await expect(deviceOf(link, '00000000-0000-4000-8000-000000000000')).rejects.toThrow(/^404: /);
  });

  it('makes no call but those of the published sample', async () => {
    const { users } = await signedIn(link);
    const device = await deviceOf(link, scanned());
    await withSerial(link, "O'Neill & 5%");
    await change(link, device, { ...device, userPrincipalName: users[0]!.userPrincipalName }, users);
    await change(link, await deviceOf(link, scanned()), { ...device, userPrincipalName: '' }, users);
    await sync(link);
    expect(called.filter((call) => !v.is(companionCallSchema, call))).toEqual([]);
    for (const path of ['beta/groups', 'beta/users/x', `${called[0]!.path}/../users`])
      expect(v.is(companionCallSchema, { method: 'GET', path })).toBe(false);
  });
});

describe('the text of a QR code', () => {
  it.each(['', '{}', '[]', 'https://example.com', '{"ZtdId":1}', '{"ZtdId":""}', 'null'])(
    'is no device: %j',
    (text) => {
      expect(ztdIdOf(text)).toBeNull();
    },
  );
});
