import { useId } from 'react';

/** A text that counts once it is left or Enter is pressed: each change reads the tenant anew. */
export function TextChoice(props: {
  readonly label: string;
  readonly value: string;
  readonly suggestions?: readonly { readonly value: string; readonly label?: string }[];
  readonly commit: (value: string) => void;
}) {
  const { label, value, suggestions = [], commit } = props;
  const id = useId();
  const done = (said: string): void => {
    if (said.trim() !== value) commit(said.trim());
  };
  return (
    <label className="field">
      {label}
      <input
        // A value from elsewhere takes the place of what was typed.
        key={value}
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        {...(suggestions.length === 0 ? {} : { list: id })}
        onBlur={({ currentTarget }) => done(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') done(currentTarget.value);
        }}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={id}>
          {suggestions.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </datalist>
      )}
    </label>
  );
}
