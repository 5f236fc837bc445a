/** The words of a part that names its keys in a table: all of them at once, so that none is missing later. */
import { useStage } from './context.tsx';

/** Words with a place keep it: it is filled where they stand. */
export function useWords<Name extends string>(
  keys: Readonly<Record<Name, string>>,
): Readonly<Record<Name, string>> {
  const { words } = useStage();
  return Object.fromEntries(Object.entries<string>(keys).map(([name, key]) => [name, words(key)])) as Record<
    Name,
    string
  >;
}
