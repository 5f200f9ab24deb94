import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownLocale, preferredLocale } from '../domain/accept-language.ts';
import { plainPage } from './check-page.ts';
import { PAGE_HEADERS } from './page-style.ts';
import type { PageLanguages, PageWords } from './page-words.ts';
import { publicPage } from './public-page.ts';

interface Worded {
  readonly pages: PageLanguages;
}

/** The language a reader chose, or their browser did. */
export function readerOf({ pages }: Worded, { query, headers }: FastifyRequest): PageWords {
  const { lang } = (query ?? {}) as { lang?: unknown };
  const locales = pages.map(({ locale }) => locale);
  const locale =
    (typeof lang === 'string' && knownLocale(locales, lang)) ||
    preferredLocale(locales, headers['accept-language']);
  const words = pages.find((one) => one.locale === locale);
  if (!words) throw new Error('public pages without a language');
  return words;
}

/** Sends a page with everything that keeps it harmless. */
export function answerPage(
  { pages }: Worded,
  words: PageWords,
  reply: FastifyReply,
  written: { readonly title: string; readonly content: string; readonly translated?: boolean },
): FastifyReply {
  return reply.headers(PAGE_HEADERS).send(publicPage({ words, languages: pages, ...written }));
}

/** What is wrong on our side is logged; the reader learns that something is. */
export function answerFailure(
  worded: Worded,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode >= 500) request.log.error({ err: error }, 'a public page failed');
  const words = readerOf(worded, request);
  return answerPage(worded, words, reply.code(statusCode), plainPage(words.failed, 'wait'));
}
