/** Why an exchange did not happen. A simulated failure: the caller turns it into the HRESULT Windows shows. */
export type NetworkFailure =
  | 'no-link'
  | 'name-not-resolved'
  | 'timeout'
  | 'cannot-connect'
  | 'connection-aborted'
  | 'certificate-date-invalid'
  | 'certificate-untrusted';

export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly failure: NetworkFailure;
  readonly host: string;
  /** The cause in the world, for the report: 'host "x" is blocked by the firewall'. */
  override readonly cause: string;

  constructor(failure: NetworkFailure, host: string, cause: string) {
    super(`${host}: ${failure} (${cause})`);
    this.failure = failure;
    this.host = host;
    this.cause = cause;
  }
}
