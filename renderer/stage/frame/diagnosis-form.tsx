/**
 * "I know the cause": step, cause and remedy from lists, and what shows it. The lists are the catalogues as they stand, the
 * same in every exercise; like its story they are in English.
 */
import { useEffect, useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { stepNames, steps } from '../../../shared/errors/error-entry.ts';
import type { Diagnosis } from '../../../shared/exercises/diagnosis.schema.ts';
import { remedies } from '../../../shared/exercises/remedies.ts';
import { faultCatalogue } from '../../../shared/faults/index.ts';
import type { Look } from '../../../shared/stage/look.ts';
import { useStage } from '../context.tsx';
import { diagnosisOf } from './said-diagnosis.ts';

interface Choice {
  readonly id: string;
  readonly name: string;
}

const byName = (one: Choice, other: Choice): number => one.name.localeCompare(other.name, 'en');

const stepChoices = steps.map((id): Choice => {
  const name = stepNames[id];
  return { id, name: `${name.charAt(0).toUpperCase()}${name.slice(1)}` };
});
const causeChoices = faultCatalogue.map(({ id, title }): Choice => ({ id, name: title })).toSorted(byName);
const remedyChoices = remedies.map(({ id, words }): Choice => ({ id, name: words })).toSorted(byName);

const agentLogs: Look = { at: 'folder', path: 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs' };
const eventLog: Look = { at: 'events', channel: null };

export default function DiagnosisForm(props: {
  /** Name of the page that shows. */
  readonly page: string;
  /** Others carry out what a right diagnosis asks for. */
  readonly colleagues: boolean;
  readonly say: (diagnosis: Diagnosis) => void;
  readonly leave: () => void;
}) {
  const { words } = useStage();
  const offered = useOffered();
  const [filled, setFilled] = useState<ReadonlySet<string>>(new Set());

  function onInput(event: FormEvent<HTMLFormElement>): void {
    const fields = [...new FormData(event.currentTarget)];
    setFilled(new Set(fields.flatMap(([name, value]) => (value === '' ? [] : [name]))));
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const diagnosis = diagnosisOf(new FormData(event.currentTarget), props.page);
    if (diagnosis !== undefined) props.say(diagnosis);
  }

  return (
    <form onInput={onInput} onSubmit={onSubmit}>
      <Chosen name="step" label={words('frame.step')} choices={stepChoices} />
      <Chosen name="cause" label={words('frame.cause')} choices={causeChoices} />
      <Chosen name="remedy" label={words('frame.remedy')} choices={remedyChoices} />
      <fieldset>
        <legend>{words('frame.evidence')}</legend>
        <label className="ticked">
          <input type="checkbox" name="page" />
          {words('frame.evidence-page')}
        </label>
        <Offering label={words('frame.evidence-file')} offered={offered.files}>
          {(list) => (
            <input name="file" maxLength={260} required={filled.has('line')} list={list} {...asWritten} />
          )}
        </Offering>
        <label>
          {words('frame.evidence-line')}
          <input name="line" minLength={3} maxLength={1000} required={filled.has('file')} {...asWritten} />
        </label>
        <Offering label={words('frame.evidence-channel')} offered={offered.channels}>
          {(list) => (
            <input name="channel" maxLength={260} required={filled.has('event')} list={list} {...asWritten} />
          )}
        </Offering>
        <label>
          {words('frame.evidence-event')}
          <input
            name="event"
            type="number"
            min={0}
            max={65_535}
            required={filled.has('channel')}
            {...asWritten}
          />
        </label>
      </fieldset>
      <p>{words(props.colleagues ? 'frame.colleagues' : 'frame.no-colleagues')}</p>
      <p className="exercise-keys">
        <button type="submit">{words('frame.say')}</button>
        <button type="button" onClick={props.leave}>
          {words('frame.task-back')}
        </button>
      </p>
    </form>
  );
}

/** A log's words run from left to right in every language. */
const asWritten = { dir: 'ltr', autoComplete: 'off', spellCheck: false } as const;

function Chosen(props: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}) {
  const { words } = useStage();
  return (
    <label>
      {props.label}
      <select name={props.name} required defaultValue="">
        <option value="" disabled>
          {words('frame.choose')}
        </option>
        {props.choices.map(({ id, name }) => (
          <option key={id} value={id} lang="en" dir="ltr">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A field that anything may be written into, and what the PC has for it. */
function Offering(props: {
  readonly label: string;
  readonly offered: readonly string[];
  readonly children: (list: string) => ReactNode;
}) {
  const list = useId();
  return (
    <label>
      {props.label}
      {props.children(list)}
      <datalist id={list}>
        {props.offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}

/** Names of the agent's logs and of the channels with events, as the PC has them when the form opens. */
function useOffered(): { readonly files: readonly string[]; readonly channels: readonly string[] } {
  const { look } = useStage();
  const [files, setFiles] = useState<readonly string[]>([]);
  const [channels, setChannels] = useState<readonly string[]>([]);
  useEffect(() => {
    let isHere = true;
    Promise.all([look(agentLogs), look(eventLog)]).then(
      ([folder, events]) => {
        if (!isHere) return;
        if (folder?.at === 'folder') setFiles(folder.files.map(({ name }) => name));
        if (events?.at === 'events') setChannels(events.channels.map(({ name }) => name));
      },
      () => {},
    );
    return () => {
      isHere = false;
    };
  }, [look]);
  return { files, channels };
}
