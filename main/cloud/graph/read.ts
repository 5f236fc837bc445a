/** Reading: what a GET answers. Nothing of the world changes by it. */
import type { GraphObject } from '../tenant/graph-object.ts';
import { failure, notFound, noSuchResource, type GraphAnswer } from './answers.ts';
import { expanded } from './expand.ts';
import { listed } from './list.ts';
import type { AnySet, Navigation } from './model/entity-set.ts';
import { memberAt } from './odata/filter.ts';
import { objectShape, type ReadContext } from './model/shape.ts';
import { ODataError } from './odata/parse-filter.ts';
import { queryOptionsOf, type QueryOptions } from './odata/query-options.ts';
import { header, type GraphRequest, type Target } from './request.ts';
import { resolvePath } from './resolve-path.ts';
import { singleton } from './singletons.ts';

/** Lists of records, the same as long as nothing of them may have changed. */
export type RecordsOf = (set: AnySet) => readonly object[];

interface Reading {
  readonly request: GraphRequest;
  readonly target: Target;
  readonly context: ReadContext;
  readonly options: QueryOptions;
  readonly recordsOf: RecordsOf;
}

/** Whoever asks is an application: there is no person whose own things these would be. */
const nobody = failure(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');

const noSegment = (segment: string): GraphAnswer =>
  failure(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);

/** The answer to a GET. Whatever is wrong with it is Graph's answer, never an exception. */
export function read(
  request: GraphRequest,
  target: Target,
  context: ReadContext,
  recordsOf: RecordsOf,
): GraphAnswer {
  try {
    const options = queryOptionsOf(target.query);
    return answerTo({ request, target, context, options, recordsOf });
  } catch (error) {
    if (!(error instanceof ODataError)) throw error;
    return failure(400, 'BadRequest', error.message);
  }
}

function answerTo(reading: Reading): GraphAnswer {
  const { target, context, options } = reading;
  const resolved = resolvePath(context.directory, target.path, target.version);
  if (!resolved) {
    if (/^me(\/|$)/i.test(target.path)) return nobody;
    const alone = singleton(target.path, context);
    return alone
      ? {
          status: 200,
          body: {
            ...contextOf(reading, '', alone.type),
            ...objectShape.view(alone.object, context, options.select),
          },
        }
      : noSegment(target.path.split('/').at(-1) ?? '');
  }
  const { set, rest } = resolved;
  const [first, second, ...further] = rest;
  if (first === undefined) return wholeSet(reading, set);
  if (first === '$count') return counted(reading, set);
  const record = set.find(first, context);
  if (!record) return set.origin === 'directory' ? noSuchResource(first) : notFound(set.type, first);
  if (second === undefined)
    return {
      status: 200,
      body: { ...contextOf(reading, '/$entity'), ...expanded(set, record, options, context) },
    };
  return below(reading, set, record, second, further);
}

function wholeSet(reading: Reading, set: AnySet): GraphAnswer {
  const { request, options, context } = reading;
  if (
    options.search !== null &&
    set.origin === 'directory' &&
    header(request, 'consistencylevel') !== 'eventual'
  )
    return failure(
      400,
      'Request_UnsupportedQuery',
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  const { items, next, total } = listed(set, reading.recordsOf(set), options, context);
  return {
    status: 200,
    body: {
      ...contextOf(reading, ''),
      ...(options.count || set.origin === 'intune' ? { '@odata.count': total } : {}),
      ...nextLink(reading, next),
      value: items.map((record) => expanded(set, record, options, context)),
    },
  };
}

/** '/$count' is a bare number. */
function counted({ options, context, recordsOf }: Reading, set: AnySet): GraphAnswer {
  const { total } = listed(set, recordsOf(set), { ...options, top: null, skip: 0 }, context);
  return { status: 200, text: String(total) };
}

/** What an object leads to: '…/{id}/members', '…/members/{id}', '…/members/$count', '…/members/microsoft.graph.user'. */
function below(
  reading: Reading,
  set: AnySet,
  record: object,
  name: string,
  further: readonly string[],
): GraphAnswer {
  const { context } = reading;
  const entry = Object.entries(set.navigations).find(([one]) => one.toLowerCase() === name.toLowerCase());
  const navigation = entry?.[1];
  if (!navigation || (navigation.beta && context.version !== 'beta'))
    return property(reading, set, record, name, further);
  if (!navigation.many) {
    const object = navigation.of(record, context);
    if (further.length > 0) return noSegment(further[0] ?? '');
    return object === null
      ? { status: 204 }
      : {
          status: 200,
          body: {
            ...contextOf(reading, '/$entity'),
            ...objectShape.view(object, context, reading.options.select),
          },
        };
  }
  return members(reading, set, { record, navigation }, further);
}

function members(
  reading: Reading,
  set: AnySet,
  { record, navigation }: { record: object; navigation: Extract<Navigation<object>, { many: true }> },
  [first, ...further]: readonly string[],
): GraphAnswer {
  const { context, options } = reading;
  const all = navigation.of(record, context);
  if (first !== undefined && !first.startsWith('$') && !/^microsoft\.graph\./i.test(first)) {
    const found = all.find((one) => String(memberAt(one, ['id'])).toLowerCase() === first.toLowerCase());
    if (!found) return set.origin === 'directory' ? noSuchResource(first) : notFound('object', first);
    return {
      status: 200,
      body: { ...contextOf(reading, '/$entity'), ...objectShape.view(found, context, options.select) },
    };
  }
  const cast = first !== undefined && !first.startsWith('$') ? `#${first}`.toLowerCase() : null;
  const kept = cast === null ? all : all.filter((one) => String(one['@odata.type']).toLowerCase() === cast);
  const tail = cast === null ? first : further[0];
  const list = listed(
    { ...set, type: 'entity', shape: objectShape as AnySet['shape'], idOf },
    kept,
    options,
    context,
  );
  if (tail === '$count') return { status: 200, text: String(list.total) };
  if (tail !== undefined && tail !== '$ref') return noSegment(tail);
  const objects = list.items as readonly GraphObject[];
  return {
    status: 200,
    body: {
      ...contextOf(reading, ''),
      ...(options.count ? { '@odata.count': list.total } : {}),
      ...nextLink(reading, list.next),
      value:
        tail === '$ref'
          ? objects.map((one) => ({
              '@odata.id': `${reading.target.origin}/${context.version}/directoryObjects/${idOf(one)}`,
            }))
          : objects.map((one) => objectShape.view(one, context, options.select)),
    },
  };
}

const idOf = (object: object): string => String(memberAt(object, ['id']) ?? '');

/** One property alone: '…/{id}/displayName', and its bare value behind '/$value'. */
function property(
  reading: Reading,
  set: AnySet,
  record: object,
  name: string,
  [first]: readonly string[],
): GraphAnswer {
  const value = set.shape.value(record, [name], reading.context);
  if (value === undefined || (first !== undefined && first !== '$value')) return noSegment(name);
  if (value === null) return { status: 204 };
  if (first === '$value')
    return { status: 200, text: typeof value === 'string' ? value : JSON.stringify(value) };
  return { status: 200, body: { ...contextOf(reading, ''), value } };
}

/** '@odata.context', with what was selected and expanded. */
function contextOf({ target, options }: Reading, ending: string, type?: string): GraphObject {
  const parts = [...(options.select ?? []), ...options.expand.map(({ name }) => `${name}()`)];
  const shown = parts.length > 0 ? `(${parts.join(',')})` : '';
  const path = type === undefined ? target.path.replace(/\/[^/]+$/, ending === '' ? '$&' : '') : target.path;
  return { '@odata.context': `${target.origin}/${target.version}/$metadata#${path}${shown}${ending}` };
}

/** The whole request again, from where this page ended. */
function nextLink({ target }: Reading, token: string | null): GraphObject {
  if (token === null) return {};
  const kept = target.query
    .split('&')
    .filter((pair) => pair !== '' && !/^(\$|%24)(skip|skiptoken)=/i.test(pair));
  const query = [...kept, `$skiptoken=${encodeURIComponent(token)}`].join('&');
  return { '@odata.nextLink': `${target.origin}/${target.version}/${target.path}?${query}` };
}
