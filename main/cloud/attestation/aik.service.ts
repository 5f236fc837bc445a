/**
 * The AIK certificate service (aik.messages.ts): certifies an attestation key of a TPM whose endorsement key
 * a known maker certified. That both keys are in one TPM is proved by credential activation (TPM 2.0 Part 1,
 * 24), that the platform is what its log says by the quote.
 */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type {
  AikCertificate,
  AikCertificateRequest,
  AikChallenge,
  AikChallengeRequest,
  AikError,
  CaCertificates,
} from '../../protocols/attestation/aik.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { ExtendedKeyUsageOid, type TpmAttributes } from '../../protocols/pki/certificate-profile.ts';
import { readCertificate, verifyChain } from '../../protocols/pki/certificate.ts';
import { equalBytes } from '../../protocols/bytes/bytes.ts';
import { makeCredential } from '../../protocols/tpm2/credential.ts';
import { has, TPM_ALG, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { Process } from '../../world/process.ts';
import { makerId } from './makers.ts';
import { objectName } from '../../protocols/tpm2/names.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, queryOf, splitUrl, text } from '../../world/internet/http.ts';
import type { Random } from '../../world/random.ts';
import type { World } from '../../world/world.ts';
import { sleep } from '../../world/process.ts';
import { minutes } from '../../world/time.ts';
import { bodyOf } from '../services/json-request.ts';
import type { AikTrouble } from '../settings/aik-trouble.ts';
import type { AikAuthority } from './aik-authority.ts';
import type { KnownAuthority, MakersCa } from './makers-ca.ts';
import { readPublicArea, spkiOf } from '../../protocols/attestation/public-key.ts';
import { verifyQuote } from './quote-verification.ts';

const challengeSchema = v.object({
  ekCertificate: v.string(),
  ekPublic: v.string(),
  aikPublic: v.string(),
  platform: v.string(),
}) satisfies v.GenericSchema<unknown, AikChallengeRequest>;

const certificateSchema = v.object({
  transaction: v.string(),
  secret: v.string(),
  quote: v.string(),
  signature: v.string(),
  eventLog: v.string(),
}) satisfies v.GenericSchema<unknown, AikCertificateRequest>;

interface Transaction {
  readonly secret: Uint8Array;
  readonly nonce: Uint8Array;
  readonly aikSpki: Uint8Array;
  readonly tpm: TpmAttributes | undefined;
}

/** fixedTPM, fixedParent, sensitiveDataOrigin: the key was made in the TPM and stays there. */
const bound = TPMA_OBJECT.fixedTPM | TPMA_OBJECT.fixedParent | TPMA_OBJECT.sensitiveDataOrigin;
const aikAttributes = bound | TPMA_OBJECT.restricted | TPMA_OBJECT.sign;
const ekAttributes = bound | TPMA_OBJECT.restricted | TPMA_OBJECT.decrypt;

const hostPattern = /^([a-z0-9]+)-keyid-([0-9a-f]+)\.microsoftaik\.azure\.net$/;
const capabilities = 'POSTPKIOperation\nSHA-256\nSHA-512\nRenewal\n';

const challenge = 'AikChallenge';

/** The keys of other kinds that chips of 2025 were certified for are refused (facts/attestation#causes-and-codes). */
const isRsa2048 = (ek: TpmtPublic): boolean => ek.type === TPM_ALG.RSA && ek.parameters.keyBits === 2048;

const badRequest = (message: string): HttpResponse => json({ Message: message } satisfies AikError, 400);

/** What the service says of every EK that it does not take (facts/attestation#causes-and-codes). */
const noValidEk = badRequest(
  'No valid TPM EK/Platform Certificate provided in the TPM identity request message',
);

/** Longer than Windows waits. */
const silence = minutes(10);

const spoiltAnswers: Readonly<Record<Exclude<AikTrouble['answer'], 'certifies'>, HttpResponse>> = {
  refuses: noValidEk,
  'unknown-authority': text('Not Found', 404),
  unavailable: text('Service Unavailable', 503),
  silent: text('Gateway Timeout', 504),
};

export class AikService {
  readonly #world: World;
  readonly #random: Random;
  readonly #makers: MakersCa;
  readonly #authority: AikAuthority;
  readonly #settings: { readonly aik: AikTrouble };
  readonly #transactions = new Map<string, Transaction>();
  /** Answers that the present trouble has spoilt. */
  #spoilt = 0;
  #spoiler: AikTrouble;

  /** `settings` are looked at with each request. */
  constructor(
    world: World,
    makers: MakersCa,
    authority: AikAuthority,
    settings: { readonly aik: AikTrouble },
  ) {
    this.#settings = settings;
    this.#spoiler = settings.aik;
    this.#world = world;
    this.#random = world.random('aik service');
    this.#makers = makers;
    this.#authority = authority;
  }

  readonly serve: Service = (request) => this.#serve(request);

  /** For the state digest. */
  state(): unknown {
    return { transactions: this.#transactions, issued: this.#authority.issued, spoilt: this.#spoilt };
  }

  *#serve(request: HttpRequest): Process<HttpResponse> {
    const { host, path } = splitUrl(request.url);
    const [, vendor = '', keyId = ''] = hostPattern.exec(host) ?? [];
    const trouble = this.#troubleWith(vendor);
    // Only who asks for a certificate is refused one: the host is there, and tells what it can do.
    const spoils =
      trouble !== null && (trouble !== 'refuses' || queryOf(request.url)['message'] === challenge);
    if (!spoils) return this.#answer(request, vendor, keyId, path);
    this.#spoilt++;
    if (trouble === 'silent') yield* sleep(silence);
    return spoiltAnswers[trouble];
  }

  /** What is wrong with the service for this maker's chips at the moment; null: nothing. */
  #troubleWith(vendor: string): Exclude<AikTrouble['answer'], 'certifies'> | null {
    const { aik } = this.#settings;
    if (aik !== this.#spoiler) this.#spoilt = 0;
    this.#spoiler = aik;
    const { answer, makers, times } = aik;
    const concerned = makers.length === 0 || makers.some((id) => makerId(id) === makerId(vendor));
    const over = times !== null && this.#spoilt >= times;
    return answer === 'certifies' || !concerned || over ? null : answer;
  }

  #answer(request: HttpRequest, vendor: string, keyId: string, path: string): HttpResponse {
    const maker = this.#makers.known(vendor, keyId);
    if (!maker || !/^\/templates\/aik\/scep$/i.test(path)) return text('Not Found', 404);
    const query = queryOf(request.url);
    switch (`${request.method} ${query['operation'] ?? ''} ${query['message'] ?? ''}`.trim()) {
      case 'GET GetCACaps':
        return text(capabilities);
      case 'GET GetCACert':
        return json({ certificates: this.#authority.chain.map(toBase64) } satisfies CaCertificates);
      case `POST PKIOperation ${challenge}`:
        return this.#guarded(() => this.#challenge(maker, bodyOf(request, challengeSchema)));
      case 'POST PKIOperation AikCertificate':
        return this.#guarded(() => this.#certify(bodyOf(request, certificateSchema)));
      default:
        return badRequest('The operation is not supported');
    }
  }

  /** Malformed bytes are the client's fault. */
  #guarded(respond: () => HttpResponse): HttpResponse {
    try {
      return respond();
    } catch (error) {
      if (error instanceof BadInputError) return badRequest(error.message);
      throw error;
    }
  }

  #challenge(maker: KnownAuthority, order: AikChallengeRequest | undefined): HttpResponse {
    if (!order) return badRequest('The challenge request is malformed');
    const ekCertificate = fromBase64(order.ekCertificate);
    const ek = readPublicArea(fromBase64(order.ekPublic));
    const aik = readPublicArea(fromBase64(order.aikPublic));
    const facts = readCertificate(ekCertificate);
    const chain = verifyChain([ekCertificate, maker.issuer], maker.roots, this.#world.clock.now);
    const valid =
      facts.authorityKeyId === maker.keyId &&
      chain.ok &&
      facts.extendedKeyUsage.includes(ExtendedKeyUsageOid.tcgKpEkCertificate) &&
      equalBytes(facts.spki, spkiOf(ek)) &&
      has(ek.objectAttributes, ekAttributes) &&
      isRsa2048(ek);
    if (!valid) return noValidEk;
    if (!has(aik.objectAttributes, aikAttributes) || has(aik.objectAttributes, TPMA_OBJECT.decrypt))
      return badRequest('The AIK is not a restricted signing key of the TPM');

    const secret = this.#random.bytes(32);
    const nonce = this.#random.bytes(20);
    const credential = makeCredential({
      endorsementKey: ek,
      objectName: objectName(aik),
      secret,
      seed: this.#random.bytes(32),
      oaepSeed: this.#random.bytes(32),
    });
    const transaction = this.#random.uuid();
    this.#transactions.set(transaction, { secret, nonce, aikSpki: spkiOf(aik), tpm: facts.tpm });
    return json({
      transaction,
      credentialBlob: toBase64(credential.credentialBlob),
      encryptedSecret: toBase64(credential.encryptedSecret),
      nonce: toBase64(nonce),
    } satisfies AikChallenge);
  }

  #certify(order: AikCertificateRequest | undefined): HttpResponse {
    const transaction = order && this.#transactions.get(order.transaction);
    if (!order || !transaction) return badRequest('The transaction is not known');
    // One attempt: a wrong secret must not be tried again.
    this.#transactions.delete(order.transaction);
    if (!equalBytes(fromBase64(order.secret), transaction.secret))
      return badRequest('The credential was not activated');
    const verdict = verifyQuote({
      quote: fromBase64(order.quote),
      signature: fromBase64(order.signature),
      eventLog: fromBase64(order.eventLog),
      nonce: transaction.nonce,
      aikSpki: transaction.aikSpki,
    });
    if (!verdict.ok) return badRequest(verdict.reason);
    const leaf = this.#authority.certify(transaction.aikSpki, transaction.tpm, this.#world.clock.now);
    return json({ certificates: [leaf, ...this.#authority.chain].map(toBase64) } satisfies AikCertificate);
  }
}
