/**
 * The preload of both windows, built once for each: `SURFACE` is set by the build, and each bundle exposes
 * `window.reseal` with its own channels only. Named functions, never `ipcRenderer` or its events.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channels } from '../shared/bridge.ts';
import type { ConsoleApi, HostNotice, StageApi, Surface, TenantsApi, WindowApi } from '../shared/bridge.ts';
import type { StageView } from '../shared/stage/view.ts';
import type { TenantNews } from '../shared/tenant/tenant-work.ts';

declare const SURFACE: Surface;

/** Listens to one channel; the event object, which leads to the sender, stays here. */
function listen<Value>(channel: string, listener: (value: Value) => void): () => void {
  const heard = (_event: unknown, json: string): void => listener(JSON.parse(json) as Value);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.off(channel, heard);
  };
}

function windowApi<View, Input>(names: {
  readonly view: string;
  readonly submit: string;
  readonly changed: string;
}): WindowApi<View, Input> {
  return {
    host: 'electron',
    view: () => ipcRenderer.invoke(names.view),
    submit: (input) => ipcRenderer.invoke(names.submit, input),
    onView: (listener) => listen<View>(names.changed, listener),
    onNotice: (listener) => listen<HostNotice>(channels.notice, listener),
  };
}

function consoleApi(): ConsoleApi {
  return {
    ...windowApi(channels.console),
    begin: (scenario, tenant) => ipcRenderer.invoke(channels.console.begin, scenario, tenant),
    beginExercise: (exercise, mode, trainee) =>
      ipcRenderer.invoke(channels.console.beginExercise, exercise, mode, trainee),
    save: (what) => ipcRenderer.invoke(channels.console.save, what),
    saveExercise: (texts) => ipcRenderer.invoke(channels.console.saveExercise, texts),
    goOnFrom: (moment) => ipcRenderer.invoke(channels.console.goOn, moment),
    timeline: () => ipcRenderer.invoke(channels.console.timeline),
    show: (moment) => ipcRenderer.invoke(channels.console.show, moment),
    portal: (ask) => ipcRenderer.invoke(channels.console.portal, ask),
    hood: (ask) => ipcRenderer.invoke(channels.console.hood, ask),
    companion: (call) => ipcRenderer.invoke(channels.console.companion, call),
    lookBack: (moment) => ipcRenderer.invoke(channels.console.lookBack, moment),
    stage: {
      view: () => ipcRenderer.invoke(channels.watch.view),
      onView: (listener) => listen<StageView>(channels.watch.changed, listener),
      picture: (id) => ipcRenderer.invoke(channels.watch.picture, id),
      look: (at) => ipcRenderer.invoke(channels.watch.look, at),
    },
    tenants: tenantsApi(channels.tenants),
  };
}

/** A page never names a path: the one of a file that a person dropped goes from here to the host. */
function tenantsApi(names: typeof channels.tenants): TenantsApi {
  return {
    giving: {
      by: 'path',
      offer: (file) => ipcRenderer.invoke(names.offer, webUtils.getPathForFile(file)),
      choose: (kind) => ipcRenderer.invoke(names.choose, kind),
    },
    known: () => ipcRenderer.invoke(names.known),
    forget: (tenant) => ipcRenderer.invoke(names.forget, tenant),
    start: (order) => ipcRenderer.invoke(names.start, order),
    stop: (work) => ipcRenderer.invoke(names.stop, work),
    onNews: (listener) => listen<TenantNews>(names.news, listener),
    begin: (tenant, choices) => ipcRenderer.invoke(names.begin, tenant, choices),
    save: (format) => ipcRenderer.invoke(names.save, format),
  };
}

const stageApi = (): StageApi => ({
  ...windowApi(channels.stage),
  picture: (id) => ipcRenderer.invoke(channels.stage.picture, id),
  look: (at) => ipcRenderer.invoke(channels.stage.look, at),
  portal: (ask) => ipcRenderer.invoke(channels.stage.portal, ask),
});

contextBridge.exposeInMainWorld('reseal', SURFACE === 'console' ? consoleApi() : stageApi());
