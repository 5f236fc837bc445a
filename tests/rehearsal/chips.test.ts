/**
 * Chips and the services behind them, from the cause to the failure page: each row of
 * facts/attestation#causes-and-codes.
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open } from '../testing/lab.ts';

type Change = Partial<Pick<Scenario, 'clockSkewSeconds'>> & {
  readonly hardware?: object;
  readonly services?: object;
  readonly network?: object;
};

/** Retry, and from the landing page the flow again. */
function retried(end: ReturnType<typeof failed>) {
  end.person.presses('retry');
  return startedAgain(end);
}

function startedAgain(end: ReturnType<typeof failed>) {
  end.person.waitsFor('landing', ({ loading }) => !loading);
  end.person.presses('provision');
  return shown(end);
}

/** At the failure page of a technician's flow with this chip, these services and this network. */
function failed(change: Change) {
  const lab = open('entra-wired', memoryJournal(), (scenario) => ({
    ...scenario,
    ...(change.clockSkewSeconds === undefined ? {} : { clockSkewSeconds: change.clockSkewSeconds }),
    hardware: change.hardware ?? scenario.hardware,
    services: { ...scenario.services, ...change.services } as Scenario['services'],
    network: { ...scenario.network, ...change.network },
  }));
  lab.person.goesToTheLandingPage();
  lab.person.presses('provision');
  return { ...lab, ...shown(lab) };
}

function shown({ session, person }: Pick<ReturnType<typeof open>, 'session' | 'person'>) {
  const page = person.waitsFor('result');
  const { attestation, events } = session.report();
  return {
    code: page.error?.code ?? null,
    sentence: page.error?.sentence.key,
    attempt: attestation.code,
    attempts: attestation.attempts,
    ids: events.map(({ id }) => id),
    texts: events.map(({ text }) => text),
  };
}

const ek = (algorithm: string, certificate = 'nv', issuer = 'trusted') => [
  { algorithm, certificate, issuer },
];
const chip = (tpm: object, file = 'larkfield-fieldbook-14') => ({ file, tpm });

