/** Keeps the truth record of a rehearsal: sets what scenario and tenant set, and listens to world and PC. */
import type { GraphWrite } from '../../../shared/session/input.ts';
import type { Writer } from '../../../shared/session/writer.ts';
import type { Fault } from '../../../shared/session/truth.ts';
import type { Catalogue } from '../../../shared/stage/text.ts';
import type { Pc } from '../../device/pc.types.ts';
import type { Conditions } from '../../world/internet/conditions.ts';
import type { Cause, Sign } from './cause.ts';
import type { ReadParts, Readings } from './readings.ts';
import { refusalOf } from './refusal.ts';
import { isClockRight } from './setting-causes.ts';
import { TruthRecord } from './truth-record.ts';
import { writeCause } from './write-causes.ts';

export interface TruthParts extends Pick<ReadParts, 'world' | 'pc' | 'cloud' | 'scenario'> {
  readonly readings: Readings;
  readonly catalogue: Catalogue;
  /** Causes that no reading tells, at the moment. */
  own(): readonly Cause[];
  /** The name of the order that has brought a cause; null: none has. */
  orderOf(cause: string): string | null;
  /** Told when a cause is felt for the first time. */
  felt(cause: Cause): void;
}

export interface KeptTruth {
  readonly record: TruthRecord;
  /** An administrator's write was taken. */
  written(write: GraphWrite, by: Writer): void;
  /** What is set may be other than before. */
  changed(by: Fault['by']): void;
  /** Looks whether the network is another, and whether a flow has failed or is past its failure. */
  look(): void;
}

export function keepTruth(parts: TruthParts): KeptTruth {
  const { world, pc, cloud, scenario, readings, catalogue, own, orderOf, felt } = parts;
  const { clock, internet } = world;
  const { directory } = cloud;
  const record = new TruthRecord();
  const writes: Cause[] = scenario.before.map((write, index) => writeCause(write, index + 1, 'scenario'));
  let seen: { readonly conditions: Conditions; readonly cable: Pc['cable']; readonly clockIsRight: boolean };
  const hold = (by: Fault['by']): void => {
    seen = { conditions: internet.conditions, cable: pc.cable, clockIsRight: isClockRight(pc) };
    for (const cause of record.hold([...readings(by), ...writes, ...own()], { by, orderOf, now: clock.now }))
      felt(cause);
  };
  const sense = (sign: Sign): void => record.sense(sign, clock.now).forEach(felt);
  hold('scenario');
  internet.passages.listen((passage) => sense({ kind: 'passage', ...passage }));
  pc.happenings.listen(sense);
  directory.refusals.listen((reason) => record.refused(reason, clock.now));
  return {
    record,
    written(write, by) {
      const ordinal = writes.filter((one) => one.by === by).length + 1;
      writes.push(writeCause(write, ordinal, by));
      hold(by);
    },
    changed: hold,
    look() {
      const other =
        internet.conditions !== seen.conditions ||
        pc.cable !== seen.cable ||
        isClockRight(pc) !== seen.clockIsRight;
      if (other) hold('instructor');
      const failed = { technician: pc.flows.technician.failure, user: pc.flows.user.failure };
      const user = failed.user ?? refusalOf(pc, scenario.release, catalogue);
      record.look('technician', failed.technician, directory.apps.values(), clock.now);
      record.look('user', user, directory.apps.values(), clock.now);
    },
  };
}
