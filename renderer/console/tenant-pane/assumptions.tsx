import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { words } from '../words.ts';

/** What stands in for what the tenant's export does not hold. */
export function Assumptions() {
  const { assumptions } = useDesk().view;
  if (assumptions.length === 0) return null;
  return (
    <Section heading={words('assumptions.heading')}>
      <p className="hint">{words('assumptions.hint')}</p>
      <dl className="facts">
        {assumptions.map(({ what, value, why, option }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {value}
              <span className="hint">
                {why}. <code>{option}</code>
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
