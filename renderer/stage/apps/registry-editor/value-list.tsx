/** The values of a key by name, the default one first, and the whole data of the one that is chosen. */
import { useEffect, useRef } from 'react';
import type { RegistrySeen, RegistryValueSeen } from '../../../../shared/stage/look.ts';
import { FileTile } from '../../art/app-icons.tsx';
import { onRowKeys } from '../row-keys.ts';
import type { RegistryWords } from './words.ts';

const unset: RegistryValueSeen = { name: '', type: 'REG_SZ', data: '' };

export function ValueList(props: {
  readonly said: RegistryWords;
  readonly seen: RegistrySeen | null;
  readonly chosen: string | null;
  readonly choose: (name: string) => void;
}) {
  const { said, seen, chosen, choose } = props;
  const isSet = seen?.values[0]?.name === '';
  const values = seen === null || seen.key === '' ? [] : [...(isSet ? [] : [unset]), ...seen.values];
  const dataOf = (value: RegistryValueSeen): string => {
    if (value === unset) return said.notSet;
    return value.type === 'REG_BINARY' && value.data === '' ? said.zeroLength : value.data;
  };
  const shown = values.find(({ name }) => name === chosen);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen, seen]);
  return (
    <div className="registry-values">
      <div className="app-scroll">
        <table
          className="app-table"
          hidden={values.length === 0}
          aria-label={seen?.key ?? ''}
          dir="ltr"
          onKeyDown={onRowKeys}
        >
          <thead>
            <tr>
              {[said.name, said.type, said.data].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr
                key={value.name}
                ref={value === shown ? row : undefined}
                data-chosen={value === shown || undefined}
                onClick={() => choose(value.name)}
              >
                <td>
                  <button
                    type="button"
                    className="app-row"
                    data-row=""
                    aria-pressed={value === shown}
                    onFocus={() => choose(value.name)}
                  >
                    <FileTile />
                    {value.name === '' ? said.default : value.name}
                  </button>
                </td>
                <td>{value.type}</td>
                <td className="registry-data">{dataOf(value).slice(0, 200)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown === undefined ? null : (
        <section className="registry-whole app-scroll" aria-label={said.valueData} tabIndex={0}>
          <p dir="ltr">{dataOf(shown)}</p>
        </section>
      )}
    </div>
  );
}
