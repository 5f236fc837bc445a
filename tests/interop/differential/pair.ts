/** Our TPM and an installed swtpm, to which the same is done. */
import { ourTpm, type Subject } from '../testing/subject.ts';
import { startSwtpm } from '../testing/swtpm-chip.ts';
import { unexplained } from './differences.ts';
import { differencesOf, recorder, type Recorder } from './recorder.ts';
import { setStage } from './stage.ts';

export interface Pair {
  /** Sets both up, plays the program to both: where their answers part, but for the rows of differences.json. */
  differences(program: (at: Recorder) => void): readonly string[];
  close(): Promise<void>;
}

export async function startPair(): Promise<Pair> {
  const swtpm = await startSwtpm();
  const tpms: readonly Subject[] = [ourTpm(), swtpm];
  return {
    differences(program) {
      const [our = [], their = []] = tpms.map((tpm) => {
        setStage(tpm);
        const at = recorder(tpm);
        program(at);
        return at.answers;
      });
      if (our.length === 0) throw new Error('the program asks nothing');
      return unexplained(differencesOf(our, their));
    },
    close: () => swtpm.close(),
  };
}