describe('a chip', () => {
  it.each([
    ['that is a virtual machine’s', { hardware: { file: 'virtual-machine' } }, '0x800705B4', '0x80070490'],
    [
      'that has lost its certificate',
      { hardware: chip({ ekCertificate: 'lost' }) },
      '0x800705B4',
      '0x80070490',
    ],
    [
      'whose maker’s host is blocked',
      { hardware: { file: 'larkfield-fieldbook-15' }, network: { blockedHosts: ['ftpm.amd.com'] } },
      '0x800705B4',
      '0x80072EE2',
    ],
    [
      'whose maker has no certificate for it',
      { hardware: chip({ ekCertificate: 'unpublished' }, 'tarnside-slate-11') },
      '0x81039001',
      '0x80190194',
    ],
    [
      'of AMD with old firmware',
      {
        hardware: chip({ endorsementKeys: ek('RSA-2048', 'maker-url', 'unknown') }, 'larkfield-fieldbook-15'),
      },
      '0x80070490',
      '0x80190194',
    ],
    [
      'of AMD with firmware 3.44',
      { hardware: chip({ firmwareVersion: '3.44.0.5' }, 'larkfield-fieldbook-15') },
      '0x80070490',
      '0x80190194',
    ],
    [
      'whose certificate is not trusted',
      { hardware: chip({ endorsementKeys: ek('RSA-2048', 'nv', 'untrusted') }) },
      '0x81039001',
      '0x80190190',
    ],
    [
      'of STMicroelectronics with an RSA-3072 EK',
      { hardware: chip({ endorsementKeys: ek('RSA-3072') }, 'tarnside-tower-5') },
      '0x81039001',
      '0x80190190',
    ],
    [
      'of Nuvoton with an RSA-3072 EK',
      { hardware: chip({ endorsementKeys: ek('RSA-3072') }, 'larkfield-fieldbook-13') },
      '0x81039001',
      '0x80190190',
    ],
    [
      'with an ECC-384 EK',
      { hardware: chip({ endorsementKeys: ek('ECC-384') }) },
      '0x81039001',
      '0x80190190',
    ],
    [
      'with an ECC-256 EK',
      { hardware: chip({ endorsementKeys: ek('ECC-256') }) },
      '0x81039001',
      '0x80190190',
    ],
    [
      'of Infineon with vulnerable firmware',
      { hardware: chip({ firmwareVersion: '7.40.2098.0' }) },
      '0x81039024',
      '0x81039024',
    ],
    [
      'that is on the list of vulnerable firmware',
      { hardware: chip({ vulnerableFirmware: true }, 'tarnside-tower-5') },
      '0x81039024',
      '0x81039024',
    ],
    [
      'that the AIK service refuses',
      { services: { aik: { answer: 'refuses', makers: ['IFX'], times: null } } },
      '0x81039001',
      '0x80190190',
    ],
    [
      'whose authority the AIK service has forgotten',
      { services: { aik: { answer: 'unknown-authority', makers: [], times: null } } },
      '0x80070490',
      '0x80190194',
    ],
    [
      'where the AIK service is not available',
      { services: { aik: { answer: 'unavailable', makers: [], times: null } } },
      '0x81039001',
      '0x801901F7',
    ],
    [
      'where the AIK service is silent',
      { services: { aik: { answer: 'silent', makers: [], times: null } } },
      '0x800705B4',
      '0x800705B4',
    ],
    [
      'in a PC whose clock is eight minutes off',
      { clockSkewSeconds: 480, network: { blockedHosts: ['time.windows.com'] } },
      '0x800705B4',
      '0x80190191',
    ],
  ] satisfies [string, Change, string, string][])('%s', (_what, change, code, attempt) => {
    const end = failed(change);
    expect([end.code, end.attempt]).toEqual([code, attempt]);
    expect(end.ids.filter((id) => id === 171 || id === 172)).toEqual([171, 172]);
  });

  it('that the AIK service refuses for its maker is named as such', () => {
    const end = failed({ services: { aik: { answer: 'refuses', makers: ['IFX', 'STM'], times: null } } });
    expect(end.session.report().error?.cause).toBe(
      'the AIK service takes no EK certificate of IFX, STM for valid',
    );
  });

  it('with sound EKs beside one of RSA-3072 is attested', () => {
    const end = failed({
      hardware: chip({ endorsementKeys: [...ek('RSA-3072'), ...ek('RSA-2048')] }, 'tarnside-tower-5'),
    });
    expect(end.code).toBeNull();
    expect(end.sentence).toBeUndefined();
  });

  it('with vulnerable firmware is refused within seconds, and Windows asks no service', () => {
    const end = failed({ hardware: chip({ firmwareVersion: '5.61.2785.0' }) });
    expect(end.texts.join()).not.toContain('SCEP');
    expect(end.session.report().attestation.attempts).toBe(0);
    expect(retried(end).code).toBe('0x81039024');
  });

  it.each([
    ['of Infineon with firmware 15.22', { firmwareVersion: '15.22.16832.0' }],
    ['whose firmware hangs', { stalls: ['ActivateCredential'] }],
  ])('%s ends in a sentence without a code', (_what, tpm) => {
    const end = failed({ hardware: chip(tpm) });
    expect(end).toMatchObject({ code: null, sentence: 'result.error.tpm-timeout' });
    expect(end.session.report().error?.cause).toContain('TPM2_ActivateCredential');
  });

  it('of old AMD firmware leaves an event of CertEnroll at each try', () => {
    const end = failed({
      hardware: chip({ endorsementKeys: ek('RSA-2048', 'maker-url', 'unknown') }, 'larkfield-fieldbook-15'),
    });
    expect(end.ids.filter((id) => id === 86)).toHaveLength(3);
    expect(end.texts).toContainEqual(
      expect.stringMatching(
        /via https:\/\/amd-keyid-[0-9a-f]{40}\.microsoftaik\.azure\.net\/templates\/Aik\/scep failed/,
      ),
    );
  });

  it('whose ticket Entra does not take fails the join', () => {
    const end = failed({ services: { tpmsRefusedAtJoin: ['IFX 7.85'] } });
    expect(end.code).toBe('0x801C0003');
    expect(end.session.report().error).toMatchObject({
      step: 'aad-join',
      cause: expect.stringContaining('tickets of the TPM IFX 7.85') as string,
    });
    expect(failed({ services: { tpmsRefusedAtJoin: ['IFX 7.84', 'STM'] } }).code).toBeNull();
  });
});

