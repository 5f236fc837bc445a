/**
 * Device <-> NDES, the SCEP server of a SCEP profile. The envelope is simplified to JSON; request and
 * answer inside are a real PKCS#10 and a real X.509 certificate.
 *   POST <server url of the profile>?operation=PKIOperation   ScepRequest -> ScepAnswer | 403
 */
export interface ScepRequest {
  /** PKCS#10 DER, base64. */
  readonly request: string;
  readonly challenge: string;
}
export interface ScepAnswer {
  /** DER, base64, the leaf first. */
  readonly certificates: readonly string[];
}
