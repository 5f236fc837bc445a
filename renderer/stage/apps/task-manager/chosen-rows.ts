/** Which rows of Task Manager a search leaves. */

interface Row {
  readonly id: number | null;
  /** What is looked in beside the id. */
  readonly words: readonly string[];
}

/** Those whose id begins with what is asked for, or with a word that holds it. */
export function chosenRows<R extends Row>(rows: readonly R[], asked: string): readonly R[] {
  const wanted = asked.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter(
    ({ id, words }) =>
      (id !== null && `${id}`.startsWith(wanted)) ||
      words.some((word) => word.toLowerCase().includes(wanted)),
  );
}
