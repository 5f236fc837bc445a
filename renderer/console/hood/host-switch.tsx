/** Whether the company's firewall lets a host through. */
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';

/** '*.b.c' covers 'a.b.c'. */
const covers = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;

export function HostSwitch({ host }: { readonly host: string }) {
  const { view, send } = useDesk();
  const { blockedHosts } = view.network;
  const isBlocked = blockedHosts.some((pattern) => covers(pattern, host));
  return (
    <button
      type="button"
      role="switch"
      className="host-switch"
      aria-checked={!isBlocked}
      aria-label={words('hood.reachable', host)}
      onClick={() =>
        send(
          isBlocked
            ? {
                type: 'network',
                change: { blockedHosts: blockedHosts.filter((pattern) => !covers(pattern, host)) },
              }
            : { type: 'set-fault', fault: 'host-blocked', with: { host } },
        )
      }
    >
      {words(isBlocked ? 'hood.blocked' : 'hood.open')}
    </button>
  );
}
