/** Names of the virtual services. Real names are labels here: nothing leaves the program. */
export const hosts = {
  connectTest: 'www.msftconnecttest.com',
  live: 'login.live.com',
  ztd: 'ztd.dds.microsoft.com',
  attestation: 'cs.dds.microsoft.com',
  intelEk: 'ekop.intel.com',
  amdEk: 'ftpm.amd.com',
  qualcommEk: 'ekcert.spserv.microsoft.com',
  aik: '*.microsoftaik.azure.net',
  login: 'login.microsoftonline.com',
  registration: 'enterpriseregistration.windows.net',
  enrolment: 'enrollment.manage.microsoft.com',
  portal: 'portal.manage.microsoft.com',
  management: 'r.manage.microsoft.com',
  agentGateway: 'fef.msub01.manage.microsoft.com',
  content: 'swda01-mscdn.manage.microsoft.com',
  office: 'officecdn.microsoft.com',
  store: 'storeedgefd.dsp.mp.microsoft.com',
  winget: 'cdn.winget.microsoft.com',
  update: 'fe3.delivery.mp.microsoft.com',
  time: 'time.windows.com',
  graph: 'graph.microsoft.com',
  gallery: 'www.powershellgallery.com',
  packageProviders: 'onegetcdn.azureedge.net',
} as const;

/** Where users of a federated domain sign in. */
export const federationHost = (domain: string): string => `sts.${domain}`;
