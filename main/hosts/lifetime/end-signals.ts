/** The signals by which a person or a program asks a server to end. */

/** The same request reaches us several times: the terminal, npm and an older Node each pass it on. */
const echo = 1_000;

/**
 * Calls `end` at the first signal. Another one that is no echo ends the process at once, with the code that a
 * shell gives to its signal: an orderly end that hangs is not to be waited for.
 */
export function onEndSignal(end: () => void): void {
  let asked: number | undefined;
  for (const [signal, number] of [
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ] as const)
    process.on(signal, () => {
      asked ??= performance.now();
      if (performance.now() - asked > echo) process.exit(128 + number);
      end();
    });
}
