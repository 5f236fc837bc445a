/** Pages for whoever is not in yet, in the console's look: without script, and without anything that must be fetched. */
import { createHash } from 'node:crypto';
import type { Surface } from '../../../shared/bridge.ts';
import { pagePaths, securityHeaders } from '../pages/page-files.ts';
import type { Refusal } from './access.ts';

export interface EntrancePage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The colours are the console's (`renderer/theme/console.tokens.css`). */
const style = `
:root { color-scheme: light dark; --text: light-dark(#242424, #ffffff); --brand: #0f6cbd; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; color: var(--text);
  background: light-dark(#f5f5f5, #1f1f1f); font: 14px/20px "Segoe UI", "Open Sans", system-ui, sans-serif; }
main { max-width: 34rem; margin: 16px; padding: 24px 32px; border-radius: 8px;
  background: light-dark(#ffffff, #292929); border: 1px solid light-dark(#e0e0e0, #525252); }
h1 { margin: 0 0 12px; font-size: 20px; line-height: 28px; font-weight: 600; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
code { font-family: ui-monospace, Consolas, monospace; }
button { min-height: 32px; padding: 4px 16px; border: 1px solid transparent; border-radius: 4px;
  color: #ffffff; background: var(--brand); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
a { color: light-dark(#115ea3, #62abf5); }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** `form`: the page may post to us. */
function page(title: string, content: string, { form = false, head = '' } = {}): EntrancePage {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    form ? "form-action 'self'" : "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    headers: {
      ...securityHeaders,
      'content-security-policy': policy.join('; '),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">${head}<style>${style}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`,
  };
}

const startAgain = (journal: string): string =>
  `<p>The rehearsal may be open in another window of this computer: go on there. If not, end Reseal where it was started (Ctrl+C) and start it again with <code>--journal ${escaped(commandWord(journal))}</code>. Nothing is lost, and it prints a new address.</p>`;

const reasons: Readonly<Record<Refusal, string>> = {
  'foreign name':
    '<p>Reseal answers under its own address only, <code>127.0.0.1</code> and its port, and not under another name for this computer.</p><p>Open the address as Reseal printed it.</p>',
  'no cookie':
    '<p>This browser has not been let in to the rehearsal: it was not opened with the address that Reseal printed at its start, or Reseal was started anew since.</p><p>Copy the whole address, with what follows <code>?t=</code>, into the address bar.</p>',
  'wrong address':
    '<p>This is not the address that Reseal printed at its last start: something is missing, or Reseal was started anew since.</p><p>Copy the whole address, with what follows <code>?t=</code>, into the address bar.</p>',
  'used address':
    '<p>The address lets one browser in, and it has done so already. Nobody else can use it, even with a copy of it.</p>',
};

/** Says why somebody is not let in, and what to do. The journal's place is told only with an address that was good. */
export function refusedPage(why: Refusal, journal: string): EntrancePage {
  return page(
    'This window is not let in',
    reasons[why] + (why === 'used address' ? startAgain(journal) : ''),
  );
}

/** For a good address that nobody has said to be opened by a person: a preview presses no button. */
export function askingPage(action: string, token: string, surface: Surface): EntrancePage {
  return page(
    'Open the rehearsal?',
    `<p>The address lets one browser in. Press the button to open the rehearsal in this one.</p><form method="post" action="${action}"><input type="hidden" name="t" value="${escaped(token)}"><input type="hidden" name="window" value="${surface}"><button autofocus>Open the rehearsal</button></form>`,
    { form: true },
  );
}

/**
 * For whoever was let in by a form: a redirect would carry on as the form's navigation, which came from elsewhere,
 * and a SameSite=Strict cookie would not go with it. A page of our own that goes on is ours.
 */
export function enteredPage(surface: Surface): EntrancePage {
  const target = pagePaths[surface];
  return page('Opening the rehearsal', `<p><a href="${target}">Go on</a></p>`, {
    head: `<meta http-equiv="refresh" content="0;url=${target}">`,
  });
}

/** For text between tags and in quotation marks. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const commandWord = (text: string): string => (/^[\w./\\:-]+$/.test(text) ? text : `"${text}"`);
