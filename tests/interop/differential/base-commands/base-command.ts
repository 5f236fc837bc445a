import { encodeCommand } from '../../../../main/protocols/tpm2/client.ts';
import type { Fields } from '../../../../main/protocols/tpm2/codec.ts';
import type { CommandInput, CommandShape } from '../../../../main/protocols/tpm2/command-shape.ts';
import { COMMANDS } from '../../../../main/tpm/commands/command-table.ts';
import { password, type Subject } from '../../testing/subject.ts';
import type { Stage } from '../stage.ts';

/** One good call of a command on the stage. */
export interface BaseCommand {
  readonly name: string;
  readonly handles: number;
  readonly authorizations: number;
  /** How many bytes of the parameters are changed; behind them may be what each TPM made for itself. */
  readonly parameterBytes: number;
  /** What has to be done before it, on top of the stage. */
  readonly prepare: (subject: Subject) => void;
  readonly bytes: (stage: Stage) => Uint8Array;
}

/**
 * What changes the TPM for good is changed in fewer bytes: after each success the stage has to be set up again.
 * `authorizations`: how many of the handles have an empty password.
 */
export function base<H extends string, P extends Fields, R extends Fields, RH extends string>(
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P> | ((stage: Stage) => CommandInput<H, P>),
  authorizations = 0,
  {
    prepare = () => undefined,
    parameterBytes = COMMANDS.get(shape.code)?.attributes.nv === true ? 8 : 20,
  }: Partial<BaseCommand> = {},
): BaseCommand {
  const passwords = Array.from({ length: authorizations }, () => password());
  return {
    name: shape.name,
    handles: shape.handles.length,
    authorizations,
    prepare,
    parameterBytes,
    bytes: (stage) => encodeCommand(shape, typeof input === 'function' ? input(stage) : input, passwords),
  };
}
