/** What is assumed of a tenant, each with the value to change there. */
import type { Assumption, AssumptionSetting } from '../../../shared/session/assume.schema.ts';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import { choiceWord } from './choice-words.ts';
import { valueOf, withSetting, withoutSetting, wasSaid } from './choices.ts';
import { TextChoice } from './text-choice.tsx';
import type { ReadTenant, TenantState } from './use-tenant.ts';

/** These have a place of their own, where the rehearsal is chosen. */
const elsewhere: ReadonlySet<AssumptionSetting['key'] | undefined> = new Set([
  'user',
  'groupTag',
  'snapshot',
]);

export function Assumed({ tenant, read }: { readonly tenant: TenantState; readonly read: ReadTenant }) {
  const shown = read.look.assumptions.filter(({ setting }) => !elsewhere.has(setting?.key));
  return (
    <Section heading={words('tenant.assumed', shown.length)}>
      <p className="hint">{words('tenant.assumed-hint')}</p>
      <ul className="plain assumed">
        {shown.map((assumption) => (
          <li key={assumption.what}>
            <Value assumption={assumption} choices={read.choices} change={tenant.change} />
            <p className="hint">
              {assumption.why}. <code>{assumption.option}</code>
            </p>
            <AllOfThem objects={assumption.objects} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Those that the assumption counts and does not name. */
function AllOfThem({ objects }: { readonly objects: readonly string[] | undefined }) {
  return objects === undefined ? null : (
    <details>
      <summary>{words('tenant.all-of-them', objects.length)}</summary>
      <ul className="objects">
        {[...new Set(objects)].map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </details>
  );
}

function Value(props: {
  readonly assumption: Assumption;
  readonly choices: TenantChoices;
  readonly change: (choices: TenantChoices) => void;
}) {
  const { assumption, choices, change } = props;
  const { what, value, setting } = assumption;
  if (setting === undefined)
    return (
      <p>
        <strong>{what}</strong>: {value}
      </p>
    );
  const set = (said: string): void => change(withSetting(choices, setting, said));
  const { choices: offered } = setting;
  return (
    <div className="row">
      {offered === undefined ? (
        <TextChoice label={what} value={valueOf(choices, setting)} commit={set} />
      ) : (
        <label className="field">
          {what}
          <select
            value={valueOf(choices, setting)}
            onChange={({ currentTarget }) => set(currentTarget.value)}
          >
            {offered.map((one) => (
              <option key={one} value={one}>
                {choiceWord(one)}
              </option>
            ))}
          </select>
        </label>
      )}
      {wasSaid(choices, setting) ? (
        <button
          type="button"
          aria-label={words('tenant.undo-named', what)}
          onClick={() => change(withoutSetting(choices, setting))}
        >
          {words('tenant.undo')}
        </button>
      ) : null}
    </div>
  );
}
