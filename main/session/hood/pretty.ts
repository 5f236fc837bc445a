/** Messages as people read them: JSON and XML with indented lines, anything else as it is. */

/** Characters beyond which a text is shown as it is: nobody reads it all. */
const longest = 200_000;

export function pretty(text: string): string {
  const start = text.trimStart().charAt(0);
  if (text.length > longest) return text;
  if (start === '{' || start === '[') return prettyJson(text);
  return start === '<' ? prettyXml(text) : text;
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A tag with what stands before it; comments and CDATA sections are one token, whatever is in them. */
const token = /<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<[^>]*>|[^<]+|</g;

/** Elements that hold text alone stay on one line. */
function prettyXml(text: string): string {
  const tokens = (text.match(token) ?? []).filter((one) => one.trim() !== '');
  const lines: string[] = [];
  let depth = 0;
  for (const [index, one] of tokens.entries()) {
    const isText = !/^<[^!]/.test(one);
    const closes = one.startsWith('</');
    if (closes) depth = Math.max(0, depth - 1);
    const before = tokens[index - 1];
    const opened = before !== undefined && opens(before);
    const staysOnLine = isText ? opened : closes && (opened || !/^<[^!]/.test(before ?? ''));
    if (staysOnLine && lines.length > 0) lines[lines.length - 1] += one.trim();
    else lines.push(`${'  '.repeat(depth)}${one.trim()}`);
    if (opens(one)) depth += 1;
  }
  return lines.join('\n');
}

const opens = (one: string): boolean => /^<[^/!?]/.test(one) && !one.endsWith('/>');
