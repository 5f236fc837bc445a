/** Hosts of TPM makers that give out the EK certificates of firmware TPMs (facts/attestation#ek-certificates). */
import type { EkCertificate } from '../../protocols/attestation/aik.messages.ts';
import { toBase64 } from '../../protocols/bytes/base64.ts';
import type { Service } from '../../world/internet/http.ts';
import { json, text } from '../../world/internet/http.ts';
import { answer } from '../services/service.ts';
import type { MakersCa } from './makers-ca.ts';

export const ekCertificateService = (makers: MakersCa): Service =>
  answer(({ method, url }) => {
    const certificate = method === 'GET' ? makers.published(url) : undefined;
    return certificate
      ? json({ certificate: toBase64(certificate) } satisfies EkCertificate)
      : text('Not Found', 404);
  });
