/** How a device is found: by its QR code, from the camera, a picture or a text, or by its serial number. */
import { useId, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { words } from '../console/words.ts';
import { Camera, hasCamera } from './camera.tsx';
import type { Identity } from './device.ts';
import { textOfPicture } from './read-qr.ts';

export function Finding(props: {
  readonly found: readonly Identity[];
  readonly works: boolean;
  /** Takes what a code said; null where none was found. */
  readonly read: (text: string | null) => void;
  readonly search: (serial: string) => void;
  readonly choose: (ztdId: string) => void;
}) {
  const { found, works, read, search, choose } = props;
  const [films, setFilms] = useState(false);
  const picture = useId();
  return (
    <>
      <section className="section" aria-label={words('companion.scan')}>
        <h2>{words('companion.scan')}</h2>
        <p className="hint">{words('companion.scan-hint')}</p>
        {films ? (
          <Camera
            read={(text) => {
              setFilms(false);
              read(text);
            }}
          />
        ) : null}
        {hasCamera() ? (
          <button type="button" aria-pressed={films} onClick={() => setFilms(!films)}>
            {words(films ? 'companion.camera-off' : 'companion.camera')}
          </button>
        ) : null}
        <label className="field" htmlFor={picture}>
          {words('companion.picture')}
          <input
            id={picture}
            type="file"
            accept="image/*"
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file)
                void textOfPicture(file)
                  .catch(() => null)
                  .then(read);
              currentTarget.value = '';
            }}
          />
        </label>
        <Ask label={words('companion.paste')} act={words('companion.read')} works={works} asked={read} />
      </section>
      <section className="section" aria-label={words('companion.find')}>
        <h2>{words('companion.find')}</h2>
        <Ask label={words('companion.serial')} act={words('companion.search')} works={works} asked={search} />
        {found.length === 0 ? null : (
          <ul className="companion-found">
            {found.map(({ id, serialNumber, manufacturer, model }) => (
              <li key={id}>
                <button type="button" onClick={() => choose(id)}>
                  <strong>{serialNumber}</strong> {manufacturer} {model}
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** A line of text with its button; Enter does the same. */
function Ask(props: {
  readonly label: string;
  readonly act: string;
  readonly works: boolean;
  readonly asked: (text: string) => void;
}) {
  const { label, act, works, asked } = props;
  const [typed, setTyped] = useState('');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') asked(typed.trim());
  };
  return (
    <form className="row" onSubmit={submit}>
      <label className="field">
        {label}
        <input
          value={typed}
          maxLength={2_000}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={works || typed.trim() === ''}>
        {act}
      </button>
    </form>
  );
}
