/** The words of Task Manager. */
export const keys = {
  manager: 'desktop.task-manager',
  processes: 'tasks.processes',
  services: 'tasks.services',
  search: 'tasks.search',
  name: 'explorer.name',
  pid: 'tasks.pid',
  status: 'portal.status',
  memory: 'tasks.memory',
  running: 'tasks.running',
  stopped: 'tasks.stopped',
  description: 'tasks.description',
  end: 'tasks.end',
} as const;

export type TaskWords = Readonly<Record<keyof typeof keys, string>>;
