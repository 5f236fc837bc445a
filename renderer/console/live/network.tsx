/** Cable, the company's network, and firewall. */
import type { FormEvent } from 'react';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { words } from '../words.ts';

export function Network() {
  const { send, view } = useDesk();
  const { blockedHosts: blocked, domain, unresolvableHosts } = view.network;
  // Outside the company's network nobody resolves the names of its servers.
  const servers = `*.${domain}`;
  const isOutside = unresolvableHosts.includes(servers);

  function setOutside(outside: boolean): void {
    const others = unresolvableHosts.filter((host) => host !== servers);
    send({ type: 'network', change: { unresolvableHosts: outside ? [...others, servers] : others } });
  }

  function block(hosts: readonly string[]): void {
    send({ type: 'network', change: { blockedHosts: hosts } });
  }

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const host = String(new FormData(event.currentTarget).get('host') ?? '')
      .trim()
      .toLowerCase();
    if (host === '' || blocked.includes(host)) return;
    block([...blocked, host]);
    event.currentTarget.reset();
  }

  return (
    <Section heading={words('network.heading')}>
      {domain === null ? null : (
        <div className="row" role="group" aria-label={words('network.company')}>
          <span className="label">{words('network.company')}</span>
          {(['inside', 'outside'] as const).map((place) => (
            <button
              key={place}
              type="button"
              disabled={isOutside === (place === 'outside')}
              onClick={() => setOutside(place === 'outside')}
            >
              {words(place === 'inside' ? 'network.inside' : 'network.outside')}
            </button>
          ))}
        </div>
      )}
      <form className="row" onSubmit={onSubmit}>
        <label className="field">
          {words('network.block')}
          <input name="host" autoComplete="off" spellCheck={false} placeholder="ekop.intel.com" />
        </label>
        <button type="submit">{words('network.add')}</button>
      </form>
      <p className="hint">{words('network.block-hint')}</p>
      {blocked.length === 0 ? (
        <p>{words('network.none-blocked')}</p>
      ) : (
        <ul className="chips" aria-label={words('network.blocked')}>
          {blocked.map((host) => (
            <li key={host}>
              {host}
              <button
                type="button"
                aria-label={words('network.allow', host)}
                onClick={() => block(blocked.filter((other) => other !== host))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
