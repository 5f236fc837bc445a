import { describe, expect, it } from 'vitest';
import { later, seconds } from '../../../world/time.ts';
import { channels } from '../../windows/events/channels.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';

function waiting(span: number, at: ReturnType<typeof atThePrompt>) {
  const { clock } = at.machine.world;
  clock.advanceTo(later(clock.now, seconds(span)));
  return at.orders;
}

describe('shutdown', () => {
  it('does it when its time has come, half a minute where none is given', () => {
    const at = atThePrompt();
    expect(at.types('shutdown /r')).toEqual([]);
    expect(waiting(29, at)).toEqual([]);
    expect(waiting(1, at)).toEqual(['restart']);
    at.types('shutdown -s -f -t 90');
    expect(waiting(89, at)).toEqual(['restart']);
    expect(waiting(1, at)).toEqual(['restart', 'shut down']);
  });

  it('/a takes it back, and a second one is refused', () => {
    const at = atThePrompt();
    expect(at.types('shutdown /a')).toEqual([
      'Unable to abort the system shutdown because no shutdown was in progress.(1116)',
    ]);
    at.types('shutdown /s /t 60');
    expect(at.types('shutdown /r /t 0')).toEqual(['A system shutdown has already been scheduled.(1190)']);
    expect(at.types('shutdown /a && echo taken back')).toEqual(['taken back']);
    expect(waiting(120, at)).toEqual([]);
  });

  it('leaves event 1074 with who has ordered what', () => {
    const { machine, types } = atThePrompt();
    types('shutdown /p');
    const [event] = machine.eventLog.events(channels.system);
    expect(event).toMatchObject({ id: 1074 });
    expect(event!.text).toContain('power off of computer PC on behalf of user PC\\defaultuser0');
  });

  it.each(['shutdown', 'shutdown /?', 'shutdown /r /t soon', 'shutdown /x'])('%s tells how', (line) => {
    const at = atThePrompt();
    expect(at.types(line)[0]).toMatch(/^Usage: shutdown/);
    expect(waiting(60, at)).toEqual([]);
  });
});
