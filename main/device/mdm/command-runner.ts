/** Carries out the commands of a DM server's messages on the management tree, and words the answers. */
import { HResults } from '../../protocols/hresult/codes.ts';
import { fromHttpStatus } from '../../protocols/hresult/hresult.ts';
import { AlertCode, SyncMlStatus, isSuccess } from '../../protocols/syncml/status-codes.ts';
import type {
  Action,
  Atomic,
  Command,
  Item,
  Sequence,
  Status,
  SyncMlMessage,
} from '../../protocols/syncml/syncml.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import type { CspTree } from './csp/csp-tree.ts';
import type { LocUri } from './csp/loc-uri.ts';
import { encodeLocUri, parseLocUri } from './csp/loc-uri.ts';
import type { NodeValue } from './csp/node-store.ts';
import type { Enrolment } from './enrolment.ts';
import { enrollmentName } from './enrolment.ts';
import type { OutgoingCommand } from './outgoing.ts';

type Change = Exclude<Action['kind'], 'Get'>;
type Single = Action | Atomic;
type Work = Single | Sequence;

/** How event 404 names what a command came to (one name is observed, the others follow it). */
const commandTypes = {
  Add: 'Add: from Replace or Add',
  Replace: 'SetValue: from Replace or Add',
  Delete: 'Delete: from Delete',
  Exec: 'Execute: from Exec',
} as const;

/** The configuration manager's own codes; of other statuses, the code of their HTTP namesake. */
const statusResults: ReadonlyMap<number, number> = new Map([
  [SyncMlStatus.NotFound, HResults.CFGMGR_E_NODENOTFOUND],
  [SyncMlStatus.CommandNotAllowed, HResults.CFGMGR_E_COMMANDNOTALLOWED],
]);
const resultOfStatus = (status: number): number => statusResults.get(status) ?? fromHttpStatus(status);

/** 'Policy' of './Device/Vendor/MSFT/Policy/Config/…'. */
const providerOf = ({ segments }: LocUri): string =>
  (segments[0] === 'Vendor' ? segments[2] : segments[0]) ?? '';

const isWork = (command: Command): command is Work =>
  command.kind !== 'Status' && command.kind !== 'Results' && command.kind !== 'Alert';

export class CommandRunner {
  readonly #machine: Machine;
  readonly #tree: CspTree;
  readonly #enrolment: Enrolment;
  /** A large value that is still on its way: one at a time. */
  #chunk: { readonly uri: LocUri; readonly data: string } | undefined;
  /** Large values whose end never came. */
  #torn: LocUri[] = [];
  #count = 0;

  constructor(machine: Machine, tree: CspTree, enrolment: Enrolment) {
    this.#machine = machine;
    this.#tree = tree;
    this.#enrolment = enrolment;
  }

  /** Commands carried out so far in this session. */
  get count(): number {
    return this.#count;
  }

