import { describe, expect, it } from 'vitest';
import type { App } from '../../cloud/tenant/tenant.ts';
import type { StepFailureFacts } from '../../device/windows/step-failure.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
import type { Candidate } from './attribution.ts';
import { attribute } from './attribution.ts';

const tunnel: App = {
  id: 'app-1',
  kind: 'msi',
  displayName: 'Tunnel',
  displayVersion: '1',
  context: 'system',
  size: 0,
  fileName: 'tunnel.msi',
  source: { productCode: '{1A2B}' },
  dependencies: [],
  supersedes: [],
  assignments: [],
};

interface Named extends Candidate {
  readonly name: string;
}
const cause = (name: string, kind: Candidate['kind'], ...places: string[]): Named => ({
  name,
  kind,
  places: new Set(places),
});

const content = 'swda01-mscdn.manage.microsoft.com';
const installer = cause('installer', 'app', 'app-1');
const other = cause('other installer', 'app', 'app-2');
const contentHost = cause('content host', 'network', content);
const gateway = cause('gateway', 'network', 'fef.msub01.manage.microsoft.com');
const unfelt = cause('unfelt host', 'network');
const phone = cause('phone', 'phone');
const licence = cause('licence', 'licence');
const write: Named = { ...cause('write', 'administrator'), steps: ['mdm-enrolment'] };

const facts = (more: Partial<StepFailureFacts>): StepFailureFacts => ({
  step: 'esp',
  code: hresult(0x8000_4005),
  item: 'AppsSubcategory',
  cause: '',
  ...more,
});
const msi = './Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/%7B1a2b%7D/Status';

describe('a failure is led back', () => {
  it.each([
    ['to the app behind the node', facts({ node: msi }), [other, installer, contentHost], ['installer']],
    ['to where its content lies', facts({ node: msi }), [other, contentHost, gateway], ['content host']],
    [
      'to the host that the PC names',
      facts({ cause: 'fef.msub01.manage.microsoft.com: the operation timed out' }),
      [contentHost, gateway],
      ['gateway'],
    ],
    ['to what was felt and its line can fail of', facts({}), [installer, unfelt, phone], ['installer']],
    [
      'to no app on another line',
      facts({ item: 'CertificatesSubcategory' }),
      [installer, gateway],
      ['gateway'],
    ],
    ['to what gives no sign, where nothing was felt', facts({ step: 'sign-in' }), [phone, unfelt], ['phone']],
    [
      'to the one whose code it is, whatever else is wrong',
      facts({ step: 'attestation', code: hresult(0x8103_9024) }),
      [cause('clock', 'clock'), { ...cause('chip', 'chip'), codes: [hresult(0x8103_9024)] }],
      ['chip'],
    ],
    ['to a write of its own step', facts({ step: 'mdm-enrolment' }), [write], ['write']],
    [
      'to no licence where enrolment is refused for another reason',
      facts({ step: 'mdm-enrolment', code: hresult(0x8018_0014), item: null }),
      [licence],
      [],
    ],
    [
      'to the licence where that is what was refused',
      facts({ step: 'mdm-enrolment', code: hresult(0x8018_0018), item: null }),
      [licence],
      ['licence'],
    ],
    ['to no licence that nobody has asked for', facts({}), [licence], []],
    ['to no licence at a sign-in that is not the user’s', facts({ step: 'sign-in' }), [licence], []],
    ['to nothing where nothing fits', facts({ step: 'attestation' }), [write, installer, unfelt], []],
  ])('%s', (_what, failure, candidates, names) => {
    expect(attribute(failure, candidates, [tunnel]).map(({ name }) => name)).toEqual(names);
  });
});
