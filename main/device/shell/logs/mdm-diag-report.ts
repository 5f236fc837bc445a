/**
 * The management report of an archive, MDMDiagReport.xml and its page for people: machine, enrolment,
 * certificates and policies in force. Element names follow Windows' own report where they are known (K).
 */
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import { element, serialize } from '../../../protocols/xml/element.ts';
import type { XmlNode } from '../../../protocols/xml/element.ts';
import { iso } from '../../../world/time.ts';
import type { Machine } from '../../windows/machine.ts';
import { findEnrolment } from '../../mdm/enrolment.ts';
import { derOf } from '../../windows/certificate-store.ts';
import { computerNameOf } from '../../windows/identity.ts';
import { builds } from '../../../../shared/release.ts';
import { managedPolicies } from '../managed-policies.ts';

type Row = Readonly<Record<string, string>>;

interface Section {
  /** Heading of the page, element around the rows, element of a row. */
  readonly heading: string;
  readonly list: string;
  readonly row: string;
  readonly rows: readonly Row[];
}

function policies(machine: Machine): Row[] {
  return managedPolicies(machine).map(({ scope, area, name, value }) => ({
    PolicyScope: scope,
    AreaName: area,
    PolicyName: name,
    CurrentValue: value,
  }));
}

function sections(machine: Machine): readonly Section[] {
  const { registry, hardware, release, certificates } = machine;
  const enrolment = findEnrolment(registry);
  return [
    {
      heading: 'Device info',
      list: 'MachineInfo',
      row: 'Machine',
      rows: [
        {
          PCName: computerNameOf(registry),
          Manufacturer: hardware.manufacturer,
          Model: hardware.model,
          SerialNumber: hardware.serialNumber,
          OSBuild: builds[release],
          ReportTime: iso(machine.deviceTime()),
        },
      ],
    },
    {
      heading: 'Connection info',
      list: 'Enrollments',
      row: 'Enrollment',
      rows: enrolment
        ? [
            {
              EnrollmentID: enrolment.id,
              ProviderID: enrolment.providerId,
              UPN: enrolment.userPrincipalName,
              ServerURL: enrolment.serverUrl,
              DiscoveryServiceFullURL: enrolment.discoveryUrl,
              DMPCertThumbPrint: enrolment.certificateThumbprint,
            },
          ]
        : [],
    },
    {
      heading: 'Certificates',
      list: 'Certificates',
      row: 'Certificate',
      rows: certificates.state().map((stored) => {
        const { subject, issuer, notBefore, notAfter } = readCertificate(derOf(stored));
        return {
          Store: `${stored.location}\\${stored.store}`,
          Purpose: stored.purpose,
          Thumbprint: stored.thumbprint,
          IssuedTo: subject,
          IssuedBy: issuer,
          ValidFrom: iso(notBefore),
          ExpirationDate: iso(notAfter),
        };
      }),
    },
    { heading: 'Managed policies', list: 'PolicyManager', row: 'Policy', rows: policies(machine) },
  ];
}

const fields = (row: Row): XmlNode[] => Object.entries(row).map(([name, value]) => element(name, {}, value));

/** MDMDiagReport.xml. */
export function mdmDiagReport(machine: Machine): string {
  const parts = sections(machine).map(({ list, row, rows }) =>
    element(
      list,
      {},
      rows.map((one) => element(row, {}, fields(one))),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\r\n${serialize(element('MDMEnterpriseDiagnosticsReport', { simulated: 'true' }, parts))}\r\n`;
}

function table({ heading, rows }: Section): readonly XmlNode[] {
  const [first] = rows;
  if (!first) return [element('h2', {}, heading), element('p', {}, 'None')];
  const head = Object.keys(first).map((name) => element('th', { scope: 'col' }, name));
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      Object.values(row).map((value) => element('td', {}, value)),
    ),
  );
  return [element('h2', {}, heading), element('table', { border: '1' }, element('tr', {}, head), body)];
}

/** MDMDiagHtmlReport.html: the same for people. */
export function mdmDiagPage(machine: Machine): string {
  const title = `MDM diagnostics of ${computerNameOf(machine.registry)} (simulated)`;
  const page = element(
    'html',
    { lang: 'en' },
    element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, title)),
    element('body', {}, element('h1', {}, title), sections(machine).flatMap(table)),
  );
  return `<!DOCTYPE html>\r\n${serialize(page)}\r\n`;
}