  /** The answers to one message; none where the server had no command. */
  *run(message: SyncMlMessage): Process<readonly OutgoingCommand[]> {
    const work = message.commands.filter(isWork);
    if (work.length === 0) return [];
    const answers: OutgoingCommand[] = [this.#status(message, 0, 'SyncHdr', SyncMlStatus.OK)];
    for (const command of work) {
      this.#count++;
      if (command.kind === 'Sequence') answers.push(...(yield* this.#sequence(message, command)));
      else answers.push(...(yield* this.#one(message, command)));
    }
    return [...answers, ...this.#tearAlerts()];
  }

  *#one(message: SyncMlMessage, command: Single): Process<readonly OutgoingCommand[]> {
    if (command.kind === 'Atomic') return yield* this.#atomic(message, command);
    if (command.kind === 'Get') return this.#get(message, command);
    return yield* this.#change(message, command.kind, command);
  }

  /** In the order in which they stand; one that fails does not keep the others. */
  *#sequence(message: SyncMlMessage, { cmdId, commands }: Sequence): Process<OutgoingCommand[]> {
    const answers = [this.#status(message, cmdId, 'Sequence', SyncMlStatus.OK)];
    for (const command of commands) answers.push(...(yield* this.#one(message, command)));
    return answers;
  }

  #tearAlerts(): OutgoingCommand[] {
    const torn = this.#torn;
    this.#torn = [];
    return torn.map((uri) => ({
      kind: 'Alert',
      data: AlertCode.NoEndOfData,
      items: [{ source: encodeLocUri(uri) }],
    }));
  }

  *#change(message: SyncMlMessage, kind: Change, command: Action): Process<OutgoingCommand[]> {
    const answers: OutgoingCommand[] = [];
    for (const item of command.items) {
      const data = yield* this.#apply(kind, item);
      answers.push(this.#status(message, command.cmdId, kind, data, item.target));
    }
    return answers;
  }

  #get(message: SyncMlMessage, command: Action): OutgoingCommand[] {
    return command.items.flatMap((item): OutgoingCommand[] => {
      const answer = this.#tree.get(parseLocUri(item.target ?? ''));
      const status = this.#status(message, command.cmdId, 'Get', answer.status, item.target);
      if (!answer.value) return [status];
      const { format, data } = answer.value;
      const result: Item = { source: item.target ?? '', format, data };
      return [status, { kind: 'Results', msgRef: message.msgId, cmdRef: command.cmdId, items: [result] }];
    });
  }

  /** All or nothing: what was done before a failure is undone (216), what comes after is not begun (215). */
  *#atomic(message: SyncMlMessage, atomic: Atomic): Process<OutgoingCommand[]> {
    const done: {
      readonly cmdId: number;
      readonly item: Item;
      readonly kind: Change;
      readonly undo: () => void;
    }[] = [];
    const late: OutgoingCommand[] = [];
    let failed = atomic.nested === true;
    for (const { kind, cmdId, items } of atomic.commands) {
      for (const item of items) {
        if (failed || kind === 'Get') {
          const code = failed ? SyncMlStatus.NotExecuted : SyncMlStatus.CommandNotAllowed;
          late.push(this.#status(message, cmdId, kind, code, item.target));
          failed = true;
          continue;
        }
        const undo = this.#remember(parseLocUri(item.target ?? ''));
        const data = yield* this.#apply(kind, item);
        if (isSuccess(data)) done.push({ cmdId, item, kind, undo });
        else {
          late.push(this.#status(message, cmdId, kind, data, item.target));
          failed = true;
        }
      }
    }
    if (failed) for (const { undo } of done.toReversed()) undo();
    const code = failed ? SyncMlStatus.AtomicRollBackOk : SyncMlStatus.OK;
    return [
      this.#status(message, atomic.cmdId, 'Atomic', failed ? SyncMlStatus.AtomicFailed : SyncMlStatus.OK),
      ...done.map(({ cmdId, kind, item }) => this.#status(message, cmdId, kind, code, item.target)),
      ...late,
    ];
  }

  /** Puts a node and what is below it back to what they are. */
  #remember(uri: LocUri): () => void {
    const before = this.#tree.subtree(uri);
    return () => {
      this.#tree.remove(uri);
      for (const [node, value] of before) this.#tree.write(node, value.data);
    };
  }

  *#apply(kind: Change, item: Item): Process<number> {
    const uri = parseLocUri(item.target ?? '');
    const before = this.#chunk;
    this.#chunk = undefined;
    if (before && before.uri.text !== uri.text) this.#torn.push(before.uri);
    const data = (before?.uri.text === uri.text ? before.data : '') + (item.data ?? '');
    if (item.moreData) {
      this.#chunk = { uri, data };
      return SyncMlStatus.ChunkedItemAccepted;
    }
    // A node can be applied for a while only if the tree knows it.
    if (kind !== 'Exec' && this.#tree.takesTime(uri)) yield* sleep(this.#machine.timing.applyNode);
    const status = this.#do(kind, uri, { format: item.format ?? 'chr', data });
    if (!isSuccess(status)) this.#logFailure(kind, uri, status);
    return status;
  }

  #do(kind: Change, uri: LocUri, value: NodeValue): number {
    switch (kind) {
      case 'Add':
        return this.#tree.add(uri, value);
      case 'Replace':
        return this.#tree.replace(uri, value);
      case 'Delete':
        return this.#tree.delete(uri);
      case 'Exec':
        return this.#tree.exec(uri, value.data);
    }
  }

  #status(
    message: SyncMlMessage,
    cmdRef: number,
    cmd: Status['cmd'],
    data: number,
    targetRef?: string,
  ): OutgoingCommand {
    const reference = targetRef === undefined ? {} : { targetRef };
    return { kind: 'Status', msgRef: message.msgId, cmdRef, cmd, data, ...reference };
  }

  #logFailure(kind: Change, uri: LocUri, status: number): void {
    this.#machine.eventLog.write(deviceManagementEvents.commandFailed, {
      Message1: this.#enrolment.id,
      Message2: enrollmentName,
      Message3: providerOf(uri),
      InternalCmdType: commandTypes[kind],
      Message5: uri.text,
      HexInt1: resultOfStatus(status),
    });
  }
}
