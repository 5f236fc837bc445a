import type { Fields } from '../protocols/tpm2/codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from '../protocols/tpm2/command-shape.ts';
import { TPMA_CC, TPMA_CC_HANDLES_SHIFT } from '../protocols/tpm2/constants.ts';
import type { HandleKind } from './handle-kinds.ts';
import type { Machine } from './state/machine.ts';
import { inSteps, type Steps } from './steps.ts';

/** Authorization roles (Part 1, 19.2). */
export type Role = 'user' | 'admin' | 'dup';

export interface CommandAttributes {
  /** May write NV memory (TPMA_CC.nv). */
  readonly nv?: boolean;
  /** May flush loaded objects (TPMA_CC.extensive). */
  readonly extensive?: boolean;
  /** Flushes the object of its handle (TPMA_CC.flushed). */
  readonly flushed?: boolean;
  /** Takes no sessions at all. */
  readonly noSessions?: boolean;
  /** May come before Startup. */
  readonly beforeStartup?: boolean;
  /** What it does to an NV index that authorizes it, for the READ and WRITE attributes of the index. */
  readonly nvAccess?: 'read' | 'write';
}

/** What an action may know of the call besides its input. */
export interface Call {
  readonly locality: number;
}

/** A command as the executor sees it: types are gone, the shape does the marshalling. */
export interface Command {
  readonly shape: CommandShape;
  readonly handleKinds: readonly HandleKind[];
  /** By handle; null where the handle needs no authorization. */
  readonly roles: readonly (Role | null)[];
  readonly attributes: CommandAttributes;
  readonly parameterCodecs: readonly (readonly [string, Fields[string]])[];
  readonly resultCodecs: readonly (readonly [string, Fields[string]])[];
  run(machine: Machine, input: Record<string, unknown>, call: Call): Steps<Record<string, unknown>>;
}

/** Joins the wire shape of a command with what the TPM does: handle types, authorization, action. */
export function defineCommand<H extends string, P extends Fields, R extends Fields, RH extends string>(
  shape: CommandShape<H, P, R, RH>,
  definition: {
    readonly handles?: Readonly<Record<H, HandleKind>>;
    readonly authorisation?: Readonly<Partial<Record<H, Role>>>;
    readonly attributes?: CommandAttributes;
    /** In steps where it takes device time. */
    run(
      machine: Machine,
      input: CommandInput<H, P>,
      call: Call,
    ): CommandOutput<R, RH> | Steps<CommandOutput<R, RH>>;
  },
): Command {
  const { handles, authorisation } = definition;
  return {
    shape: shape as unknown as CommandShape,
    handleKinds: shape.handles.map((name) => handles?.[name] ?? (() => false)),
    roles: shape.handles.map((name) => authorisation?.[name] ?? null),
    attributes: definition.attributes ?? {},
    parameterCodecs: Object.entries(shape.parameters),
    resultCodecs: Object.entries(shape.result),
    *run(machine, input, call) {
      const result = definition.run(machine, input as CommandInput<H, P>, call);
      return inSteps(result) ? yield* result : result;
    },
  };
}

/** TPMA_CC (Part 2, 8.9). */
export function commandAttributes(command: Command): number {
  const { nv, extensive, flushed } = command.attributes;
  let bits = command.shape.code | (command.shape.handles.length << TPMA_CC_HANDLES_SHIFT);
  if (nv) bits |= TPMA_CC.nv;
  if (extensive) bits |= TPMA_CC.extensive;
  if (flushed) bits |= TPMA_CC.flushed;
  if (command.shape.resultHandle !== null) bits |= TPMA_CC.rHandle;
  return bits >>> 0;
}
