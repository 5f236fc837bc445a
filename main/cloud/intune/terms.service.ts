/** portal.manage.microsoft.com: the terms of use that a person accepts before a device is enrolled for them. */
import type { Service } from '../../world/internet/http.ts';
import { json, splitUrl, text } from '../../world/internet/http.ts';
import type { Directory } from '../graph/directory.ts';
import { answer } from '../service.ts';

export const termsService = (directory: Directory): Service =>
  answer((request) => {
    if (request.method !== 'GET' || !/^\/termsofuse\.aspx$/i.test(splitUrl(request.url).path))
      return text('Not Found', 404);
    return json({
      terms: [...directory.terms.values()].map(({ title, displayName, bodyText }) => ({
        title: title || displayName,
        bodyText,
      })),
    });
  });
