/** Somebody at the command prompt of a PC for tests. */
import { EK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { CommandPrompt } from '../shell/command-prompt.ts';
import type { PowerOrder } from '../shell/pending-shutdown.ts';
import { PendingShutdown } from '../shell/pending-shutdown.ts';
import { publicAreaBytes } from '../tpm-driver/tpm.messenger.ts';
import { StartedPrograms } from '../shell/started-programs.ts';
import { layImage } from '../windows/windows-image.ts';
import type { MachineForTests, PcForTests } from './machine.ts';
import { machineForTests } from './machine.ts';

export interface AtThePrompt {
  readonly machine: MachineForTests;
  readonly prompt: CommandPrompt;
  /** What the PC's power was ordered. */
  readonly orders: readonly (PowerOrder | 'reset')[];
  /** What a line answered, without the blank line that follows; a command at work is waited for. */
  types(line: string): readonly string[];
}

/** On a PC with the files and values of a fresh image. */
export function atThePrompt(pc: PcForTests = {}): AtThePrompt {
  const machine = machineForTests(pc);
  layImage(machine.registry, machine.files, machine);
  const orders: (PowerOrder | 'reset')[] = [];
  const shutdowns = new PendingShutdown(
    () => machine,
    (order) => orders.push(order),
  );
  const programs = new StartedPrograms();
  const prompt = new CommandPrompt({
    facts: () => ({
      machine,
      userSignedIn: false,
      shutdowns,
      ekPublic: publicAreaBytes(EK_RSA_2048_TEMPLATE),
      screen: { promptIsOpen: true, started: programs.list, close: programs.close, closePrompt: () => {} },
      reset: () => void orders.push('reset'),
    }),
    changed: () => undefined,
    obey: (order) => {
      if (typeof order === 'object' && order.kind === 'window') programs.start(order);
    },
  });
  return {
    machine,
    prompt,
    orders,
    types(line) {
      prompt.enter('cls');
      prompt.enter(line);
      const { clock } = machine.world;
      while (prompt.view().prompt === '') {
        const next = clock.next();
        if (next === undefined) throw new Error('the command does not end');
        clock.advanceTo(next);
      }
      return prompt.view().lines.slice(1, -1);
    },
  };
}
