/** An administrator's write, and what the administrator sees of it. */
import type { GraphAnswered, Refusal } from '../../shared/bridge.ts';
import type { GraphWrite } from '../../shared/session/input.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { errorSentence } from '../cloud/graph/error-shape.ts';
import { NetworkError } from '../world/internet/network-error.ts';

/** In place of a status: nothing came back. */
export const noAnswer = 0;

/** Graph's answer; where none came, the reason in the form of an error. */
export function administered(cloud: Cloud, write: GraphWrite): GraphAnswered {
  try {
    return cloud.administer(write);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return { status: noAnswer, body: { error: { code: error.failure, message: error.message } } };
  }
}

/** Why a write was not done, for the person who sent it. */
export function refusalOf(answer: GraphAnswered): Refusal & { readonly graph?: GraphAnswered } {
  const sentence = errorSentence(answer.body);
  return answer.status === noAnswer
    ? { reason: `No answer came: ${sentence}` }
    : { reason: `The service answered ${answer.status}: ${sentence}`, graph: answer };
}
