/**
 * `window.open` of the page, asked of the main process and then denied, as `setWindowOpenHandler` does. Chromium's
 * own would make the page first, and a debugger that joins it may hold up the opener. Injected: self-contained.
 */
export function denyWindowOpen(ask: string): void {
  window.open = (url) => {
    const request = new XMLHttpRequest();
    request.open('POST', ask, false);
    request.send(JSON.stringify({ type: 'open', url: new URL(url ?? '', location.href).href }));
    return null;
  };
}
