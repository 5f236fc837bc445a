/** What may differ between our TPM and swtpm, and why; everything else is a failure. */
import allowed from './differences.json' with { type: 'json' };

export interface Difference {
  /** 'NV_Write'. */
  readonly command: string;
  /** What was done to it. */
  readonly label: string;
  /** Response codes in hexadecimal, 'size N' where only the sizes differ. */
  readonly ours: string;
  readonly swtpm: string;
}

interface Row {
  readonly command?: string;
  /** A regular expression. */
  readonly label?: string;
  readonly ours?: string;
  readonly swtpm?: string;
  readonly reason: string;
}

const rows: readonly Row[] = allowed.rows;

/** Those that no row of the list explains. */
export function unexplained(differences: readonly Difference[]): string[] {
  return differences
    .filter((difference) => !rows.some((row) => covers(row, difference)))
    .map(({ command, label, ours, swtpm }) => `${command}, ${label}: ours ${ours}, swtpm ${swtpm}`);
}

function covers(row: Row, difference: Difference): boolean {
  const fits = (pattern: string | undefined, value: string): boolean =>
    pattern === undefined || new RegExp(`^(${pattern})$`).test(value);
  return (
    fits(row.command, difference.command) &&
    fits(row.label, difference.label) &&
    fits(row.ours, difference.ours) &&
    fits(row.swtpm, difference.swtpm)
  );
}
