/** The words of Registry Editor. */
export const keys = {
  editor: 'desktop.registry-editor',
  computer: 'registry.computer',
  keys: 'registry.keys',
  address: 'explorer.address',
  refresh: 'control.refresh',
  find: 'notepad.find',
  next: 'notepad.find-next',
  finished: 'registry.finished',
  name: 'explorer.name',
  type: 'explorer.type',
  data: 'registry.data',
  valueData: 'registry.value-data',
  default: 'registry.default',
  notSet: 'registry.not-set',
  zeroLength: 'registry.zero-length',
} as const;

export type RegistryWords = Readonly<Record<keyof typeof keys, string>>;
