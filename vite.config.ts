/**
 * One build for everything: the pages (client), the main process, the world's thread and the command line
 * (main), what loads those (boot), and one preload for each kind of window. All of it is bundled; only Electron and Node stay outside.
 */
import { cpSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { BuildEnvironmentOptions, EnvironmentOptions, Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const out = path.join(root, 'out');
const main = path.join(root, 'main');
const renderer = path.join(root, 'renderer');

/** A slow machine is nothing to warn of. */
const checks = { bundlerTimings: false };

/** The licences of what is bundled, beside it. */
const license = { fileName: 'third-party-licences.md' };

/**
 * CommonJS, for Electron emits `ready` only after an ESM entry has been evaluated (a top-level await on it never
 * ends), and sandboxed preloads know nothing else.
 */
function nodeEnvironment(
  outDir: string,
  input: Record<string, string>,
  {
    define = {},
    ...build
  }: { define?: Record<string, string> } & Pick<BuildEnvironmentOptions, 'license'> = {},
): EnvironmentOptions {
  return {
    consumer: 'server',
    define,
    resolve: {
      noExternal: true,
      conditions: ['node', 'module', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      ssr: true,
      copyPublicDir: false,
      ...build,
      rolldownOptions: {
        input,
        checks,
        external: ['electron', /^node:/, ...builtinModules],
        output: {
          format: 'cjs',
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          entryFileNames: '[name].cjs',
          chunkFileNames: 'chunk-[name]-[hash].cjs',
        },
      },
    },
  };
}

/** What runs on Node or in Electron's main process, by the names that the files of `out/main` have. */
const programs = {
  electron: 'electron/index.ts',
  cli: 'cli/index.ts',
  'world-worker': 'session-worker/index.ts',
  'preflight-worker': 'preflight/worker.ts',
  'tenant-worker': 'tenant-worker/index.ts',
};

/** What runs first of a program: it loads `<name>-program.cjs`, beside it, with its compiled code. */
function boot(name: string): EnvironmentOptions {
  return nodeEnvironment(
    path.join(out, 'main'),
    { [name]: path.join(main, 'hosts/program/boot.ts') },
    { define: { PROGRAM: JSON.stringify(name) } },
  );
}

function preload(surface: string): EnvironmentOptions {
  return nodeEnvironment(
    path.join(out, 'preload'),
    { [surface]: path.join(main, 'preload.ts') },
    { define: { SURFACE: JSON.stringify(surface) } },
  );
}

/** What a former build left. Done last, so that a program that runs from it keeps its files until then. */
function removeOlderThan(time: number, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) removeOlderThan(time, file);
    else if (statSync(file).mtimeMs < time) rmSync(file);
  }
}

/** Copies what the program reads at run time and its licence; the icons are for the packager only. */
function copyResources(): Plugin {
  return {
    name: 'copy-resources',
    applyToEnvironment: (environment) => environment.name === 'main',
    writeBundle() {
      cpSync(path.join(root, 'resources'), path.join(out, 'resources'), {
        recursive: true,
        filter: (file) => path.basename(file) !== 'icons' && !file.endsWith('.ts'),
      });
      cpSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
    },
  };
}

/** A still picture brings no files: the letters of further scripts are those of whoever looks at it. */
function leaveFontsOut(): Plugin {
  return {
    name: 'leave-fonts-out',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.name === 'still',
    resolveId: (source) => (/\/theme\/fonts\.\w+\.css$/.test(source) ? '\0no-fonts' : null),
    load: (id) => (id === '\0no-fonts' ? 'export {};' : null),
  };
}

/** The fonts' licences, which go with their files; `license` knows scripts only. */
function copyFontLicences(): Plugin {
  return {
    name: 'copy-font-licences',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle() {
      const { devDependencies } = packageJson;
      for (const name of Object.keys(devDependencies).filter((one) => one.startsWith('@fontsource'))) {
        const file = `${path.basename(name)}-licence.txt`;
        cpSync(path.join(root, 'node_modules', name, 'LICENSE'), path.join(out, 'renderer/assets', file));
      }
    },
  };
}

export default defineConfig({
  root: renderer,
  base: './',
  publicDir: false,
  plugins: [react(), leaveFontsOut(), copyResources(), copyFontLicences()],
  environments: {
    client: {
      build: {
        outDir: path.join(out, 'renderer'),
        emptyOutDir: false,
        // The Chromium of Electron 45.
        target: 'chrome150',
        modulePreload: { polyfill: false },
        sourcemap: true,
        assetsInlineLimit: 0,
        license,
        rolldownOptions: {
          checks,
          input: {
            stage: path.join(renderer, 'index.html'),
            console: path.join(renderer, 'console.html'),
            mirror: path.join(renderer, 'mirror.html'),
            presenter: path.join(renderer, 'presenter.html'),
            companion: path.join(renderer, 'companion.html'),
          },
        },
      },
    },
    main: nodeEnvironment(
      path.join(out, 'main'),
      Object.fromEntries(
        Object.entries(programs).map(([name, entry]) => [`${name}-program`, path.join(main, 'hosts', entry)]),
      ),
      { license },
    ),
    ...Object.fromEntries(Object.keys(programs).map((name) => [`${name.replace('-', '')}Boot`, boot(name)])),
    // Draws pages of the stage without a window, for debriefs.
    still: nodeEnvironment(
      path.join(out, 'main'),
      { still: path.join(renderer, 'still.tsx') },
      { define: { 'process.env.NODE_ENV': JSON.stringify('production') } },
    ),
    stagePreload: preload('stage'),
    consolePreload: preload('console'),
  },
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      const started = Date.now();
      const environments = Object.values(builder.environments).filter(({ name }) => name !== 'ssr');
      // Vite's plugins share what they know of style sheets: two builds with some would take each other's.
      const [still, others] = [
        environments.filter(({ name }) => name === 'still'),
        environments.filter(({ name }) => name !== 'still'),
      ];
      await Promise.all(others.map((environment) => builder.build(environment)));
      for (const environment of still) await builder.build(environment);
      removeOlderThan(started, out);
      // Tells scripts/set-up.mjs when this build was finished.
      writeFileSync(path.join(out, '.built'), '');
    },
  },
});
