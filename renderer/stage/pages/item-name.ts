/** An item of the ESP by its name alone: its line there without the brackets and their status. */
import type { Stage } from '../context.tsx';
import { ownOf } from '../../../shared/own.ts';

/** What is no item's id stays as it is. */
export function itemName(words: Stage['words'], id: string): string {
  return id.endsWith('Subcategory') ? words(`esp.item.${id}`, '').replace(/\s*\(\)$/, '') : id;
}

const categories: Readonly<Record<string, string>> = {
  DevicePreparationCategory: 'esp.category.device-preparation',
  DeviceSetupCategory: 'esp.category.device-setup',
  AccountSetupCategory: 'esp.category.account-setup',
};

/** 'DeviceSetupCategory.AppsSubcategory', as the registry names it, in the words of the ESP. */
export function itemPath(words: Stage['words'], path: string): string {
  const [category = '', item] = path.split('.');
  const key = ownOf(categories, category);
  if (key === undefined || item === undefined) return path;
  return words('esp.details-of', words(key), itemName(words, item));
}
