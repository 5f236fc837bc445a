/**
 * Device <-> AIK certificate service, SCEP-like (facts/attestation#steps). Binary fields are base64.
 *
 *   GET  https://<vendor>-keyid-<id>.microsoftaik.azure.net/templates/Aik/scep?operation=GetCACaps   -> text, one capability a line
 *   GET  …?operation=GetCACert                                                                     -> CaCertificates
 *   POST …?operation=PKIOperation&message=AikChallenge    AikChallengeRequest -> AikChallenge | AikError
 *   POST …?operation=PKIOperation&message=AikCertificate  AikCertificateRequest -> AikCertificate | AikError
 *
 * <vendor> is the TPM manufacturer's id in lower case without trailing blanks ('intc', 'ifx', 'ntc'), <id> the
 * hex authority key identifier of the EK certificate's issuer.
 */
export interface CaCertificates {
  /** DER, the AIK issuer first, its root last. */
  readonly certificates: readonly string[];
}

export interface AikChallengeRequest {
  /** DER. */
  readonly ekCertificate: string;
  /** TPMT_PUBLIC of the EK. */
  readonly ekPublic: string;
  /** TPMT_PUBLIC of the AIK. */
  readonly aikPublic: string;
  /** Version of Windows, as the PC tells it; nothing is judged by it. */
  readonly platform: string;
}

/** What TPM2_ActivateCredential takes: TPM2B_ID_OBJECT and TPM2B_ENCRYPTED_SECRET contents (without size). */
export interface AikChallenge {
  readonly transaction: string;
  readonly credentialBlob: string;
  readonly encryptedSecret: string;
  /** qualifyingData for the quote. */
  readonly nonce: string;
}

export interface AikCertificateRequest {
  readonly transaction: string;
  /** The secret that ActivateCredential gave. */
  readonly secret: string;
  /** TPMS_ATTEST over SHA-256 PCRs 0-7 and 11 with the challenge's nonce, TPMT_SIGNATURE, TCG event log. */
  readonly quote: string;
  readonly signature: string;
  readonly eventLog: string;
}
export interface AikCertificate {
  /** DER, the leaf first. */
  readonly certificates: readonly string[];
}

export interface AikError {
  readonly Message: string;
}

/**
 * EK certificates of firmware TPMs, fetched from the maker (facts/attestation#ek-certificates).
 *   GET https://ekop.intel.com/ekcertservice/<id>, https://ftpm.amd.com/pki/aia/<id>,
 *       https://ekcert.spserv.microsoft.com/EKCertificate/GetEKCertificate/v1/<id>
 * <id> is the lower-case hex SHA-256 of the EK's modulus (RSA). Answer: EkCertificate, or 404.
 */
export interface EkCertificate {
  /** DER. */
  readonly certificate: string;
}
