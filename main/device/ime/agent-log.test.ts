import { describe, expect, it } from 'vitest';
import { seconds } from '../../world/time.ts';
import { sleep } from '../../world/process.ts';
import { managedPc } from '../testing/management.ts';
import { agentLogPath, logLine, rolledLogs, rollover } from './agent-log.ts';
import { readAgentLog } from './read-agent-log.ts';

describe('the log of the Intune Management Extension', () => {
  it('is put aside under its time when it is full, and three of those are kept', () => {
    const { machine } = managedPc();
    const paragraph = 'x'.repeat(100_000);
    for (let line = 0; line < 170; line++) {
      logLine(machine, `${line} ${paragraph}`);
      machine.run(sleep(seconds(10)));
    }
    const rolled = rolledLogs(machine.files);
    expect(rolled).toHaveLength(rollover.kept);
    for (const { path, size } of rolled) {
      expect(path).toMatch(/\\IntuneManagementExtension-\d{8}-\d{6}\.log$/);
      expect(size).toBeLessThan(rollover.bytes + 200_000);
    }
    const texts = [
      ...rolled.map(({ path }) => machine.files.readText(path)!),
      machine.files.readText(agentLogPath())!,
    ];
    const lines = texts
      .flatMap((text) => readAgentLog(text))
      .map(({ message }) => Number.parseInt(message, 10));
    // The newest lines, without a gap.
    expect(lines).toEqual(lines.map((_line, at) => lines[0]! + at));
    expect(lines.at(-1)).toBe(169);
    expect(lines[0]).toBeGreaterThan(0);
  });
});
