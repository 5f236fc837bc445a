/** The galleries of the stage's screens and of the console, built for tests only: not part of what is shipped. */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = path.join(import.meta.dirname, '..', '..', '..');

export const folder = path.join(root, 'test-out', 'gallery');

/** Before any spec, once for all workers: a second or two. */
export default async function buildGallery(): Promise<void> {
  await build({
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome120',
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: ['gallery', 'console-gallery', 'mirror', 'presenter'].map((name) =>
          path.join(root, 'renderer', `${name}.html`),
        ),
      },
    },
  });
}
