/** What a preflight came to: every kind of device and person, those that stop first, and what holds for which of them. */
import { useEffect, useRef } from 'react';
import type { PreflightPage as Page, ShownKind } from '../../../shared/preflight/preflight-page.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import type { TenantState } from './use-tenant.ts';

export function PreflightPage({ tenant, page }: { readonly tenant: TenantState; readonly page: Page }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const all = page.counts.stops + page.counts.limited + page.counts.ready;
  return (
    <main className="tenant-page" aria-busy={tenant.under !== null}>
      <div className="tenant-head">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {words('preflight.heading', page.name)}
            <Counts counts={page.counts} />
          </h2>
          <p
            className="headline"
            data-verdict={page.headline.verdict}
            data-unsure={page.headline.isUnsure || undefined}
          >
            {page.headline.words}
          </p>
        </div>
        <div className="row">
          <button type="button" onClick={() => tenant.save('html')}>
            {words('preflight.save-html')}
          </button>
          <button type="button" onClick={() => tenant.save('json')}>
            {words('preflight.save-json')}
          </button>
          <button type="button" onClick={() => tenant.leavePreflight()}>
            {words('preflight.leave')}
          </button>
        </div>
      </div>
      <div className="column">
        <Section heading={words('preflight.kinds', all)}>
          <div className="kinds">
            {page.reasons.map((reason) => (
              <Reason key={reason.words} reason={reason} rehearse={(kind) => tenant.leavePreflight(kind)} />
            ))}
          </div>
          <p className="hint">{page.terms.join(' ')}</p>
        </Section>
      </div>
      <div className="column">
        {page.sections.map(({ id, entries }) => (
          <Section key={id} heading={words(`preflight.section.${id}`, entries.length)}>
            <div className="kinds verdicts">
              {entries.map(({ head, note, lines }) =>
                lines.length === 0 ? (
                  <p key={head}>{head}</p>
                ) : (
                  <details key={head} open={id === 'risks'}>
                    <summary>
                      <span>
                        {head}
                        {note === undefined ? null : <span className="hint">{note}</span>}
                      </span>
                    </summary>
                    <ul className="objects">
                      {lines.map((line) => (
                        <li key={line}>{line}</li>
                      ))}
                    </ul>
                  </details>
                ),
              )}
            </div>
          </Section>
        ))}
      </div>
    </main>
  );
}

function Counts({ counts }: { readonly counts: Page['counts'] }) {
  return (['stops', 'limited', 'ready'] as const).map((verdict) =>
    counts[verdict] === 0 ? null : (
      <span key={verdict} className="pill" data-verdict={verdict}>
        {words(`preflight.count.${verdict}`, counts[verdict])}
      </span>
    ),
  );
}

/** What several kinds come to, and those kinds; what stops somebody is open. */
function Reason(props: {
  readonly reason: Page['reasons'][number];
  readonly rehearse: (kind: ShownKind) => void;
}) {
  const { verdict, words: said, kinds } = props.reason;
  return (
    <details className="reason" open={verdict === 'stops' && kinds.length <= mostOpen}>
      <summary>
        <span>{said}</span>
        <span className="pill" data-verdict={verdict}>
          {words(`preflight.verdict.${verdict}`)}
        </span>
      </summary>
      <div className="kinds">
        {kinds.map((kind) => (
          <Kind key={kind.id} kind={kind} rehearse={() => props.rehearse(kind)} />
        ))}
      </div>
    </details>
  );
}

/** As many kinds as one screen holds. */
const mostOpen = 12;

function Kind({
  kind: { name, lines },
  rehearse,
}: {
  readonly kind: ShownKind;
  readonly rehearse: () => void;
}) {
  return (
    <details>
      <summary>
        <span>{name}</span>
      </summary>
      <ul className="objects">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          <button type="button" aria-label={words('preflight.rehearse-named', name)} onClick={rehearse}>
            {words('preflight.rehearse')}
          </button>
        </li>
      </ul>
    </details>
  );
}
