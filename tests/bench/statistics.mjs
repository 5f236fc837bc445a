/** Prints a row of figures: name, median, least and most, and what was asked for. */
export function row(name, values, unit, goal) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const show = (value) => (value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
  const range =
    sorted.length > 1 ? ` (${show(sorted[0])} to ${show(sorted.at(-1))}, ${sorted.length} runs)` : '';
  console.log(`  ${name.padEnd(58)} ${show(middle)} ${unit}${range}${goal ? `; asked for: ${goal}` : ''}`);
}

export async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
