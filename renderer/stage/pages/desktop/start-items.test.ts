import { expect, it } from 'vitest';
import { viewOf } from '../../gallery/views.ts';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { found, startItems } from './start-items.ts';

const names = {
  edge: 'Microsoft Edge',
  explorer: 'File Explorer',
  settings: 'Settings',
  notepad: 'Notepad',
  'event-viewer': 'Event Viewer',
  'registry-editor': 'Registry Editor',
  'task-manager': 'Task Manager',
};
const view = viewOf('desktop')?.screen as DesktopView;
const items = startItems(view, names);
const openedBy = (name: string) => items.filter((one) => one.name === name).map(({ program }) => program);

it('Company Portal opens its own window where it is installed, another app its tile', () => {
  expect(openedBy('Company Portal')).toEqual(['company-portal']);
  expect(openedBy('7-Zip')).toEqual(['app']);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
});

it('the search takes words in any order and case, what begins with them first', () => {
  const shown = (asked: string) => found(items, asked, 'en').map(({ name }) => name);
  expect(shown('VIEWER event')).toEqual(['Event Viewer']);
  // Ledger holds it, Edge begins with it.
  expect(shown('edge')).toEqual(['Microsoft Edge', 'Ledger']);
  expect(shown('reader')).toEqual(['Meadow PDF Reader']);
  expect(shown('')).toHaveLength(items.length);
  expect(shown('none such')).toEqual([]);
});
