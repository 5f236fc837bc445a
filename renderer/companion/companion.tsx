/** The companion of a technician: scans the QR code of a PC, shows its device, and changes who gets it. */
import { useCallback, useEffect, useState } from 'react';
import type { CompanionLink } from '../../shared/companion/calls.ts';
import { ztdIdOf } from '../../shared/companion/ztd-id.ts';
import { words } from '../console/words.ts';
import type { Device, Identity, User, Wanted } from './device.ts';
import { change, CompanionError, deviceOf, signedIn, sync, withSerial } from './device.ts';
import { DeviceCard } from './device-card.tsx';
import { Finding } from './finding.tsx';
import '../console/base.css';
import '../console/controls.css';
import './companion.css';

type Said = { readonly text: string; readonly bad: boolean } | null;

const failed = (error: unknown): Said => ({
  text: words('companion.failed', error instanceof CompanionError ? error.message : words('companion.lost')),
  bad: true,
});

interface SignedIn {
  readonly organization: string;
  readonly users: readonly User[];
}

export function Companion(props: {
  readonly link: CompanionLink;
  /** What a QR code said that was scanned before the window opened; null without one. */
  readonly scanned: string | null;
}) {
  const { link, scanned } = props;
  const [account, setAccount] = useState<SignedIn | null>(null);
  const [found, setFound] = useState<readonly Identity[]>([]);
  const [shown, setShown] = useState<Device | null>(null);
  const [said, setSaid] = useState<Said>(null);
  // It begins by signing in.
  const [works, setWorks] = useState(true);

  /** One thing at a time; how it ended is told. */
  const work = useCallback(async (act: () => Promise<string>): Promise<void> => {
    setWorks(true);
    setSaid(null);
    try {
      const text = await act();
      setSaid(text === '' ? null : { text, bad: false });
    } catch (error) {
      setSaid(failed(error));
    } finally {
      setWorks(false);
    }
  }, []);

  const show = useCallback(
    (ztdId: string) =>
      work(async () => {
        setShown(await deviceOf(link, ztdId));
        setFound([]);
        return '';
      }),
    [link, work],
  );

  const read = useCallback(
    (text: string | null): void => {
      const ztdId = text === null ? null : ztdIdOf(text);
      if (ztdId !== null) void show(ztdId);
      else setSaid({ text: words(text === null ? 'companion.no-code' : 'companion.other-code'), bad: true });
    },
    [show],
  );

  useEffect(() => {
    signedIn(link).then(
      (told) => {
        setAccount(told);
        setWorks(false);
        if (scanned !== null) read(scanned);
      },
      (error: unknown) => {
        setSaid(failed(error));
        setWorks(false);
      },
    );
  }, [link, read, scanned]);

  const search = (serial: string): void =>
    void work(async () => {
      const devices = await withSerial(link, serial);
      setFound(devices);
      return devices.length === 0 ? words('companion.none', serial) : '';
    });

  const save = (device: Device, wanted: Wanted): void =>
    void work(async () => {
      await change(link, device, wanted, account?.users ?? []);
      setShown(await deviceOf(link, device.id));
      return words('companion.saved');
    });

  return (
    <main className="console companion" aria-busy={works}>
      <header>
        <h1>{words('companion.heading')}</h1>
        <p className="hint">
          {[words('companion.simulation'), account?.organization].filter(Boolean).join(' · ')}
        </p>
      </header>
      <p className="companion-said" role="status" data-bad={said?.bad}>
        {works ? words('companion.works') : said?.text}
      </p>
      {shown === null ? (
        <Finding found={found} works={works} read={read} search={search} choose={(id) => void show(id)} />
      ) : (
        <DeviceCard
          key={shown.id}
          device={shown}
          users={account?.users ?? []}
          works={works}
          save={(wanted) => save(shown, wanted)}
          synchronise={() =>
            void work(async () => {
              await sync(link);
              return words('companion.synchronised');
            })
          }
          again={() => {
            setShown(null);
            setSaid(null);
          }}
        />
      )}
    </main>
  );
}
