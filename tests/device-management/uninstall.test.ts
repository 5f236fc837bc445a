/** Intent "uninstall" for apps of the MDM channel: an MSI and a packaged app (facts/assignment#intents). */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../../shared/session/input.ts';
import { open } from '../testing/lab.ts';

const laptops = {
  '@odata.type': '#microsoft.graph.groupAssignmentTarget',
  groupId: 'a1d3f1c4-1000-4000-8000-000000000001',
};
const assigned = (id: string, intent: string): GraphWrite => ({
  method: 'POST',
  path: `deviceAppManagement/mobileApps/${id}/assign`,
  body: {
    mobileAppAssignments: [{ intent, target: laptops, settings: { useDeviceContext: true } }],
  },
});
const tide: GraphWrite = {
  method: 'POST',
  path: 'deviceAppManagement/mobileApps',
  body: {
    '@odata.type': '#microsoft.graph.windowsUniversalAppX',
    id: 'tide',
    displayName: 'Tide Table',
    identityName: 'Harbour.Tide',
    identityPublisherHash: 'q7x2m9v4c1d8e',
    identityVersion: '2.4.0.0',
  },
};
/** Lantern Assist, a line-of-business MSI of the tenant. */
const lantern = 'a1d3f1c4-3000-4000-8000-000000000009';

describe('apps that an administrator takes away again', () => {
  it('are installed by the technician and gone at the user’s desktop', () => {
    const { person, session } = open('entra-wired', undefined, (scenario) => ({
      ...scenario,
      before: [tide, assigned('tide', 'required')],
    }));
    const states = (phase: string) =>
      session
        .report()
        .apps.filter((app) => app.phase === phase && /Tide Table|Lantern Assist/.test(app.name))
        .map(({ name, state }) => `${name}: ${state}`)
        .toSorted();
    person.preprovisions();
    expect(states('technician')).toEqual(['Lantern Assist: installed', 'Tide Table: installed']);
    for (const id of ['tide', lantern]) session.submit({ type: 'admin', write: assigned(id, 'uninstall') });
    person.setsUpTheAccount();
    person.waitsFor('hello');
    expect(states('user')).toEqual(['Lantern Assist: notInstalled', 'Tide Table: notInstalled']);
    person.presses('next');
    person.presses('next', { pin: '480913', 'pin-confirm': '480913' });
    person.waitsFor('hello', (screen) => 'step' in screen && screen.step === 'all-set');
    person.presses('next');
    const names = person.waitsFor('desktop').apps.map(({ name }) => name);
    expect(names).not.toContain('Tide Table');
    expect(names).not.toContain('Lantern Assist');
    expect(names).toContain('7-Zip');
  }, 60_000);
});
