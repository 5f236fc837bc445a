/** Everything that can be read on the PC of a rehearsal: its page, logs, registry, files, events, and the trace. */
import type { ExportedFile } from '../../main/device/shell/log-export.ts';
import { readEvtx } from '../../main/protocols/evtx/testing/read-evtx.ts';
import type { Session } from '../../main/session/session.ts';

export interface Readable {
  readonly where: string;
  readonly text: string;
}

export function everythingOnThePc(session: Session): readonly Readable[] {
  const files = [...session.exports(), session.logs()].flatMap((archive) => archive.files);
  return [
    { where: 'the page', text: JSON.stringify(session.stage()) },
    { where: 'the network trace', text: session.har() },
    { where: 'the events', text: JSON.stringify(session.report().events) },
    ...files.flatMap((file) => [{ where: file.name, text: file.text }, ...decoded(file)]),
  ];
}

/** What the bytes of a file hold, read by another than who wrote them. */
function decoded({ name, bytes }: ExportedFile): readonly Readable[] {
  if (!bytes) return [];
  if (name.endsWith('.evtx')) {
    const values = readEvtx(bytes).flatMap((event) => [...event.values].map((pair) => pair.join('=')));
    return [{ where: `the records of ${name}`, text: values.join('\n') }];
  }
  if (name.endsWith('.reg'))
    return [{ where: `the bytes of ${name}`, text: new TextDecoder('utf-16le').decode(bytes) }];
  throw new Error(`Nothing here reads ${name}`);
}

/** Words that only who has set something can know: of sentences, and of the data behind them. */
const words =
  /the firewall blocks|name server does not|proxy inspects|captive portal|outside the company|\d s (?:ahead|behind)|(?:blocked|unresolvable|inspected)Hosts|runSeconds|"exitCode"|\(altered\)|declaredAnswer":\{/;

/** What the PC tells of what was set: the place, and the words. */
export function leaks(session: Session): readonly string[] {
  const { faults } = session.report();
  const told = faults.flatMap(({ words: sentence, kind }) => (kind === 'administrator' ? [] : [sentence]));
  const patterns = faults.flatMap(({ id }) => /\*\.[\w.-]+/.exec(id) ?? []);
  return everythingOnThePc(session).flatMap(({ where, text }) => {
    const found = [...told, ...patterns].filter((one) => text.includes(one));
    const word = words.exec(text)?.[0];
    return [...found, ...(word === undefined ? [] : [word])].map((one) => `${where}: ${one}`);
  });
}
