/** A field and _Find next_, for windows that search in what they show. */
import type { ReactNode, RefObject } from 'react';

export function FindBar({
  field,
  find,
  next,
  findNext,
  children,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  /** Words of the field and of the button. */
  readonly find: string;
  readonly next: string;
  readonly findNext: () => void;
  /** More buttons. */
  readonly children?: ReactNode;
}) {
  return (
    <form
      className="app-bar"
      onSubmit={(event) => {
        event.preventDefault();
        findNext();
      }}
    >
      <input
        ref={field}
        className="app-field app-bar-wide"
        type="search"
        aria-label={find}
        placeholder={find}
        autoComplete="off"
        spellCheck={false}
        maxLength={256}
      />
      <button type="submit" className="app-button">
        {next}
      </button>
      {children}
    </form>
  );
}
