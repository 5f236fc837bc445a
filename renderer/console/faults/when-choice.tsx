/** Now, when a page comes, at a time, after a while, or by chance. */
import { useState } from 'react';
import { pageNames } from '../../../shared/faults/when.ts';
import { words } from '../words.ts';
import { pageWords } from './when-words.ts';

const kinds = ['now', 'page', 'time', 'after', 'chance'] as const;
type Kind = (typeof kinds)[number];

/** What stands behind the kind at first: a page, a time of day, seconds, per cent. */
const first: Readonly<Record<Kind, string>> = {
  now: '',
  page: 'apps',
  time: '09:00',
  after: '600',
  chance: '20',
};

const whenText = (kind: Kind, value: string): string =>
  kind === 'now' ? kind : `${kind}:${kind === 'chance' ? Number(value) / 100 : value}`;

export function WhenChoice({ change }: { readonly change: (when: string) => void }) {
  const [kind, setKind] = useState<Kind>('now');
  const [value, setValue] = useState('');
  const say = (to: Kind, said: string): void => {
    setKind(to);
    setValue(said);
    change(whenText(to, said));
  };
  return (
    <>
      <label className="field">
        {words('faults.when')}
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            const to = kinds.find((one) => one === currentTarget.value) ?? 'now';
            say(to, first[to]);
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {words(`faults.when.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {kind === 'now' ? null : (
        <label className="field">
          {words(`faults.value.${kind}`)}
          {kind === 'page' ? (
            <select value={value} onChange={({ currentTarget }) => say(kind, currentTarget.value)}>
              {pageNames.map((page) => (
                <option key={page} value={page}>
                  {pageWords(page)}
                </option>
              ))}
            </select>
          ) : (
            <input
              type={kind === 'time' ? 'time' : 'number'}
              {...(kind === 'after' ? { min: 1, step: 1 } : {})}
              {...(kind === 'chance' ? { min: 1, max: 100, step: 1 } : {})}
              required
              value={value}
              onChange={({ currentTarget }) => say(kind, currentTarget.value)}
            />
          )}
        </label>
      )}
    </>
  );
}
