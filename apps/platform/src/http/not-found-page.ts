import type { RequestHandler } from 'express';
import { both, sendPage } from './page.ts';

/** A browser that asks for an address that is none is shown the way home; every other program gets problem details. */
export const notFoundPage: RequestHandler = (request, response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || request.accepts(['json', 'html']) !== 'html') return next();
  response.status(404);
  const said = both({ vi: 'Không có trang nào ở địa chỉ này.', en: 'There is no page at this address.' });
  const home = both({ vi: 'Về trang đầu', en: 'To the start page' });
  sendPage(response, {
    title: 'Liên Ngành – 404',
    body: `<h1>404</h1><p>${said}</p><p><a href="/">${home}</a></p>`,
  });
};
