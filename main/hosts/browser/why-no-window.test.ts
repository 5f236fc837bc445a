import { describe, expect, it } from 'vitest';
import { isRootOnLinux, sandboxIsGivenUp } from '../chromium/sandbox.ts';
import { whyNoWindow } from './why-no-window.ts';

describe('a browser that shows no window', () => {
  it.each([
    [
      '[7:7:0301/0:ERROR:zygote_host_impl_linux.cc(101)] Running as root without --no-sandbox is not supported.',
      /sandbox here; .*no-sandbox/,
    ],
    ['[9:9:FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox!', /RESEAL_NO_SANDBOX=1/],
    ['[5:5:ERROR:ozone_platform_x11.cc(240)] Missing X server or $DISPLAY', /^found no screen$/],
    ['chrome: error while loading shared libraries: libnss3.so', /^lacks libraries$/],
    ['something else', /^has ended with 3$/],
  ])('is explained from what it says: %s', (said, reason) => {
    expect(whyNoWindow(said, 3)).toMatch(reason);
  });
});

describe('the sandbox', () => {
  it('is given up by the option or the variable alone', () => {
    expect(sandboxIsGivenUp(false, {})).toBe(false);
    expect(sandboxIsGivenUp(false, { RESEAL_NO_SANDBOX: '0' })).toBe(false);
    expect(sandboxIsGivenUp(false, { RESEAL_NO_SANDBOX: '1' })).toBe(true);
    expect(sandboxIsGivenUp(true, {})).toBe(true);
  });

  it('is out of reach for root, on Linux', () => {
    expect(isRootOnLinux('linux', 0)).toBe(true);
    expect(isRootOnLinux('linux', 1000)).toBe(false);
    expect(isRootOnLinux('darwin', 0)).toBe(false);
    expect(isRootOnLinux('win32', undefined)).toBe(false);
  });
});
