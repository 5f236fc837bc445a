/** What loaded: each kind of object with its count, and in it what is assigned to whom. */
import type { LoadedKind, LookedObject } from '../../../shared/tenant/tenant-look.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import { AndMore } from './and-more.tsx';

export function Loaded({ kinds }: { readonly kinds: readonly LoadedKind[] }) {
  return (
    <Section heading={words('tenant.loaded')}>
      {kinds.length === 0 ? <p>{words('tenant.nothing-loaded')}</p> : null}
      <div className="kinds">
        {kinds.map(({ kind, assigned, objects }) => (
          <details key={kind}>
            <summary>
              <span>{words(`tenant.kind.${kind}`)}</span>
              <span className="count">{objects.count}</span>
              <span className="hint">
                {assigned === null ? '' : words('tenant.assigned-count', assigned)}
              </span>
            </summary>
            <ul className="objects">
              {objects.first.map((object) => (
                <Loadable key={`${object.file} ${object.type} ${object.name}`} object={object} />
              ))}
            </ul>
            <AndMore some={objects} />
          </details>
        ))}
      </div>
    </Section>
  );
}

/** Groups that are named before the others are counted. */
const named = 4;

function Loadable({ object: { name, type, file, to, without } }: { readonly object: LookedObject }) {
  const groups = to.slice(0, named).join(', ');
  return (
    <li title={`${type}, ${file}`}>
      {name}
      {to.length === 0 ? null : (
        <span className="hint">
          {to.length > named
            ? words('tenant.assigned-more', groups, to.length - named)
            : words('tenant.assigned-to', groups)}
        </span>
      )}
      {without.length === 0 ? null : (
        <span className="hint">{words('tenant.without', without.slice(0, named).join(', '))}</span>
      )}
    </li>
  );
}
