/** cs.dds.microsoft.com: a device proves with its attestation key which one it is, and gets a ticket (ztd.messages.ts). */
import { HResults } from '../../protocols/hresult/codes.ts';
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type {
  Nonce,
  NonceRequest,
  Ticket,
  TicketRequest,
  ZtdError,
} from '../../protocols/autopilot/ztd.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, splitUrl, text } from '../../world/internet/http.ts';
import { between, instant, minutes, parseInstant } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { AikAuthority } from '../attestation/aik-authority.ts';
import { makerId } from '../attestation/makers.ts';
import { verifyQuote } from '../attestation/quote-verification.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity } from '../directory/records.ts';
import { bodyOf } from '../services/json-request.ts';
import { answer } from '../services/service.ts';
import { matchDevice } from './device-matching.ts';
import type { TicketAuthority } from './ticket-authority.ts';
import { ztdError } from './ztd.service.ts';

const nonceSchema = v.object({
  ztdRegistrationId: v.string(),
}) satisfies v.GenericSchema<unknown, NonceRequest>;

const ticketSchema = v.object({
  ztdRegistrationId: v.string(),
  hardwareHash: v.string(),
  nonce: v.string(),
  aikCertificate: v.string(),
  quote: v.string(),
  signature: v.string(),
  eventLog: v.string(),
  time: v.string(),
}) satisfies v.GenericSchema<unknown, TicketRequest>;

/** The service's name for "identity confirmed"; only logged by the device. */
const confirmedKeyState = 6;
/** How far a device's clock may be off; no source tells how many minutes (facts/attestation#causes-and-codes). */
const clockTolerance = minutes(5);
/** Systems that are virtual machines: they never attest (facts/attestation#virtual-machines). */
const virtualMachine = /virtual machine|virtualbox|vmware|kvm|qemu/i;

/** 'IFX 7.85' from the TPM attributes of an AIK certificate. */
function tpmOf(certificate: Uint8Array): string {
  const { tpm } = readCertificate(certificate);
  if (!tpm) return '';
  const hex = (text: string): Buffer => Buffer.from(text.replace(/^id:/, ''), 'hex');
  const version = hex(tpm.version);
  return `${makerId(hex(tpm.manufacturer).toString('latin1'))} ${version.readUInt16BE(0)}.${version.readUInt16BE(2)}`;
}

export class AttestationService {
  readonly serve: Service = answer((request) => this.#answer(request));
  readonly #world: World;
  readonly #directory: Directory;
  readonly #authority: AikAuthority;
  readonly #tickets: TicketAuthority;
  /** The nonce that a device was given last. */
  readonly #nonces = new Map<string, string>();

  constructor(world: World, directory: Directory, authority: AikAuthority, tickets: TicketAuthority) {
    this.#world = world;
    this.#directory = directory;
    this.#authority = authority;
    this.#tickets = tickets;
  }

  /** For the state digest. */
  state(): unknown {
    return Object.fromEntries(this.#nonces);
  }

  #answer(request: HttpRequest): HttpResponse {
    const { path } = splitUrl(request.url);
    if (request.method !== 'POST') return text('Not Found', 404);
    if (path === '/attestation/nonce') return this.#nonce(bodyOf(request, nonceSchema));
    if (path === '/attestation/ticket') return this.#ticket(bodyOf(request, ticketSchema));
    return text('Not Found', 404);
  }

  #nonce(order: NonceRequest | undefined): HttpResponse {
    if (!order) return text('Bad Request', 400);
    if (!this.#directory.identities.has(order.ztdRegistrationId)) return ztdError('ZtdDeviceIsNotRegistered');
    const nonce = toBase64(this.#world.random('attestation nonces').bytes(20));
    this.#nonces.set(order.ztdRegistrationId, nonce);
    return json({ nonce } satisfies Nonce);
  }

  #ticket(order: TicketRequest | undefined): HttpResponse {
    if (!order) return text('Bad Request', 400);
    const identity = this.#directory.identities.get(order.ztdRegistrationId);
    if (!identity) return ztdError('ZtdDeviceIsNotRegistered');
    const off = Math.abs(between(parseInstant(order.time) ?? instant(0), this.#world.clock.now));
    if (off > clockTolerance)
      return json(
        {
          errorCode: HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR,
          errorName: 'RequestTimeOutOfRange',
          message: 'The time of the request is out of range',
        } satisfies ZtdError,
        401,
      );
    const doubt = this.#doubt(order, identity);
    if (doubt)
      return json(
        {
          errorCode: HResults.attestationRefused,
          errorName: 'DeviceAttestationFailed',
          message: doubt,
        } satisfies ZtdError,
        403,
      );
    const claims = {
      ztdid: identity.id,
      deviceid: identity.azureActiveDirectoryDeviceId,
      tpm: tpmOf(fromBase64(order.aikCertificate)),
    };
    return json({
      deviceTicket: this.#tickets.ticket(claims, this.#world.clock.now),
      serverKeyState: confirmedKeyState,
    } satisfies Ticket);
  }

  /** Why the proof is not taken, or '' when it is. */
  #doubt(order: TicketRequest, identity: AutopilotIdentity): string {
    const nonce = this.#nonces.get(identity.id);
    this.#nonces.delete(identity.id);
    if (nonce === undefined || nonce !== order.nonce) return 'The nonce is not the one that was given';
    const match = matchDevice([identity], order.hardwareHash);
    if ('error' in match) return 'The hardware is not that of the registered device';
    if (virtualMachine.test(identity.model)) return 'Virtual machines cannot attest';
    try {
      const certificate = fromBase64(order.aikCertificate);
      const chain = this.#authority.verify(certificate, this.#world.clock.now);
      if (!chain.ok) return chain.reason;
      const verdict = verifyQuote({
        quote: fromBase64(order.quote),
        signature: fromBase64(order.signature),
        eventLog: fromBase64(order.eventLog),
        nonce: fromBase64(nonce),
        aikSpki: readCertificate(certificate).spki,
      });
      return verdict.ok ? '' : verdict.reason;
    } catch (error) {
      if (error instanceof BadInputError) return error.message;
      throw error;
    }
  }
}
