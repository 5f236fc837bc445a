/** Reads each page, and what takes the focus, with the host's voice where it has one. */
import { useEffect } from 'react';

export const canReadAloud = typeof speechSynthesis !== 'undefined';

function say(text: string, language: string): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

/** What a page says: its heading and the words below it. */
function pageText(): string {
  const page = document.querySelector('.screen .page-turn:not([data-leaving]) .page-content, .screen h1');
  return page instanceof HTMLElement ? page.innerText : '';
}

/** The name of a control, as its label, its content or what it shows gives it. */
function nameOf(element: Element): string {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return (
    element.getAttribute('aria-label') ??
    labels[0]?.textContent ??
    (element instanceof HTMLElement ? element.innerText : '')
  );
}

/** `page` says when another page has come. */
export function useReadAloud(isOn: boolean, page: string, language: string): void {
  useEffect(() => {
    if (!isOn || !canReadAloud) return;
    // The page takes its focus first; the whole page is worth more than its first control.
    const timer = setTimeout(() => say(pageText(), language), 300);
    return () => clearTimeout(timer);
  }, [isOn, page, language]);

  useEffect(() => {
    if (!isOn || !canReadAloud) return;
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && document.documentElement.hasAttribute('data-keys'))
        say(nameOf(event.target), language);
    };
    window.addEventListener('focusin', focus);
    return () => {
      window.removeEventListener('focusin', focus);
      speechSynthesis.cancel();
    };
  }, [isOn, language]);
}
