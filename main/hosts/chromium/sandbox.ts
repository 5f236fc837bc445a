/** Chromium's sandbox, in browsers and in Electron: it is left out only where a person says so. */

type Environment = Readonly<Record<string, string | undefined>>;

/** `--no-sandbox` of `reseal start`. */
export const noSandboxOption = {
  help: 'without Chromium’s sandbox, which neither root nor some containers can have; RESEAL_NO_SANDBOX=1 says the same',
} as const;

/** Whether the person gave up the sandbox: by the option, or by RESEAL_NO_SANDBOX (anything but empty and 0). */
export function sandboxIsGivenUp(option: boolean, environment: Environment = process.env): boolean {
  const said = environment['RESEAL_NO_SANDBOX'] ?? '';
  return option || (said !== '' && said !== '0');
}

/** Chromium refuses to run as root on Linux with its sandbox. */
export function isRootOnLinux(
  platform: NodeJS.Platform = process.platform,
  userId: number | undefined = process.getuid?.(),
): boolean {
  return platform === 'linux' && userId === 0;
}

/** What to do where the sandbox cannot be had. */
export const sandboxRemedy = 'start Reseal as another user, or say no-sandbox or set RESEAL_NO_SANDBOX=1';
