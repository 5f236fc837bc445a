/** Why an exchange did not happen. A simulated failure: the caller turns it into the HRESULT Windows shows. */
export type NetworkFailure =
  | 'no-link'
  | 'name-not-resolved'
  | 'timeout'
  | 'cannot-connect'
  | 'connection-aborted'
  | 'proxy-authentication'
  | 'certificate-date-invalid'
  | 'certificate-untrusted';

/** What a client sees of it: what lies behind is for onlookers of the world only (obstruction.ts). */
const seen: Readonly<Record<NetworkFailure, string>> = {
  'no-link': 'there is no network connection',
  'name-not-resolved': 'the name could not be resolved',
  timeout: 'the operation timed out',
  'cannot-connect': 'a connection could not be established',
  'connection-aborted': 'the connection was aborted',
  'proxy-authentication': 'proxy authentication is required (407)',
  'certificate-date-invalid': "the date of the server's certificate is not valid",
  'certificate-untrusted': "the server's certificate is not trusted",
};

export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly failure: NetworkFailure;
  readonly host: string;
  /** In words, as the client sees it. */
  override readonly cause: string;

  constructor(failure: NetworkFailure, host: string) {
    super(`${host}: ${seen[failure]}`);
    this.failure = failure;
    this.host = host;
    this.cause = seen[failure];
  }
}
