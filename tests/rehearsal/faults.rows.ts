/** Faults at their natural moment, and what each comes to. */

export type FaultRow = readonly [order: string, code: string];

/** On the landing page of a wired PC, one after another: lifted, Retry leads on. */
export const beforeProvision: readonly FaultRow[] = [
  ['host-blocked', '0x80072EE2'],
  ['host-blocked:host=*.manage.microsoft.com', '0x80180010'],
  ['name-not-resolved', '0x80072EE7'],
  ['tls-inspection', '0x80180012'],
  ['proxy-authenticates', '0x800705B4'],
  ['captive-portal', '0x800705B4'],
  ['cable-pulled', '0x800705B4'],
  ['attestation-blocked', '0x800705B4'],
  ['clock-wrong', '0x800705B4'],
  ['tpm-firmware-vulnerable', '0x81039024'],
  ['tpm-hangs', '0x800705B4'],
  ['ek-certificate-missing', '0x800705B4'],
  ['aik-unknown-authority', '0x80070490'],
  ['aik-unavailable', '0x81039001'],
  ['aik-refuses', '0x81039001'],
  ['aik-silent', '0x800705B4'],
  ['tpm-ticket-refused', '0x801C0003'],
  ['device-reused', '0x80180014'],
  ['device-object-deleted', '0x801C03F3'],
  ['mdm-scope-none', '0x80180031'],
  ['second-mdm', '0xC1036501'],
  ['enrolment-restricted', '0x80180014'],
  ['preprovisioning-off', '0x80180005'],
  ['time-limit-short', '0x800705B4'],
  ['certificate-connector-offline', '0x800705B4'],
];

/** The same, each in a world of its own: what one has installed the next cannot fail. */
export const programs: readonly FaultRow[] = [
  ['app-fails:app=7-Zip', '0x80070643'],
  ['app-fails:app=Ledger 4,code=1619', '0x80070653'],
  ['apps-fail', '0x80070643'],
  ['app-hangs:app=Cedar Browser', '0x800705B4'],
  ['app-not-detected', '0x87D1041C'],
  ['app-hash-mismatch', '0x87D30004'],
  ['disk-full', '0x80070070'],
  ['dependency-fails', '0x87D00215'],
  ['restart-loop', '0x800705B4'],
  ['mixed-installers', '0x80070652'],
  ['slow-line', '0x800705B4'],
  ['agent-blocked', '0x800705B4'],
  ['content-blocked', '0x800705B4'],
];

/** Set before the PC is switched on, or armed, and played by the scenario's walk. */
export const walked: readonly (readonly [scenario: string, ...FaultRow])[] = [
  ['entra-wired', 'not-registered', '0x80070490'],
  ['entra-wired', 'registered-elsewhere', '0x80070490'],
  ['entra-wired', 'profile-missing', '0x80070490'],
  ['entra-wired', 'group-tag-wrong', '0x80180005'],
  ['entra-wired', 'sign-in-assistant-disabled', '0x80070490'],
  ['entra-wired', 'proxy-authenticates', '0x80070490'],
  ['entra-wired', 'captive-portal', '0x800C0003'],
  ['entra-wired', 'proxy-authenticates@page:joining', '0x80190197'],
  ['entra-wired', 'policy-breaks-autologon', '0x8007052E'],
  ['entra-wired', 'terms-unreachable', '0x80072EE7'],
  ['entra-wired', 'licence-missing', '0x800705B4'],
  ['entra-wired', 'user-disabled', 'AADSTS50057'],
  ['entra-wired', 'access-blocked', 'AADSTS53003'],
  ['entra-wired', 'number-match:answer=deny', 'AADSTS500121'],
  ['entra-wired', 'device-limit', '0x801C0003'],
  ['entra-wifi', 'ek-host-blocked', '0x800705B4'],
  ['entra-wifi', 'wifi-lost@page:joining', '0x80072EE7'],
  ['hybrid-wired', 'connector-offline', '0x80070774'],
  ['hybrid-wired', 'connector-no-rights', '0x80070774'],
  ['hybrid-wired', 'connector-quota', '0x80070774'],
  ['hybrid-wired', 'domain-join-profile-missing', '0x80070774'],
  ['hybrid-wired', 'outside-the-office', '0x80070774'],
  ['hybrid-wired', 'sync-late', '0x800705B4'],
  ['hybrid-wired', 'sync-stopped', '0x800705B4'],
  ['hybrid-wired', 'connection-point-missing', '0x800705B4'],
];

