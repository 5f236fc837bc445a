/** Plays spoiled commands to both TPMs and tells where they answer otherwise. */
import { clockSet, contextLoad, shutdown } from '../../../main/protocols/tpm2/commands.ts';
import { COMMANDS } from '../../../main/tpm/commands/command-table.ts';
import { codeOf, exchange, type Subject } from '../testing/subject.ts';
import type { BaseCommand } from './base-commands/base-command.ts';
import type { Difference } from './differences.ts';
import { mutationsOf, type Mutation } from './mutations.ts';
import { loadRsaKeyAndSessions, setStage, type Stage } from './stage.ts';

interface Player {
  readonly subject: Subject;
  stage: Stage;
}

const DICTIONARY_ATTACK = new Set([0x98e, 0x921]);

export interface Comparison {
  readonly compared: number;
  readonly succeeded: number;
  readonly differences: readonly Difference[];
}

/** The two must be powered TPMs; they are set up anew. */
export function compareSpoiled(ours: Subject, swtpm: Subject, command: BaseCommand): Comparison {
  const players = [ours, swtpm].map((subject): Player => ({ subject, stage: setStage(subject) })) as [
    Player,
    Player,
  ];
  for (const { subject } of players) command.prepare(subject);
  const mutations = players.map(({ stage }) => spoil(command, stage)) as [Mutation[], Mutation[]];
  const differences: Difference[] = [];
  let succeeded = 0;
  mutations[0].forEach(({ label, bytes }, index) => {
    const answers = [
      exchange(players[0].subject, bytes),
      exchange(players[1].subject, mutations[1][index]?.bytes ?? bytes),
    ] as const;
    const [our, their] = answers.map(codeOf) as [number, number];
    if (our !== their)
      differences.push({
        command: command.name,
        label,
        ours: our.toString(16),
        swtpm: their.toString(16),
      });
    else if (our === 0) {
      succeeded += 1;
      if (answers[0].length !== answers[1].length)
        differences.push({
          command: command.name,
          label,
          ours: `size ${answers[0].length}`,
          swtpm: `size ${answers[1].length}`,
        });
    }
    bringBack(players, command, bytes, [our, their]);
  });
  return { compared: mutations[0].length, succeeded, differences };
}

function spoil(command: BaseCommand, stage: Stage): Mutation[] {
  const bytes = command.bytes(stage);
  return [
    { label: 'as it is', bytes },
    ...mutationsOf(bytes, command.handles, command.authorizations, command.parameterBytes),
  ];
}

/** What a command has changed is undone, as cheaply as it can be. */
function bringBack(
  players: readonly Player[],
  command: BaseCommand,
  bytes: Uint8Array,
  codes: readonly number[],
): void {
  const changed = codes.includes(0);
  if (!changed && !codes.some((code) => DICTIONARY_ATTACK.has(code))) return;
  const code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(6);
  const definition = COMMANDS.get(code);
  const lasting =
    !changed ||
    definition === undefined ||
    definition.attributes.nv === true ||
    [shutdown.code, contextLoad.code, clockSet.code].includes(code);
  const shape = definition?.shape;
  if (!lasting && shape?.handles.length === 0 && shape.resultHandle === null && shape.name !== 'FlushContext')
    return;
  for (const player of players) {
    if (lasting) player.stage = setStage(player.subject);
    else loadRsaKeyAndSessions(player.subject);
    command.prepare(player.subject);
  }
}
