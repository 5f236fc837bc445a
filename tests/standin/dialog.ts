/** `electron.dialog`: a test puts its own function in place of these. */
import { warn } from './preventable.ts';

export const dialog = {
  showErrorBox(title: string, content: string): void {
    warn(`error box: ${title}: ${content}`);
  },
  async showSaveDialog(_options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    warn('dialog.showSaveDialog was not scripted by the test: cancelled');
    return { canceled: true, filePath: '' };
  },
  async showOpenDialog(_options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    warn('dialog.showOpenDialog was not scripted by the test: cancelled');
    return { canceled: true, filePaths: [] };
  },
};