/** The same, where the walk comes to the desktop all the same. */
export const harmless: readonly (readonly [order: string])[] = [
  ['script-hangs'],
  ['script-fails'],
  ['app-restarts'],
  ['policy-restarts'],
  ['status-page-disabled'],
  ['status-page-missing'],
];

/** Exit codes of an installer, and what the page makes of them. */
export const exitCodes: readonly (readonly [exitCode: number, code: string])[] = [
  1602, 1603, 1612, 1618, 1619, 1620, 1622, 1624, 1625, 1633, 1638, 5, 2, 1460, 1, 3, 32, 314, 1223, 1392,
  3017,
].map((exitCode) => [exitCode, `0x${(0x8007_0000 + exitCode).toString(16).toUpperCase()}`]);

/** Where the codes show that the ways above do not come to: of the page, of an event, of a service's record. */
export const coded: readonly (readonly [scenario: string, orders: readonly string[], code: string])[] = [
  ['entra-wired', ['host-blocked:host=*.microsoftaik.azure.net'], '0x800705B4'],
  ['entra-wired', ['host-blocked:host=swda01-mscdn.manage.microsoft.com@page:apps'], '0x87D3006A'],
  ['entra-wired', ['name-not-resolved:host=swda01-mscdn.manage.microsoft.com@page:apps'], '0x87D30068'],
  ['entra-wired', ['tls-inspection:host=login.microsoftonline.com@page:landing'], '0x80072F8F'],
  ['entra-wired', ['captive-portal@page:joining'], '0x80072EFE'],
  ['entra-wired', ['cable-pulled@page:joining'], '0x80072EE7'],
  ['entra-wired', ['cable-pulled@page:landing'], '0x800C0003'],
  ['entra-wired', ['clock-wrong:hours=-48@page:joining'], '0x801C0002'],
  ['entra-wired', ['clock-wrong:hours=-400000@page:joining'], '0x80072F8F'],
  ['entra-wired', ['content-blocked@page:apps'], '0x87D3006A'],
  ['entra-wifi', ['wifi-lost@page:landing'], '0x800C0003'],
  ['entra-wifi', ['wifi-lost@page:securing-hardware'], '0x800705B4'],
  ['entra-wired', ['app-hangs', 'time-limit-short:minutes=600'], '0x87D300C9'],
  ['entra-wired', ['script-hangs', 'time-limit-short:minutes=20'], '0x800705B4'],
  ['entra-wired', ['app-restarts:restart=hard'], '1641'],
  ['entra-wired', ['app-restarts:restart=soft'], '3010'],
  ['entra-wired', ['ek-certificate-missing'], 'No valid TPM EK/Platform certificate'],
  ['entra-wired', ['aik-unknown-authority'], '0x80190194'],
  ['entra-wired', ['aik-unavailable'], '0x801901F7'],
  ['entra-wired', ['aik-refuses'], '0x80190190'],
  ['entra-wired', ['not-registered'], '807'],
  ['entra-wired', ['registered-elsewhere'], '807'],
  ['entra-wired', ['profile-missing'], '815'],
  ['entra-wired', ['profile-missing@page:landing'], '0x80180003'],
  ['entra-wired', ['terms-unreachable'], 'Can’t connect to the URL of your organization’s MDM terms of use.'],
  ['enrolment-terms-accepted', ['licence-missing'], '0x80180018'],
  ['entra-wired', ['sign-in-assistant-disabled'], '0x80070422'],
  ['hybrid-wired', ['user-disabled'], '0x80070533'],
  ['hybrid-wired', ['outside-the-office@page:lock-screen'], '0x8007051F'],
  ['hybrid-wired', ['connector-no-rights'], '30132'],
  ['hybrid-wired', ['sync-late'], '0x801C03F2'],
  ['hybrid-wired', ['sync-stopped'], '0x801C03F2'],
  ['hybrid-wired', ['connection-point-missing'], '0x801C001D'],
];
