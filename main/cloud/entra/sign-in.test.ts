import { describe, expect, it } from 'vitest';
import type { JoinResponse } from '../../protocols/entra/entra.messages.ts';
import { createCloud } from '../cloud.ts';
import type { MdmScope } from '../tenant/tenant.ts';
import { askJoin, deviceKey, userToken } from '../testing/fake-device.ts';
import { alderFinch, bodyOf, exchange, testWorld } from '../testing/fixtures.ts';

const signer = deviceKey();
const ask = (path: string) => {
  const world = testWorld();
  createCloud({ world, tenant: alderFinch() });
  return exchange(world, { method: 'GET', url: `https://login.microsoftonline.com/${path}` });
};

describe('the sign-in page asks', () => {
  it.each([
    ['ines.okafor%40alderfinch.example', 'Managed', 'alderfinch.example'],
    ['ANYBODY@ALDERFINCH.ONMICROSOFT.EXAMPLE', 'Managed', 'alderfinch.onmicrosoft.example'],
    ['somebody@elsewhere.example', 'Unknown', 'elsewhere.example'],
  ])('whose user %s is: %s', (name, NameSpaceType, DomainName) => {
    const answer = ask(`common/userrealm/${name}?api-version=2.1`);
    expect(bodyOf(answer)).toMatchObject({ NameSpaceType, DomainName });
  });

  it("for the tenant's branding, by domain or id", () => {
    const byDomain = ask('alderfinch.example/branding');
    expect(bodyOf(byDomain)).toMatchObject({ displayName: 'Alder & Finch', backgroundColor: '#2f4a3c' });
    expect(ask('a1d3f1c4-0000-4000-8000-000000000001/branding').body).toBe(byDomain.body);
    expect(ask('elsewhere.example/branding').status).toBe(404);
  });
});

describe('automatic enrolment', () => {
  const finance = 'a1d3f1c4-1000-4000-8000-000000000007';
  const scope = (change: Partial<MdmScope>): MdmScope => ({
    id: 'intune',
    displayName: 'Microsoft Intune',
    appliesTo: 'all',
    includedGroups: [],
    discoveryUrl: '',
    termsOfUseUrl: '',
    complianceUrl: '',
    ...change,
  });

  it.each<[string, MdmScope[], string, boolean]>([
    ['all', [scope({})], 'tomas.lind', true],
    ['none', [scope({ appliesTo: 'none' })], 'tomas.lind', false],
    [
      'selected, a member',
      [scope({ appliesTo: 'selected', includedGroups: [finance] })],
      'ines.okafor',
      true,
    ],
    [
      'selected, not a member',
      [scope({ appliesTo: 'selected', includedGroups: [finance] })],
      'tomas.lind',
      false,
    ],
    ['not configured', [], 'tomas.lind', false],
  ])('with scope %s', (_what, mdmScopes, name, enrols) => {
    const world = testWorld();
    createCloud({ world, tenant: { ...alderFinch(), mdmScopes } });
    const token = userToken(world, `${name}@alderfinch.example`);
    const { MdmUrls } = bodyOf<JoinResponse>(askJoin(world, token, signer));
    expect(MdmUrls !== null).toBe(enrols);
  });
});
