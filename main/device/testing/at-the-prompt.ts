/** Somebody at the command prompt of a PC for tests. */
import { CommandPrompt } from '../shell/command-prompt.ts';
import { layImage } from '../windows/windows-image.ts';
import type { MachineForTests, PcForTests } from './machine.ts';
import { machineForTests } from './machine.ts';

export interface AtThePrompt {
  readonly machine: MachineForTests;
  readonly prompt: CommandPrompt;
  /** What a line answered, without the blank line that follows; a command at work is waited for. */
  types(line: string): readonly string[];
}

/** On a PC with the files and values of a fresh image. */
export function atThePrompt(pc: PcForTests = {}): AtThePrompt {
  const machine = machineForTests(pc);
  layImage(machine.registry, machine.files, machine);
  const prompt = new CommandPrompt(
    () => ({ machine, userSignedIn: false }),
    () => undefined,
  );
  return {
    machine,
    prompt,
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
