/**
 * What the enrolment gives the device (MS-MDE2 3.6; facts/enrolment#provisioning-document): certificates,
 * server, poll plan.
 */
import { createHash } from 'node:crypto';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import type { Characteristic } from './characteristics.ts';
import {
  characteristic,
  decodeCharacteristics,
  encodeCharacteristics,
  malformedDocument,
  select,
} from './characteristics.ts';
import { ownOf } from '../../../shared/own.ts';

export interface ProvisioningDocument {
  /** DER, for the store Root\System. */
  readonly rootCertificates: readonly Uint8Array[];
  /** DER, for My\System or My\User. */
  readonly clientCertificate: Uint8Array;
  readonly clientCertificateStore: 'System' | 'User';
  readonly renew: {
    /** Renewal on behalf of the user. */
    readonly roboSupport: boolean;
    /** Days before expiry. */
    readonly renewPeriod: number;
    /** Days. */
    readonly retryInterval: number;
  };
  /** 'MS DM Server'. */
  readonly providerId: string;
  readonly serverName: string;
  /** OMA-DM address. */
  readonly dmServerUrl: string;
  /** Parms of DMClient/Provider/{providerId}: UPN, EntDeviceName, EntDMID … */
  readonly dmClient: Readonly<Record<string, string>>;
  readonly poll: PollPlan;
}

/** Intervals in minutes; 0 retries in the last row is without end (DMClient CSP). */
export interface PollPlan {
  readonly NumberOfFirstRetries: number;
  readonly IntervalForFirstSetOfRetries: number;
  readonly NumberOfSecondRetries: number;
  readonly IntervalForSecondSetOfRetries: number;
  readonly NumberOfRemainingScheduledRetries: number;
  readonly IntervalForRemainingScheduledRetries: number;
  readonly PollOnLogin: boolean;
}

/** Every 3 minutes for 15 minutes, every 15 minutes for 2 hours, then every 8 hours (facts/syncml#polling). */
export const usualPollPlan: PollPlan = {
  NumberOfFirstRetries: 5,
  IntervalForFirstSetOfRetries: 3,
  NumberOfSecondRetries: 8,
  IntervalForSecondSetOfRetries: 15,
  NumberOfRemainingScheduledRetries: 0,
  IntervalForRemainingScheduledRetries: 480,
  PollOnLogin: true,
};

export function encodeProvisioningDocument(document: ProvisioningDocument): string {
  const { renew, providerId, poll } = document;
  const store = characteristic(
    'CertificateStore',
    {},
    characteristic(
      'Root',
      {},
      characteristic('System', {}, ...document.rootCertificates.map((root) => certificate(root))),
    ),
    characteristic(
      'My',
      {},
      characteristic(
        document.clientCertificateStore,
        {},
        certificate(document.clientCertificate, characteristic('PrivateKeyContainer', {})),
      ),
      characteristic(
        'WSTEP',
        {},
        characteristic('Renew', {
          ROBOSupport: String(renew.roboSupport),
          RenewPeriod: String(renew.renewPeriod),
          RetryInterval: String(renew.retryInterval),
        }),
      ),
    ),
  );
  const application = characteristic(
    'APPLICATION',
    {
      APPID: 'w7',
      'PROVIDER-ID': providerId,
      NAME: document.serverName,
      ADDR: document.dmServerUrl,
      CONNRETRYFREQ: '6',
      INITIALBACKOFFTIME: '30000',
      MAXBACKOFFTIME: '120000',
      BACKCOMPATRETRYDISABLED: '',
      DEFAULTENCODING: 'application/vnd.syncml.dm+xml',
      SSLCLIENTCERTSEARCHCRITERIA: `Stores=My%5C${document.clientCertificateStore}`,
    },
    characteristic('APPAUTH', { AAUTHLEVEL: 'CLIENT', AAUTHTYPE: 'DIGEST', AAUTHSECRET: '', AAUTHDATA: '' }),
    characteristic('APPAUTH', { AAUTHLEVEL: 'APPSRV', AAUTHTYPE: 'DIGEST', AAUTHSECRET: '', AAUTHDATA: '' }),
  );
  const pollParms = Object.fromEntries(Object.entries(poll).map(([name, value]) => [name, String(value)]));
  const client = characteristic(
    'DMClient',
    {},
    characteristic(
      'Provider',
      {},
      characteristic(providerId, document.dmClient, characteristic('Poll', pollParms)),
    ),
  );
  return encodeCharacteristics([store, application, client]);
}

const certificate = (der: Uint8Array, ...inner: readonly Characteristic[]): Characteristic =>
  characteristic(
    createHash('sha1').update(der).digest('hex').toUpperCase(),
    { EncodedCertificate: toBase64(der) },
    ...inner,
  );

/** Throws BadInputError where a part that enrolment needs is missing. */
export function decodeProvisioningDocument(xml: string): ProvisioningDocument {
  const roots = decodeCharacteristics(xml);
  const one = (...path: readonly string[]): Characteristic => {
    const found = select(roots, ...path)[0];
    if (found) return found;
    throw malformedDocument(`The document has no ${path.join('/')}`);
  };
  const my = one('CertificateStore', 'My');
  const clientCertificateStore = select(my.children, 'System').length > 0 ? 'System' : 'User';
  const renew = one('CertificateStore', 'My', 'WSTEP', 'Renew').parms;
  const application = one('APPLICATION').parms;
  const providerId = application['PROVIDER-ID'] ?? '';
  const provider = one('DMClient', 'Provider', providerId);
  const poll = one('DMClient', 'Provider', providerId, 'Poll').parms;
  return {
    rootCertificates: select(roots, 'CertificateStore', 'Root', 'System', '*').map(encodedCertificate),
    clientCertificate: encodedCertificate(one('CertificateStore', 'My', clientCertificateStore, '*')),
    clientCertificateStore,
    renew: {
      roboSupport: renew['ROBOSupport'] === 'true',
      renewPeriod: whole(renew, 'RenewPeriod'),
      retryInterval: whole(renew, 'RetryInterval'),
    },
    providerId,
    serverName: application['NAME'] ?? '',
    dmServerUrl: application['ADDR'] ?? '',
    dmClient: provider.parms,
    poll: {
      NumberOfFirstRetries: whole(poll, 'NumberOfFirstRetries'),
      IntervalForFirstSetOfRetries: whole(poll, 'IntervalForFirstSetOfRetries'),
      NumberOfSecondRetries: whole(poll, 'NumberOfSecondRetries'),
      IntervalForSecondSetOfRetries: whole(poll, 'IntervalForSecondSetOfRetries'),
      NumberOfRemainingScheduledRetries: whole(poll, 'NumberOfRemainingScheduledRetries'),
      IntervalForRemainingScheduledRetries: whole(poll, 'IntervalForRemainingScheduledRetries'),
      PollOnLogin: poll['PollOnLogin'] === 'true',
    },
  };
}

const encodedCertificate = ({ type, parms }: Characteristic): Uint8Array =>
  fromBase64(parms['EncodedCertificate'] ?? '', `certificate ${type} of the provisioning document`);

function whole(parms: Readonly<Record<string, string>>, name: string): number {
  const text = ownOf(parms, name) ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw malformedDocument(`${name} is no whole number`);
}
