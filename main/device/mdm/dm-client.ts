/**
 * The OMA-DM client (MS-MDM; facts/syncml#session): a session opens with alerts and DevInfo, carries out what
 * the server sends and answers, until the server has no more. Sessions wait for each other.
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import { BadInputError } from '../../../shared/failures.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import { AlertCode } from '../../protocols/syncml/status-codes.ts';
import { decodeRepeated, encodeRepeated } from '../../protocols/syncml/repeated-messages.ts';
import type { SyncMlMessage } from '../../protocols/syncml/syncml.messages.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import type { SimTime } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import { CommandRunner } from './command-runner.ts';
import type { CspTree } from './csp/csp-tree.ts';
import { deviceIdOf } from './csp/device-ids.ts';
import type { LocUri } from './csp/loc-uri.ts';
import type { Enrolment } from './enrolment.ts';
import { findEnrolment, hasFirstSync } from './enrolment.ts';
import { inParts } from './large-objects.ts';
import type { ManagementState } from './management-state.ts';
import type { OutgoingCommand } from './outgoing.ts';
import { jobAlert, number, openingCommands, policyAlert } from './outgoing.ts';
import { tellRebootUris } from './reboot-required.ts';
import { Turnstile } from './turnstile.ts';

export type SessionOutcome =
  | { readonly ok: true /** Commands that the server sent. */; readonly commands: number }
  | { readonly ok: false; readonly code: HResult; readonly cause: string };

/** How a session ended: when, by the PC's clock, and with which code where it failed. */
export interface EndedSession {
  readonly at: SimTime;
  readonly code: HResult | null;
}

/** What a session is for, beside asking for work. */
export interface SessionReason {
  /** Job whose end is told. */
  readonly job?: LocUri;
  /** A policy that was accepted, and the code of what became of it. */
  readonly policy?: { readonly uri: LocUri; readonly code: number };
}

/** What event 208 tells of who began the session, and how it proves itself (observed values). */
const userAgentOrigin = { client: 1, job: 2 } as const;
const certificateAuthentication = 3;

/** A server that never runs out of commands is cut off. */
const messageLimit = 500;

export class DmClient {
  readonly #machine: Machine;
  readonly #tree: CspTree;
  readonly #state: ManagementState;
  readonly #turns = new Turnstile();
  #sessions = 0;
  #last: EndedSession | null = null;

  constructor(machine: Machine, tree: CspTree, state: ManagementState) {
    this.#machine = machine;
    this.#tree = tree;
    this.#state = state;
  }

