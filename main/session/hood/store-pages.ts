/** The stores of the PC, and what happened: its log, events, registry and management tree. */
import { iso, parseInstant } from '../../world/time.ts';
import type { RegistryValue } from '../../device/windows/registry.ts';
import type { HoodPageMaker } from './hood-page.ts';
import { pretty } from './pretty.ts';

export const logPage: HoodPageMaker = {
  rows: ({ log }) =>
    log
      .map(({ time, text }, index) => ({
        id: String(index),
        at: parseInstant(time) ?? null,
        title: text,
        value: '',
      }))
      .toReversed(),
};

export const eventsPage: HoodPageMaker = {
  rows: ({ pc }) =>
    pc.machine.eventLog
      .events()
      .map(({ channel, recordId, id, level, time, text }) => ({
        id: `${channel} ${recordId}`,
        at: time,
        title: `${id} ${channel}`,
        value: text,
        opens: true as const,
        ...(level === 'Error' ? { bad: true as const } : {}),
      }))
      .toReversed(),
  parts({ pc }, id) {
    const event = pc.machine.eventLog.events().find((one) => `${one.channel} ${one.recordId}` === id);
    if (event === undefined) return [];
    const { level, time, text, definition } = event;
    return [
      { title: `${level}, ${definition.provider.name}, ${iso(time)} by the PC’s clock`, text: pretty(text) },
    ];
  },
};

/** As Registry Editor shows it. */
function registryText(value: RegistryValue): string {
  if (value.type === 'REG_MULTI_SZ') return value.data.join(' | ');
  return value.type === 'REG_DWORD' || value.type === 'REG_QWORD'
    ? `0x${value.data.toString(16)} (${value.data})`
    : value.data;
}

export const registryPage: HoodPageMaker = {
  rows: ({ pc }) =>
    Object.entries(pc.machine.registry.state()).flatMap(([path, values]) =>
      values.map(({ name, value }) => ({
        id: `${path}\\${name}`,
        at: null,
        title: `${path}\\${name === '' ? '(Default)' : name}`,
        value: registryText(value),
        more: value.type,
        opens: true as const,
      })),
    ),
  parts({ pc }, id) {
    const cut = id.lastIndexOf('\\');
    const value = pc.machine.registry.get(id.slice(0, cut), id.slice(cut + 1));
    return value === undefined ? [] : [{ title: value.type, text: pretty(registryText(value)) }];
  },
};

export const treePage: HoodPageMaker = {
  rows: ({ pc }) =>
    pc.managementNodes().map(([uri, { format, data }]) => ({
      id: uri,
      at: null,
      title: uri,
      value: data,
      more: format,
      opens: true as const,
    })),
  parts({ pc }, id) {
    const [, node] = pc.managementNodes().find(([uri]) => uri === id) ?? [];
    return node === undefined ? [] : [{ title: node.format, text: pretty(node.data) }];
  },
};
