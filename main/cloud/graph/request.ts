/** A request to Microsoft Graph and its answer, whatever carries them. */
import { splitUrl } from '../../world/internet/http.ts';
import { ownOf } from '../../../shared/own.ts';
import { versions, type Version } from './model/shape.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface GraphRequest {
  readonly method: Method;
  /** Absolute: answers name the host that was asked, or clients would go on elsewhere. */
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the JSON text said; undefined without one. */
  readonly body?: unknown;
}

/** Where a request leads. */
export interface Target {
  /** 'https://graph.microsoft.com', or whoever was asked in its place. */
  readonly origin: string;
  readonly version: Version;
  /** Below the version, without slashes at its ends. */
  readonly path: string;
  readonly query: string;
}

/** The parts of a request's URL; the text of its version where that is none. */
export function targetOf(url: string): Target | string {
  const { scheme, host, path, query } = splitUrl(url);
  const [, named = '', rest = ''] = /^\/*([^/]*)\/*(.*?)\/*$/s.exec(path) ?? [];
  const version = versions.find((one) => one === named.toLowerCase());
  return version === undefined ? named : { origin: `${scheme}://${host}`, version, path: rest, query };
}

export const header = ({ headers }: Pick<GraphRequest, 'headers'>, name: string): string =>
  ownOf(headers, name) ?? '';