  /** One session; waits until a session that is under way has ended. */
  *session(reason: SessionReason = {}): Process<SessionOutcome> {
    const leave = yield* this.#turns.enter();
    try {
      const enrolment = findEnrolment(this.#machine.registry);
      if (!enrolment)
        return {
          ok: false,
          code: HResults.MENROLL_E_CERTAUTH_FAILED_TO_FIND_CERT,
          cause: 'the PC is not enrolled',
        };
      this.#state.mergedInSession.clear();
      const sessionId = (++this.#sessions).toString(16).toUpperCase();
      const { eventLog } = this.#machine;
      eventLog.write(deviceManagementEvents.sessionStarted, {
        Message1: enrolment.id,
        Message2: enrolment.providerId,
        Message3: 'NULL',
        Message4: '1.2',
        HexInt1: 0,
        HexInt2: reason.job ? userAgentOrigin.job : userAgentOrigin.client,
        HexInt3: 0,
        UInt1: this.#sessions,
        UInt2: certificateAuthentication,
      });
      const outcome = yield* this.#exchange(enrolment, sessionId, reason);
      if (!reason.job) tellRebootUris(this.#machine, this.#tree);
      eventLog.write(deviceManagementEvents.sessionEnded, { HRESULT: outcome.ok ? 0 : outcome.code });
      this.#last = { at: this.#machine.deviceTime(), code: outcome.ok ? null : outcome.code };
      return outcome;
    } finally {
      leave();
    }
  }

  /** The session that ended last; null before the first one has. */
  get last(): EndedSession | null {
    return this.#last;
  }

  /** A session is under way. */
  get inSession(): boolean {
    return this.#turns.taken;
  }

  /** For the state digest. */
  state(): unknown {
    return { sessions: this.#sessions, last: this.#last, inSession: this.#turns.taken };
  }

  /** Tells the server that a job has ended. */
  *jobSession(job: LocUri): Process<void> {
    yield* this.session({ job });
  }

  /** Tells the server how a policy fared that was accepted before. */
  *policySession(uri: LocUri, code: number): Process<void> {
    yield* this.session({ policy: { uri, code } });
  }

  *#exchange(enrolment: Enrolment, sessionId: string, reason: SessionReason): Process<SessionOutcome> {
    const runner = new CommandRunner(this.#machine, this.#tree, enrolment);
    // Until the server has set up the first sync, the device bootstraps.
    const bootstrap = !hasFirstSync(this.#machine.registry, enrolment.id);
    const news = [
      ...(reason.job ? [jobAlert(reason.job, this.#tree.read(reason.job) ?? '')] : []),
      ...(reason.policy ? [policyAlert(reason.policy.uri, reason.policy.code)] : []),
    ];
    let parts = inParts([...openingCommands(this.#machine, this.#state, bootstrap), ...news]);
    try {
      for (let msgId = 1; msgId <= messageLimit; msgId++) {
        const [commands = [], following, ...rest] = parts;
        const last = following === undefined;
        const answer = yield* this.#send(
          enrolment,
          this.#message(enrolment, sessionId, msgId, commands, last),
        );
        if (!('commands' in answer)) return answer;
        const answers = yield* runner.run(answer);
        if (following) {
          parts = [[...answers, ...following], ...rest];
          continue;
        }
        if (answers.length === 0) return { ok: true, commands: runner.count };
        const next: OutgoingCommand = { kind: 'Alert', data: AlertCode.NextMessage, items: [] };
        parts = inParts(answer.final ? answers : [...answers, next]);
      }
      return {
        ok: false,
        code: fromWin32(Win32.ERROR_INVALID_DATA),
        cause: 'the server sends commands without end',
      };
    } catch (error) {
      if (error instanceof NetworkError)
        return { ok: false, code: networkHResult(error.failure), cause: error.message };
      if (error instanceof BadInputError)
        return {
          ok: false,
          code: fromWin32(Win32.ERROR_INVALID_DATA),
          cause: `the DM server's message: ${error.message}`,
        };
      throw error;
    }
  }

  #message(
    enrolment: Enrolment,
    sessionId: string,
    msgId: number,
    commands: readonly OutgoingCommand[],
    final: boolean,
  ): SyncMlMessage {
    return {
      sessionId,
      msgId,
      target: enrolment.serverUrl,
      source: deviceIdOf(this.#machine),
      commands: number(commands),
      final,
    };
  }

  *#send(
    enrolment: Enrolment,
    message: SyncMlMessage,
  ): Process<SyncMlMessage | Extract<SessionOutcome, { ok: false }>> {
    const certificate = this.#machine.certificates.find(enrolment.certificateThumbprint);
    if (!certificate)
      return {
        ok: false,
        code: HResults.MENROLL_E_CERTAUTH_FAILED_TO_FIND_CERT,
        cause: 'the MDM client certificate is missing',
      };
    const response = yield* this.#machine.world.internet.request(this.#machine.client(), {
      method: 'POST',
      url: enrolment.serverUrl,
      headers: {
        'content-type': 'application/vnd.syncml.dm+xml; charset=utf-8',
        'user-agent': 'MSFT Windows OMA DM Client/2.7',
        'x-reseal-client-certificate': certificate.der,
      },
      ...encodeRepeated(message),
    });
    if (response.status !== 200)
      return {
        ok: false,
        code: fromHttpStatus(response.status),
        cause: `the DM server answered ${response.status}`,
      };
    return decodeRepeated(response);
  }
}