/** Hosts that a technician's flow has asked, with nothing in its way. */
describe('the addresses of a chip’s maker', () => {
  const asked = (end: ReturnType<typeof failed>): readonly string[] => {
    const { log } = JSON.parse(end.session.har()) as {
      log: { entries: readonly { request: { url: string } }[] };
    };
    return [...new Set(log.entries.map(({ request }) => new URL(request.url).host))];
  };

  it.each([
    ['INTC', 'tarnside-slate-13', 'ekop.intel.com'],
    ['AMD', 'larkfield-fieldbook-15', 'ftpm.amd.com'],
    ['QCOM', 'tarnside-slate-11', 'ekcert.spserv.microsoft.com'],
    ['IFX', 'larkfield-fieldbook-14', null],
    ['STM', 'tarnside-tower-5', null],
    ['NTC', 'larkfield-fieldbook-13', null],
  ])('of %s are asked by a %s, and must be open', (maker, file, ekHost) => {
    const end = failed({ hardware: { file } });
    expect(end.code).toBeNull();
    const hosts = asked(end);
    const own = hosts.filter((host) => host.startsWith(`${maker.toLowerCase()}-keyid-`));
    expect(own).toHaveLength(1);
    const ekHosts = ['ekop.intel.com', 'ftpm.amd.com', 'ekcert.spserv.microsoft.com'];
    expect(hosts.filter((host) => ekHosts.includes(host))).toEqual(ekHost === null ? [] : [ekHost]);
    const blocked = failed({ hardware: { file }, network: { blockedHosts: [ekHost ?? own[0]] } });
    expect(blocked.code).toBe('0x800705B4');
  });
});

describe('another try', () => {
  const spoilt = (times: number): Change => ({
    services: { aik: { answer: 'unavailable', makers: [], times } },
  });

  it('is not needed where the third attempt passes', () => {
    const end = failed(spoilt(2));
    expect([end.code, end.attempts]).toEqual([null, 3]);
    expect(end.ids.filter((id) => id === 177)).toHaveLength(2);
  });

  it('often passes where the trouble does: Retry', () => {
    const end = failed(spoilt(3));
    expect(end.code).toBe('0x81039001');
    expect(retried(end).code).toBeNull();
  });

  it('passes once the clock is set', () => {
    const end = failed({ clockSkewSeconds: -480, network: { blockedHosts: ['time.windows.com'] } });
    end.person.does({ type: 'network', change: { blockedHosts: [] } });
    expect(retried(end).code).toBeNull();
  });

  const afterReset = (tpm: object) => {
    const end = failed({ ...spoilt(3), hardware: chip(tpm) });
    end.person.presses('reset');
    end.person.waitsFor('region');
    return end;
  };
  const again = (end: ReturnType<typeof failed>) => {
    end.person.pressesTheWindowsKey();
    end.person.chooses('pre-provision');
    end.person.presses('next');
    return startedAgain(end);
  };

  it('behind a reset passes, where the chip is of use at once', () => {
    const end = afterReset({});
    expect(again(end).code).toBeNull();
  });

  it('behind a reset fails again where the chip wants a restart, which helps', () => {
    const end = afterReset({ afterReset: 'needs-restart' });
    expect(again(end)).toMatchObject({ code: '0x81039001', attempt: '0x80090030' });
    expect(end.session.report().error?.cause).toContain('no use after a reset');
    expect(retried(end).code).toBe('0x81039001');
    end.person.cutsThePower();
    end.person.waitsFor('result');
    expect(retried(end).code).toBeNull();
  });
});
