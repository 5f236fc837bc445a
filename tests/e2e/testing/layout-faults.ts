/** What is cut, covered or outside on the page that shows: measured, in words. */
import type { Frame } from '@playwright/test';

export function layoutFaults(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    interface Box {
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    interface Part {
      readonly element: Element;
      /** What is seen of it now. */
      readonly box: Box;
      /** What is seen of it once the page that holds it was scrolled, and that page. */
      readonly scrolled: Box;
      readonly page: Element | null;
    }
    type Seen = Omit<Part, 'element'> & { readonly cut: boolean };
    const found: string[] = [];
    const name = (part: Element) =>
      `${part.tagName.toLowerCase()}.${part.className} "${(part.textContent ?? '').trim().slice(0, 30)}"`;
    const area = (box: Box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
    const common = (a: Box, b: Box): Box => ({
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    });
    const isDrawn = (part: Element) =>
      part.closest('.visually-hidden, svg, [data-leaving], [aria-hidden="true"], option') === null &&
      part.checkVisibility({ visibilityProperty: true, opacityProperty: true });

    // A window's title, a line of a log and a value's data end in dots as Windows' own do; the whole of the latter two
    // stands below once they are chosen.
    const mayEnd = (part: Element) => part.closest('.window-name, .log-text, .registry-data') !== null;

    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the document is ${root.scrollWidth} wide`);
    if (root.scrollHeight > innerHeight) found.push(`the document is ${root.scrollHeight} high`);

    /** What of a box the boxes around leave to see; where it can be scrolled to, nothing is cut in that direction. */
    const seen = (element: Element, whole: Box): Seen => {
      let box = whole;
      let scrolled = whole;
      let page: Element | null = null;
      let open = { x: false, y: false };
      let cut = false;
      for (let around: Element | null = element; around !== null; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        if (overflowX === 'visible' && overflowY === 'visible' && around !== root) continue;
        const frame =
          around === root ? new DOMRect(0, 0, innerWidth, innerHeight) : around.getBoundingClientRect();
        const part = common(box, frame);
        if (around.matches('.card-shell, .panel-shell')) page = around;
        else if (page === null) scrolled = part;
        open = {
          x: open.x || overflowX === 'auto' || overflowX === 'scroll',
          y: open.y || overflowY === 'auto' || overflowY === 'scroll',
        };
        const lost = {
          x: part.right - part.left < box.right - box.left - 1.5,
          y: part.bottom - part.top < box.bottom - box.top - 1.5,
        };
        // A field scrolls what is typed into it.
        if (around === element && element instanceof HTMLInputElement) open = { x: true, y: true };
        cut ||= (lost.x && !open.x) || (lost.y && !open.y);
        box = part;
      }
      return { box, scrolled, page, cut };
    };

    // Lines of text, without the room above and below their letters.
    const lines: Part[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      if (element === null || (text.textContent ?? '').trim() === '' || !isDrawn(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { left, top, right, bottom } of range.getClientRects()) {
        const spare = (bottom - top) * 0.28;
        const { cut, ...places } = seen(element, { left, top: top + spare, right, bottom: bottom - spare });
        if (cut && !mayEnd(element)) found.push(`${name(element)} is cut`);
        if (area(places.scrolled) > 4) lines.push({ element, ...places });
      }
      if (mayEnd(element)) continue;
      if (getComputedStyle(element).textOverflow === 'ellipsis' && element.scrollWidth > element.clientWidth)
        found.push(`${name(element)} ends in dots`);
    }

    const controls: Part[] = [];
    for (const element of document.querySelectorAll(
      'button, input, select, [role="option"], img, .page-art .scene',
    )) {
      if (
        element.matches('.page-art .scene') ? element.closest('[data-leaving]') !== null : !isDrawn(element)
      )
        continue;
      const { cut, ...places } = seen(element, element.getBoundingClientRect());
      // Illustrations may run out of their place.
      if (cut && !element.matches('.scene')) found.push(`${name(element)} is cut`);
      if (area(places.scrolled) > 4) controls.push({ element, ...places });
    }

    /** Windows of their own lie over what is below them. */
    const layer = (element: Element) => element.closest('.command-prompt, .notice, dialog, [role="dialog"]');
    /** A field keeps room at its end for the buttons in it. */
    const holds = (one: Element, other: Element) =>
      [one, other].some((part) => part.tagName === 'INPUT') &&
      [one, other].some((part) => part.matches('.field-clear, .lock-submit'));
    const parts = [...lines, ...controls];
    parts.forEach((one, index) => {
      for (const other of parts.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (layer(one.element) !== layer(other.element) || holds(one.element, other.element)) continue;
        const together = one.page !== null && one.page === other.page;
        const { left, top, right, bottom } = together
          ? common(one.scrolled, other.scrolled)
          : common(one.box, other.box);
        if (right - left > 1.5 && bottom - top > 1.5)
          found.push(`${name(one.element)} and ${name(other.element)} overlap`);
      }
    });
    return [...new Set(found)];
  });
}
