/** Services whose answer takes no time of its own; transport time is the internet's. */
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';

/** A service from a plain function. */
export const answer = (respond: (request: HttpRequest) => HttpResponse): Service =>
  // eslint-disable-next-line require-yield
  function* (request) {
    return respond(request);
  };
